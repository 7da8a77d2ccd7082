import type { TableMaker } from '../columns/table-maker.ts';
import { orderLineTable, orderTable } from './commerce/orders.ts';
import { cookieTruthTable, pageHitTable } from './commerce/page-hits.ts';
import { productTable } from './commerce/products.ts';
import { campaignSendTable, unsubscribeEventTable } from './marketing/campaign-send-tables.ts';
import { campaignTable } from './marketing/campaigns.ts';
import { segmentMemberTable } from './marketing/segments.ts';
import { tagContactTable } from './marketing/tags.ts';
import { noteTable, noteTruthTable } from './service/notes.ts';
import { ticketMessageTable, ticketTruthTable } from './service/ticket-messages.ts';
import { ticketTable } from './service/tickets.ts';
import type { CompanyBlock } from './company-block.ts';
import { consentEventTable } from './holdings/consent-event-table.ts';
import { consentTextTable } from './holdings/consent-text-table.ts';
import { contactAccountTable } from './holdings/contact-account-table.ts';
import { contactPointTable } from './holdings/contact-point-table.ts';
import { contactTable } from './holdings/contact-table.ts';
import { customAttributeTable } from './holdings/custom-attribute-table.ts';
import { optOutAddressTable, optOutChannelTable, optOutListTable, optOutPersonTable } from './holdings/opt-out-tables.ts';
import { consentTruthTable, corruptionTable, truthLinkTable } from './holdings/truth-tables.ts';

/** The tables of a company, those that others read first. */
export const COMPANY_TABLES: readonly TableMaker<CompanyBlock>[] = [
  contactTable, contactPointTable, contactAccountTable, customAttributeTable,
  consentTextTable, consentEventTable,
  optOutPersonTable, optOutAddressTable, optOutChannelTable, optOutListTable,
  truthLinkTable, corruptionTable, consentTruthTable,
  productTable,
  orderTable,
  orderLineTable,
  ticketTable,
  ticketMessageTable,
  ticketTruthTable,
  noteTable,
  noteTruthTable,
  campaignTable,
  unsubscribeEventTable,
  campaignSendTable,
  pageHitTable,
  cookieTruthTable,
  tagContactTable,
  segmentMemberTable,
];
