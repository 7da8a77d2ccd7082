import type { TableMaker } from '../../columns/table-maker.ts';
import { INTERACTION_TRUTH } from '../../schema/social-tables.ts';
import type { Block } from '../block-context.ts';
import { actionKeys } from './interaction-text-table.ts';
import { interactionTextsOf } from './interaction-texts.ts';
import { LEAKS, TRUTHFUL } from './stated-facts.ts';

/** What the kept texts of a block state. */
export const interactionTruthTable: TableMaker<Block> = {
  schema: INTERACTION_TRUTH,
  scope: 'block',
  make(block) {
    const { actions, facts } = interactionTextsOf(block);
    const stating = facts.flatMap((fact, i) => (fact === null ? [] : [{ action: actions[i]!, fact }]));
    return {
      ...actionKeys(block, stating.map(({ action }) => action)),
      leak: { kind: 'coded', type: 'string', codes: Uint32Array.from(stating, ({ fact }) => fact.leak), dictionary: LEAKS },
      truthful: { kind: 'coded', type: 'boolean', codes: Uint32Array.from(stating, ({ fact }) => (fact.truthful ? 1 : 0)), dictionary: TRUTHFUL },
    };
  },
};
