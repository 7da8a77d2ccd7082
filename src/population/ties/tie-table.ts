import type { TableMaker } from '../../columns/table-maker.ts';
import { TIE } from '../../schema/tie-tables.ts';
import { dates, integers, type Block } from '../block-context.ts';
import { blockTies } from './block-ties.ts';
import { kindOfTie, otherOfTie, rowOfTie, slotOfTie, TIE_KINDS } from './tie-codes.ts';
import { tiedOn } from './tie-dates.ts';

/** The ties whose lower id is in the block. */
export const tieTable: TableMaker<Block> = {
  schema: TIE,
  scope: 'block',
  make(block) {
    const { slots, ownSlot, codes } = blockTies(block);
    const own = slots[ownSlot]!;
    // The slots ascend: those from the own one on hold the higher ids.
    let length = 0;
    for (let i = 0; i < codes.length; i++) if (slotOfTie(codes[i]!) >= ownSlot) length++;
    const [sourceId, targetId, since, kind] = [new Int32Array(length), new Int32Array(length), new Int32Array(length), new Uint32Array(length)];
    const when = block.draws('tie.since');
    for (let i = 0, at = 0; i < codes.length; i++) {
      const code = codes[i]!;
      const slot = slotOfTie(code);
      if (slot < ownSlot) continue;
      const other = slots[slot]!;
      const [row, otherRow] = [rowOfTie(code), otherOfTie(code)];
      const [low, high] = [own.firstId + row, other.firstId + otherRow];
      sourceId[at] = low;
      targetId[at] = high;
      kind[at] = kindOfTie(code);
      since[at++] = tiedOn(own.since[row]!, other.since[otherRow]!, block.plan.asOfDay, when.uniform(low, high));
    }
    return { sourceId: integers(sourceId), targetId: integers(targetId), kind: { kind: 'coded', type: 'string', codes: kind, dictionary: [...TIE_KINDS] }, since: dates(since) };
  },
};
