import type { TableMaker } from '../../columns/table-maker.ts';
import { INTERACTION_TEXT } from '../../schema/social-tables.ts';
import { integers, texts, type Block } from '../block-context.ts';
import { accountsOf } from './account-list.ts';
import { actionsOf } from './action-stream.ts';
import { interactionTextsOf } from './interaction-texts.ts';

/** The kept texts of a block's posts and comments. */
export const interactionTextTable: TableMaker<Block> = {
  schema: INTERACTION_TEXT,
  scope: 'block',
  make(block) {
    const { actions, texts: textOf } = interactionTextsOf(block);
    return { ...actionKeys(block, actions), text: texts(actions.length, (row) => textOf[row]!) };
  },
};

/** The key columns of actions of a block. */
export function actionKeys(block: Block, actions: readonly number[]) {
  const { accountId } = accountsOf(block);
  const { account, first } = actionsOf(block);
  return {
    accountId: integers(Int32Array.from(actions, (action) => accountId[account[action]!]!)),
    seq: integers(Int32Array.from(actions, (action) => action - first[account[action]!]!)),
  };
}
