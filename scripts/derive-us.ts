/*
 * Derives the small tables of the `us` country pack from a folder of published files:
 *
 *   npx tsx scripts/derive-us.ts <folder with postcode-population.csv, surnames-2010.csv, …>
 *
 * Writes src/population/countries/us/{postcodes,coordinates,ages,surnames,surname-groups,given-names}.ts. Sources and licences of
 * the files are in src/population/countries/us/provenance.ts.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from '@faker-js/faker';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('derive-us.folder: expected the folder of the published files, got none');
const target = new URL('../src/population/countries/us/', import.meta.url);
const HEAD = '/* Derived by scripts/derive-us.ts from the published files named in provenance.ts. */\n\n';

/** Rows of a CSV file that quotes nothing but numbers with a thousands comma. */
function readRows(name: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(join(folder!, name), 'utf8').trim().split(/\r?\n/);
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.replaceAll(/"(\d+),(\d+)"/g, '$1$2').split(',').map((cell, i) => [names[i]!, cell])));
}

function write(name: string, text: string): void {
  writeFileSync(new URL(name, target), `${HEAD}${text}`);
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

/** Long strings in source lines that an editor can show. */
function literal(name: string, doc: string, text: string): string {
  const lines = text.match(/.{1,150}/gs) ?? [''];
  return `/** ${doc} */\nexport const ${name} =\n${lines.map((line) => `  ${quoted(line)}`).join(' +\n')};\n`;
}

function derivePostcodes(): void {
  const rows = readRows('postcode-population.csv').filter((row) => Number(row['population']) > 0).sort((a, b) => (a['postcode']! < b['postcode']! ? -1 : 1));
  let code = 0;
  let county = '';
  const entries = rows.map((row) => {
    const step = Number(row['postcode']) - code;
    code += step;
    const fields = [step.toString(36), Number(row['population']).toString(36)];
    if (row['county_fips'] !== county) fields.push(Number(row['county_fips']).toString(36));
    county = row['county_fips']!;
    return fields.join('.');
  });
  const states = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const names = states.get(row['county_fips']!.slice(0, 2)) ?? new Map<string, number>();
    names.set(row['state']!, (names.get(row['state']!) ?? 0) + 1);
    states.set(row['county_fips']!.slice(0, 2), names);
  }
  // A few postcodes cross a state line; the county decides, so the most frequent name of its prefix.
  const stateNames = [...states].sort().map(([prefix, names]) => `${prefix}${[...names].sort((a, b) => b[1] - a[1])[0]![0]}`);
  write('postcodes.ts', [
    literal('POSTCODES', 'In order of the code: difference to the code before, population and, where it changes, county FIPS code; base 36, dots within, commas between.', entries.join(',')),
    literal('STATES', 'State FIPS prefix and postal abbreviation.', stateNames.join(',')),
  ].join('\n'));
  deriveCoordinates(rows);
}

/** To 1/100 degree, about 1 km: enough for distances between postcodes. */
function deriveCoordinates(rows: readonly Record<string, string>[]): void {
  let [latitude, longitude] = [0, 0];
  const entries = rows.map(({ lat, lng }) => {
    const [north, east] = [Math.round(Number(lat) * 100), Math.round(Number(lng) * 100)];
    const entry = `${(north - latitude).toString(36)}.${(east - longitude).toString(36)}`;
    [latitude, longitude] = [north, east];
    return entry;
  });
  write('coordinates.ts', literal('COORDINATES', 'Centres in the order of POSTCODES: differences of latitude and longitude to the entry before, in 1/100 degree, base 36; dots within, commas between.', entries.join(',')));
}

function deriveAges(): void {
  const bands2020 = readRows('age-sex-2020.csv').map((row) => [row['from'], row['female'], row['male']].join(', '));
  const bands2000 = readRows('age-2000.csv').map((row) => [row['from'], row['people']].join(', '));
  write('ages.ts', [
    '/** Residents by age band, Census 2020: first age of the band, female, male; the last band is open. */',
    `export const AGE_BANDS_2020: readonly (readonly [from: number, female: number, male: number])[] = [\n${bands2020.map((band) => `  [${band}],`).join('\n')}\n];\n`,
    '/** Residents by age band, Census 2000: first age of the band, people; the last band is open. */',
    `export const AGE_BANDS_2000: readonly (readonly [from: number, people: number])[] = [\n${bands2000.map((band) => `  [${band}],`).join('\n')}\n];\n`,
  ].join('\n'));
}

function deriveSurnames(): void {
  const rows = readRows('surnames-2010.csv');
  const names = rows.map((row) => `${row['surname']!} ${row['count']!}`);
  const published = new Set(rows.map((row) => row['surname']!));
  const { first_name, last_name } = en.person!;
  const family = (last_name!.generic ?? []).filter((name) => /^[A-Z][A-Za-z']+$/.test(name) && !published.has(name));
  const stems = new Set<string>();
  for (const name of [...(last_name!.generic ?? []), ...(first_name!.male ?? []), ...(first_name!.female ?? [])]) {
    const stem = name.replace(/(ia|ie|ee|[aeiouy])$/, '');
    if (/^[A-Z][a-z]{2,5}$/.test(stem) && !published.has(stem)) stems.add(stem);
  }
  write('surnames.ts', [
    literal('SURNAMES', 'The most frequent surnames and their bearers in 2010, most frequent first.', names.join(',')),
    literal('FURTHER_SURNAMES', 'Surnames without frequencies, from the vocabulary of faker (MIT).', [...new Set(family)].sort().join(',')),
    literal('SURNAME_STEMS', 'Stems for the synthetic tail, from the same vocabulary.', [...stems].sort().join(',')),
  ].join('\n'));
}

/** Whole percents for five groups; the sixth is what is left. A published blank (too few bearers) counts as 0. */
function deriveSurnameGroups(): void {
  const groups = ['pct_white', 'pct_hispanic', 'pct_black', 'pct_asian_pacific', 'pct_two_or_more'];
  const entries = readRows('surnames-2010.csv').map((row) => groups.map((group) => Math.round(Number(row[group]) || 0).toString(36)).join('.'));
  write('surname-groups.ts', literal('SURNAME_GROUPS', 'In the order of SURNAMES: bearers in the groups A to E of pack.ts in percent, base 36, dots within, commas between; group F is what is left of 100.', entries.join(',')));
}

function deriveGivenNames(): void {
  const rows = readRows('given-names-2010.csv');
  const { first_name } = en.person!;
  const sections: string[] = [];
  for (const [label, sex] of [['FEMALE', 'F'], ['MALE', 'M']] as const) {
    const recent = rows.filter((row) => row['sex'] === sex && Number(row['share']) > 0).map((row) => `${row['name']!} ${Math.round(Number(row['share']) * 1e4)}`);
    const vocabulary = [...new Set((sex === 'F' ? first_name!.female : first_name!.male) ?? [])].filter((name) => /^[A-Z][a-z]+$/.test(name)).sort();
    sections.push(literal(`${label}_NAMES_2010`, `Given names (${sex}) of those born in 2010 with their share in 1/10,000, most frequent first.`, recent.join(',')));
    sections.push(literal(`${label}_NAMES`, `Given names (${sex}) in use, from the vocabulary of faker (MIT), without frequencies.`, vocabulary.join(',')));
  }
  write('given-names.ts', sections.join('\n'));
}

derivePostcodes();
deriveAges();
deriveSurnames();
deriveSurnameGroups();
deriveGivenNames();
