import type { TableMaker } from '../../columns/table-maker.ts';
import { OPT_OUT_ADDRESS, OPT_OUT_CHANNEL, OPT_OUT_LIST, OPT_OUT_PERSON } from '../../schema/contact-tables.ts';
import type { CompanyBlock } from '../company-block.ts';
import { optOutByAddress, optOutByChannel, optOutByList, optOutByPerson } from '../opt-out-views.ts';
import { wholeLedger } from '../whole-ledger.ts';

/*
 * The four opt-out lists as they stand at the extract. All derive from the ledger and hold nothing of their own.
 */

export const optOutPersonTable: TableMaker<CompanyBlock> = {
  schema: OPT_OUT_PERSON,
  scope: 'block',
  make(block) {
    const { events, end } = wholeLedger(block);
    return optOutByPerson(events, end).columns;
  },
};

export const optOutAddressTable: TableMaker<CompanyBlock> = {
  schema: OPT_OUT_ADDRESS,
  scope: 'block',
  make(block) {
    const { events, points, end } = wholeLedger(block);
    return optOutByAddress(events, points(), end).columns;
  },
};

export const optOutChannelTable: TableMaker<CompanyBlock> = {
  schema: OPT_OUT_CHANNEL,
  scope: 'block',
  make(block) {
    const { events, points, end, byStaff } = wholeLedger(block);
    return optOutByChannel(events, points(), end, byStaff).columns;
  },
};

export const optOutListTable: TableMaker<CompanyBlock> = {
  schema: OPT_OUT_LIST,
  scope: 'block',
  make(block) {
    const { events, end } = wholeLedger(block);
    return optOutByList(events, end).columns;
  },
};
