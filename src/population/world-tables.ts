import type { TableMaker } from '../columns/table-maker.ts';
import { PERSON } from '../schema/world.ts';
import type { Block } from './block-context.ts';
import { checkInTable } from './mobility/check-in-table.ts';
import { deviceTable } from './mobility/device-table.ts';
import { venueTable } from './mobility/venue-table.ts';
import { employerTable } from './places/employer-table.ts';
import { householdTable } from './places/household-table.ts';
import { placeTable } from './places/place-table.ts';
import { residenceTable } from './places/residence-table.ts';
import { accountTable } from './social/account-table.ts';
import { accountTruthTable } from './social/account-truth-table.ts';
import { interestTable } from './social/interest-table.ts';
import { interestTruthTable } from './social/interest-truth-table.ts';
import { likeTable } from './social/like-table.ts';
import { interactionTable } from './social/interaction-table.ts';
import { interactionTextTable } from './social/interaction-text-table.ts';
import { interactionTruthTable } from './social/interaction-truth-table.ts';
import { followTable } from './ties/follow-table.ts';
import { tieTable } from './ties/tie-table.ts';

/** The people themselves: the columns of `PERSON_ATTRIBUTES` that `PERSON` lists. */
export const personTable: TableMaker<Block> = {
  schema: PERSON,
  scope: 'block',
  make: ({ column }) => new Map(PERSON.columns.map(({ name }) => [name, column(name)])),
};

/** The tables of a world, those that others read first. */
export const WORLD_TABLES: readonly TableMaker<Block>[] = [
  personTable,
  placeTable, householdTable, residenceTable, employerTable,
  tieTable, followTable,
  accountTable, accountTruthTable, interestTable, interestTruthTable, likeTable, interactionTable, interactionTextTable, interactionTruthTable,
  deviceTable, venueTable, checkInTable,
];
