import { codeTexts } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { CUSTOM_ATTRIBUTE } from '../../schema/contact-tables.ts';
import type { CompanyBlock } from '../company-block.ts';

/** Free attributes of the block's contacts, by contact and key. */
export const customAttributeTable: TableMaker<CompanyBlock> = {
  schema: CUSTOM_ATTRIBUTE,
  scope: 'block',
  make(block) {
    const { contactId, key, value } = block.held().attributes;
    return { contactId: { kind: 'number', type: 'integer', values: Int32Array.from(contactId) }, key: codeTexts(key, key.length), value: codeTexts(value, value.length) };
  },
};
