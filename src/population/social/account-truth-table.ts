import type { TableMaker } from '../../columns/table-maker.ts';
import { ACCOUNT_TRUTH } from '../../schema/social-tables.ts';
import { integers, type Block } from '../block-context.ts';
import { accountsOf } from './account-list.ts';
import { biosOf } from './bios.ts';
import { LEAKS, TRUTHFUL } from './stated-facts.ts';

/** What the bios of a block's accounts state. */
export const accountTruthTable: TableMaker<Block> = {
  schema: ACCOUNT_TRUTH,
  scope: 'block',
  make(block) {
    const { accountId } = accountsOf(block);
    const stated = [...biosOf(block).facts].flatMap(([at, facts]) => facts.map(({ leak, truthful }) => ({ at, leak, truthful })));
    return {
      accountId: integers(Int32Array.from(stated, ({ at }) => accountId[at]!)),
      leak: { kind: 'coded', type: 'string', codes: Uint32Array.from(stated, ({ leak }) => leak), dictionary: LEAKS },
      truthful: { kind: 'coded', type: 'boolean', codes: Uint32Array.from(stated, ({ truthful }) => (truthful ? 1 : 0)), dictionary: TRUTHFUL },
    };
  },
};
