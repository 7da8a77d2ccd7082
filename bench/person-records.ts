import { faker } from '@faker-js/faker';
import { median } from 'simple-statistics';
import { openBlock, type Block } from '../src/population/block-context.ts';
import { openWorld, planWorld } from '../src/population/index.ts';
import { BLOCK } from '../src/schema/world.ts';

/** Records per second, median over alternating runs, and ours as a multiple of the reference in the same process. */
export interface RecordBenchmark {
  readonly fakerPerSecond: number;
  readonly objectsPerSecond: number;
  readonly codedPerSecond: number;
  readonly objectsRatio: number;
  readonly codedRatio: number;
}

interface PersonRecord {
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly sex: string | null;
  readonly birthDate: number;
  readonly email: string | null;
  readonly phone: string | null;
  readonly street: string;
  readonly city: string;
  readonly postcode: string | null;
}

/**
 * The same nine fields of a person by faker and by the simulator, on one thread: as objects with strings,
 * and as coded columns. Ours live in households, fit together and repeat under a seed; faker's do not.
 */
export async function benchmarkRecords(blocks: number, runs: number): Promise<RecordBenchmark> {
  const world = await openWorld(await planWorld({ country: 'us', people: (blocks + 1) * BLOCK, seed: 42, asOf: '2026-01-01' }));
  let seen = 0;
  const objects = (block: number): void => {
    for (const record of recordsOf(openBlock(world, block))) if (record.email !== null) seen++;
  };
  const coded = (block: number): void => {
    const opened = openBlock(world, block);
    for (const name of COLUMNS) opened.column(name);
    seen += opened.table('household').rows;
  };
  const reference = (): void => {
    for (let i = 0; i < BLOCK; i++) if (fakerRecord().email !== null) seen++;
  };
  const rates = { faker: [] as number[], objects: [] as number[], coded: [] as number[] };
  for (let run = -1; run < runs; run++) {
    for (const [name, make] of [['faker', reference], ['objects', objects], ['coded', coded]] as const) {
      const began = performance.now();
      for (let block = 0; block < blocks; block++) make(block);
      // The first round warms up.
      if (run >= 0) rates[name].push((blocks * BLOCK * 1000) / (performance.now() - began));
    }
  }
  if (seen === 0) throw new Error('bench.records: expected records with an e-mail address, got none');
  const [fakerPerSecond, objectsPerSecond, codedPerSecond] = [median(rates.faker), median(rates.objects), median(rates.coded)];
  return { fakerPerSecond, objectsPerSecond, codedPerSecond, objectsRatio: objectsPerSecond / fakerPerSecond, codedRatio: codedPerSecond / fakerPerSecond };
}

const COLUMNS = ['givenName', 'surname', 'sex', 'birthDate', 'email', 'phone', 'postcode', 'place', 'householdId'];

function* recordsOf(block: Block): Generator<PersonRecord> {
  const [givenName, surname, sex, email, phone, postcode] = ['givenName', 'surname', 'sex', 'email', 'phone', 'postcode'].map((name) => block.texts(name)) as [Text, Text, Text, Text, Text, Text];
  const [birthDate, place, home] = ['birthDate', 'place', 'householdId'].map((name) => block.numbers(name)) as [Int32Array, Int32Array, Int32Array];
  const household = block.table('household');
  const [homes, numbers, streets] = ['householdId', 'houseNumber', 'street'].map((name) => household.columns.get(name)!);
  if (homes?.kind !== 'number' || numbers?.kind !== 'number' || streets?.kind !== 'coded') throw new Error('bench.records: expected households with an address, got other columns');
  const { cities, city } = block.pack.postcodes;
  let at = 0;
  for (let row = 0; row < block.rows; row++) {
    while (homes.values[at] !== home[row]) at++;
    yield {
      givenName: givenName(row),
      surname: surname(row),
      sex: sex(row),
      birthDate: birthDate[row]!,
      email: email(row),
      phone: phone(row),
      street: `${numbers.values[at]} ${streets.dictionary[streets.codes[at]!]}`,
      city: cities[city[place[row]!]!]!,
      postcode: postcode(row),
    };
  }
}

type Text = (row: number) => string | null;

function fakerRecord(): PersonRecord {
  return {
    givenName: faker.person.firstName(),
    surname: faker.person.lastName(),
    sex: faker.person.sex(),
    birthDate: faker.date.birthdate().getTime(),
    email: faker.internet.email(),
    phone: faker.phone.number(),
    street: faker.location.streetAddress(),
    city: faker.location.city(),
    postcode: faker.location.zipCode(),
  };
}
