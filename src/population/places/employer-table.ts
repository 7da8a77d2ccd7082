import { codeTexts } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import type { Draws } from '../../random/draws.ts';
import { EMPLOYER } from '../../schema/place-tables.ts';
import { categories, codedNumbers } from '../attributes/categories.ts';
import type { Block } from '../block-context.ts';
import { INDUSTRIES, labourMarket } from './labour-market.ts';

/** Parts of invented company names; no list of real companies was used. */
const BEGINNINGS = 'Alv Bex Bro Calo Cor Dax Dell Elv Fen Gar Gri Hal Ino Jor Kel Lor Lum Mer Mir Nar Nov Oll Orb Pax Pel Qua Rel Ros Sel Sol Tal Tor Ulm Val Ver Vin Wex Yor Zan Zel'.split(' ');
const ENDINGS = 'abrix acre adel amont andro aris astra avane ebrook edon elan emar enix erra estra evant idane ilon imere inor iston ivex obrant olis omar onde orin ostra ovane ubra'.split(' ');
const FORMS = ['Works', 'Group', 'Partners', 'Brothers', 'Supply', 'Services', 'Associates', 'Holdings', 'Union', 'House', 'Company', 'Collective'] as const;

/** The companies with their seat in a block, in the order of their hidden numbers. */
export const employerTable: TableMaker<Block> = {
  schema: EMPLOYER,
  scope: 'block',
  make({ plan, pack: { postcodes }, block, rows, draws, numbers }) {
    const market = labourMarket(plan);
    const place = numbers('place');
    const [names, seats] = [draws('employer.name'), draws('employer.place')];
    const companies = market.seatedIn(block);
    // A company sits where some person of the block lives, so more of them in more populous postcodes.
    const seatOf = companies.map((company) => place[seats.below(rows, company)]!);
    return {
      employerId: codedNumbers(companies, market.idOf),
      name: codeTexts(companies.map((company) => companyName(names, company)), companies.length),
      industry: categories(Uint32Array.from(companies, market.industryOf), INDUSTRIES),
      postcode: codedNumbers(seatOf, (index) => postcodes.codes[index]!),
      region: codedNumbers(seatOf, (index) => postcodes.countyState[postcodes.county[index]!]!),
    };
  },
};

function companyName(draws: Draws, company: number): string {
  const part = (parts: readonly string[], counter: number): string => parts[Math.floor(draws.uniform(company, counter) * parts.length)]!;
  return `${part(BEGINNINGS, 0)}${part(ENDINGS, 1)} ${part(FORMS, 2)}`;
}
