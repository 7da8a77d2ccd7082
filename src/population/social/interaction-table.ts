import { MISSING_INTEGER } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { INTERACTION } from '../../schema/social-tables.ts';
import { SUBJECTS } from '../attributes/profile.ts';
import { decimals, integers, moments, type Block } from '../block-context.ts';
import { accountsOf } from './account-list.ts';
import { actionsOf, KINDS } from './action-stream.ts';
import { targetsOf } from './action-targets.ts';

/** What the accounts of a block did in the window. */
export const interactionTable: TableMaker<Block> = {
  schema: INTERACTION,
  scope: 'block',
  make(block) {
    const { accountId: idOf } = accountsOf(block);
    const { size, account, at, kind, topic, sentiment, first } = actionsOf(block);
    const targets = targetsOf(block);
    const [accountId, seq, targetAccountId, targetSeq] = [new Int32Array(size), new Int32Array(size), new Int32Array(size), new Int32Array(size)];
    for (let i = 0; i < size; i++) {
      accountId[i] = idOf[account[i]!]!;
      seq[i] = i - first[account[i]!]!;
      const [whose, what] = [targets.account[i]!, targets.action[i]!];
      targetAccountId[i] = whose < 0 ? MISSING_INTEGER : idOf[whose]!;
      targetSeq[i] = what < 0 ? MISSING_INTEGER : what - first[whose]!;
    }
    return {
      accountId: integers(accountId),
      seq: integers(seq),
      kind: { kind: 'coded', type: 'string', codes: Uint32Array.from(kind), dictionary: KINDS },
      at: moments(at.slice()),
      targetAccountId: integers(targetAccountId),
      targetSeq: integers(targetSeq),
      topic: { kind: 'coded', type: 'string', codes: Uint32Array.from(topic), dictionary: SUBJECTS.map(({ label }) => label) },
      sentiment: decimals(sentiment.slice()),
    };
  },
};
