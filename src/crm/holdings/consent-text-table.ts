import { codeTexts, parseDate, type Column } from '../../columns/column.ts';
import { sha256Hex } from '../../columns/sha256.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { CONSENT_TEXT } from '../../schema/contact-tables.ts';
import type { CompanyBlock } from '../company-block.ts';
import { DAY } from '../company-hours.ts';
import { consentPurposes } from '../consent-forms.ts';
import { yearOf } from '../consent-ledger.ts';
import { CONSENT_DESIGNS, type ConsentDesign, type CrmOptions } from '../crm-options.ts';

/** How each design words the choice; the purpose is named as the vocabulary names it. */
const WORDINGS: Readonly<Record<ConsentDesign, (purpose: string, year: number) => string>> = {
  'opt-in': (purpose, year) => `[ ] I agree that my data are used for this purpose: ${purpose}. I can say no without any drawback and take back my consent at any time. (${year})`,
  'pre-ticked': (purpose, year) => `[x] Yes, use my data for this purpose: ${purpose}. Clear the box if you do not want this. (${year})`,
  bundled: (purpose, year) => `By signing up you accept our terms, which include the use of your data for this purpose: ${purpose}. (${year})`,
};

/** The number of the wording of a purpose that rests on consent (by its position among those), a year and a design. */
export function consentTextId(purpose: number, year: number, design: ConsentDesign): number {
  return (purpose * 1000 + (year - FIRST_YEAR)) * CONSENT_DESIGNS.length + CONSENT_DESIGNS.indexOf(design) + 1;
}

/** Before any record that a company may hold. */
const FIRST_YEAR = 1900;

/** Every wording in use since collecting began, by purpose and year. */
export const consentTextTable: TableMaker<CompanyBlock> = {
  schema: CONSENT_TEXT,
  scope: 'world',
  make({ options, asOfDays }) {
    const rows = consentTexts(options, asOfDays);
    const integers = (values: number[], type: 'integer' | 'date' = 'integer'): Column => ({ kind: 'number', type, values: Int32Array.from(values) });
    const texts = (values: readonly string[]): Column => codeTexts(values, values.length);
    return {
      textId: integers(rows.map(({ textId }) => textId)),
      purpose: texts(rows.map(({ purpose }) => purpose)),
      version: texts(rows.map(({ design, year }) => `${design}/${year}`)),
      design: texts(rows.map(({ design }) => design)),
      wording: texts(rows.map(({ wording }) => wording)),
      wordingHash: texts(rows.map(({ wording }) => sha256Hex(wording).slice(0, 16))),
      legalBasis: texts(rows.map(({ legalBasis }) => legalBasis)),
      validFrom: integers(rows.map(({ year }) => parseDate(`${year}-01-01`)), 'date'),
    };
  },
};

function consentTexts(options: CrmOptions, asOfDays: number) {
  const [first, last] = [yearOf((asOfDays - Math.round(options.yearsCollected * 365.25)) * DAY), yearOf(asOfDays * DAY)];
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return consentPurposes(options).flatMap(({ purpose, legalBasis, design }, at) =>
    years.map((year) => ({ textId: consentTextId(at, year, design), purpose, legalBasis, design, year, wording: WORDINGS[design](purpose, year) })),
  );
}
