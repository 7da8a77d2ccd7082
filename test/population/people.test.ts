import { describe, expect, it } from 'vitest';
import { MISSING_INTEGER, parseDate } from '../../src/columns/column.ts';
import { loadCountry, planWorld } from '../../src/population/index.ts';
import { BLOCK } from '../../src/schema/world.ts';
import { correlation, counts, mean, numbers, texts, world } from './worlds.ts';

const { people, plan } = await world();
const pack = await loadCountry('us');
const n = people.rows;
const ids = numbers(people, 'personId');
const homes = numbers(people, 'householdId');
const birth = numbers(people, 'birthDate');
const asOf = parseDate('2026-01-01');
const age = Float64Array.from(birth, (day) => Math.floor((asOf - day) / 365.2425));
const postcode = texts(people, 'postcode');
const surname = texts(people, 'surname');

/** Rows of each household, in order. */
const households: number[][] = [];
for (let row = 0; row < n; row++) {
  if (homes[row] === ids[row]) households.push([]);
  households.at(-1)!.push(row);
}

describe('people', () => {
  it('have serial numbers, and postcodes that hold a stretch of them', () => {
    ids.forEach((id, row) => expect(id).toBe(row));
    const seen = new Set<string>();
    for (let row = 0; row < n; row++) {
      if (row > 0 && postcode[row] === postcode[row - 1]) continue;
      expect(seen.has(postcode[row]!)).toBe(false);
      seen.add(postcode[row]!);
    }
    expect(seen.size).toBe(plan.postcodes.length);
  });

  it('live in households that cross neither a block nor a postcode', () => {
    for (const rows of households) {
      const [first, last] = [rows[0]!, rows.at(-1)!];
      expect(Math.floor(first / BLOCK)).toBe(Math.floor(last / BLOCK));
      expect(postcode[first]).toBe(postcode[last]);
      expect(rows.every((row) => homes[row] === first)).toBe(true);
      expect(rows.length).toBeLessThanOrEqual(7);
    }
  });

  it('are born on or before the day of the world, evenly over the year', () => {
    expect(Math.max(...birth)).toBeLessThanOrEqual(asOf);
    const months = counts(Array.from(birth, (day) => new Date(day * 86_400_000).getUTCMonth()));
    for (const count of months.values()) expect(Math.abs(count / n - 1 / 12)).toBeLessThan(0.012);
  });

  it('are not born after a leap day either', async () => {
    const leap = await world({ people: 3000, asOf: '2024-02-29' });
    expect(Math.max(...numbers(leap.people, 'birthDate'))).toBeLessThanOrEqual(parseDate('2024-02-29'));
  });

  it('have an adult in every household, and children 18 to 46 years younger than its first member', () => {
    for (const rows of households) {
      expect(age[rows[0]!]).toBeGreaterThanOrEqual(17);
      for (const row of rows) {
        const gap = age[rows[0]!]! - age[row]!;
        if (age[row]! < 18) expect(gap >= 17 && gap <= 46).toBe(true);
      }
    }
  });

  it('share surnames with their children', () => {
    let children = 0;
    let shared = 0;
    for (const rows of households) for (const row of rows) if (age[row]! < 18) {
      children++;
      if (surname[row] === surname[rows[0]!]) shared++;
    }
    expect(Math.abs(shared / children - 0.92)).toBeLessThan(0.02);
  });

  it('bear rare surnames as often as the published tail says: about one in ten', () => {
    const rare = texts(people, 'rareName').filter((text) => text === 'true').length / n;
    expect(rare > 0.08 && rare < 0.14).toBe(true);
  });

  it('go to school, work and retire by age', () => {
    const [education, occupation] = [texts(people, 'education'), texts(people, 'occupation')];
    for (let row = 0; row < n; row++) {
      if (age[row]! < 17) expect(['none', 'in school']).toContain(education[row]);
      if (age[row]! > 18) expect(['none', 'in school']).not.toContain(education[row]);
      if (age[row]! < 17) expect(['child', 'pupil']).toContain(occupation[row]);
    }
  });

  it('fill the fifths of income', () => {
    for (const count of counts(numbers(people, 'incomeBand')).values()) expect(Math.abs(count / n - 0.2)).toBeLessThan(0.03);
  });

  it('have followers as the published percentiles say', () => {
    const shown = Array.from(numbers(people, 'followers')).filter((count) => count !== MISSING_INTEGER).sort((a, b) => a - b);
    const at = (share: number): number => shown[Math.floor(share * shown.length)]!;
    expect(at(0.5) > 80 && at(0.5) < 115).toBe(true);
    expect(at(0.9) > 350 && at(0.9) < 520).toBe(true);
    expect(at(0.99) > 750 && at(0.99) < 1300).toBe(true);
    expect(shown.at(-1)).toBeLessThanOrEqual(5000);
    expect(mean(shown) > 150 && mean(shown) < 230).toBe(true);
  });

  it('moved at the published rate, from another real postcode, half of them within the county', () => {
    const [moved, previous, county] = [numbers(people, 'movedOn'), texts(people, 'previousPostcode'), texts(people, 'county')];
    const { codes, counties, county: countyOf } = pack.postcodes;
    const countyOfCode = new Map(codes.map((code, i) => [code, counties[countyOf[i]!]!]));
    let lastYear = 0;
    let within = 0;
    let movers = 0;
    for (let row = 0; row < n; row++) {
      expect(previous[row] === null).toBe(moved[row] === MISSING_INTEGER);
      if (previous[row] === null) continue;
      movers++;
      expect(previous[row]).not.toBe(postcode[row]);
      expect(moved[row]! >= birth[row]! && moved[row]! <= asOf && asOf - moved[row]! <= 3653).toBe(true);
      if (asOf - moved[row]! < 365) lastYear++;
      if (countyOfCode.get(previous[row]!) === county[row]) within++;
    }
    expect(Math.abs(lastYear / n - 0.084)).toBeLessThan(0.012);
    expect(Math.abs(within / movers - 0.049 / 0.084)).toBeLessThan(0.06);
  });

  it('answer campaigns and buy: 12 % answer, few buy much', () => {
    const answers = texts(people, 'responds').filter((text) => text === 'true').length / n;
    expect(Math.abs(answers - 0.12)).toBeLessThan(0.015);
    const [spend, orders] = [numbers(people, 'spend'), numbers(people, 'orders')];
    spend.forEach((amount, row) => expect(amount === 0).toBe(orders[row] === 0));
    const sorted = Array.from(spend).sort((a, b) => b - a);
    expect(sorted.slice(0, n / 10).reduce((sum, amount) => sum + amount, 0) / sorted.reduce((sum, amount) => sum + amount, 0)).toBeGreaterThan(0.4);
  });
});

describe('contact points reach nobody, and enumerate as hard as real ones', () => {
  const email = texts(people, 'email');
  const phone = texts(people, 'phone');

  it('are under reserved domains with the published shares', () => {
    const domains = counts(email.filter((address) => address !== null).map((address) => address.split('@')[1]!));
    const total = [...domains.values()].reduce((sum, count) => sum + count, 0);
    for (const { domain, share } of pack.emailProviders) expect(Math.abs((domains.get(domain) ?? 0) / total - share)).toBeLessThan(0.02);
    expect(domains.size).toBe(pack.emailProviders.length);
    for (const address of email) if (address !== null) expect(address).toMatch(/^[a-z0-9._]+@[a-z]+\.example$/);
  });

  it('are shared in a household, hardly ever otherwise', () => {
    const owners = new Map<string, Set<number>>();
    email.forEach((address, row) => {
      if (address !== null) owners.set(address, (owners.get(address) ?? new Set()).add(homes[row]!));
    });
    const shared = [...owners.values()].filter((own) => own.size > 1).length;
    expect(shared / owners.size).toBeLessThan(0.003);
  });

  it('hold many that no pattern of the name reaches', () => {
    const [given, year] = [texts(people, 'givenName'), Array.from(birth, (day) => String(new Date(day * 86_400_000).getUTCFullYear()))];
    let adults = 0;
    let outside = 0;
    email.forEach((address, row) => {
      if (address === null) return;
      adults++;
      const local = address.split('@')[0]!;
      const hints = [surname[row]!.toLowerCase().replaceAll(/[^a-z]/g, '').slice(0, 4), given[row]!.toLowerCase().slice(0, 3), year[row]!];
      if (!hints.some((hint) => local.includes(hint))) outside++;
    });
    expect(outside / adults).toBeGreaterThan(0.15);
    expect(outside / adults).toBeLessThan(0.35);
  });

  it('are missing for most small children', () => {
    const small = Array.from(ids).filter((row) => age[row]! < 10);
    expect(small.filter((row) => email[row] === null).length / small.length).toBeGreaterThan(0.9);
    expect(small.filter((row) => phone[row] === null).length / small.length).toBeGreaterThan(0.9);
    const adults = Array.from(ids).filter((row) => age[row]! >= 18);
    expect(adults.filter((row) => phone[row] === null).length / adults.length).toBeLessThan(0.06);
  });

  it('have ten digits under an area code that does not exist', () => {
    for (const number of phone) if (number !== null) expect(number).toMatch(/^[2-9]9[0-7][2-9]\d{6}$/);
  });
});

describe('assumed correlations', () => {
  const side = (texts: (string | null)[]): number[] => texts.map((leaning) => (leaning === 'left' ? -1 : leaning === 'right' ? 1 : 0));

  it('show in the leaning: age, education, urbanity, sex, household and together', async () => {
    const rows = Array.from(ids).filter((row) => age[row]! >= 25);
    const leaning = side(texts(people, 'politicalLeaning'));
    const pick = (values: ArrayLike<number>): number[] => rows.map((row) => values[row]!);
    expect(correlation(pick(leaning), pick(age))).toBeGreaterThan(0.08);
    const level = ['no diploma', 'high school', 'some college', 'bachelor', 'graduate'];
    const education = texts(people, 'education').map((text) => level.indexOf(text!));
    expect(correlation(pick(leaning), pick(education))).toBeLessThan(-0.05);
    const young = rows.filter((row) => age[row]! < 40);
    const old = rows.filter((row) => age[row]! > 64);
    const effect = (among: number[]): number => correlation(among.map((row) => leaning[row]!), among.map((row) => education[row]!));
    expect(effect(young)).toBeLessThan(effect(old) - 0.08);
    const couples = households.filter((own) => own.length === 2 && own.every((row) => age[row]! >= 25));
    expect(correlation(couples.map(([a]) => leaning[a!]!), couples.map(([, b]) => leaning[b!]!))).toBeGreaterThan(0.15);
  });

  it('are off at scale 0: the leaning is independent of everything else', async () => {
    const { people: flat } = await world({ correlation: 0 });
    const ages = Float64Array.from(numbers(flat, 'birthDate'), (day) => Math.floor((asOf - day) / 365.2425));
    const rows = Array.from({ length: n }, (_, row) => row).filter((row) => ages[row]! >= 25);
    const leaning = texts(flat, 'politicalLeaning');
    const critical: Record<string, (row: number) => string | number | null> = {
      age: (row) => Math.floor(ages[row]! / 10),
      sex: ((sex) => (row: number) => sex[row]!)(texts(flat, 'sex')),
      urbanity: ((column) => (row: number) => column[row]!)(texts(flat, 'urbanity')),
      education: ((column) => (row: number) => column[row]!)(texts(flat, 'education')),
      occupation: ((column) => (row: number) => column[row]!)(texts(flat, 'occupation')),
      incomeBand: ((column) => (row: number) => column[row]!)(numbers(flat, 'incomeBand')),
      interest: ((column) => (row: number) => column[row]!)(texts(flat, 'interest')),
      responds: ((column) => (row: number) => column[row]!)(texts(flat, 'responds')),
      tolerance: ((column) => (row: number) => Math.floor(column[row]! * 5))(numbers(flat, 'tolerance')),
      followers: ((column) => (row: number) => Math.floor(Math.log2(column[row]! + 1)))(numbers(flat, 'followers')),
      postcode: ((column) => (row: number) => column[row]!)(texts(flat, 'postcode')),
      ethnicity: ((column) => (row: number) => column[row]!)(texts(flat, 'ethnicity')),
      religion: ((column) => (row: number) => column[row]!)(texts(flat, 'religion')),
      orientation: ((column) => (row: number) => column[row]!)(texts(flat, 'orientation')),
      healthConditions: ((column) => (row: number) => column[row]!)(texts(flat, 'healthConditions')),
      unionMember: ((column) => (row: number) => column[row]!)(texts(flat, 'unionMember')),
      maritalStatus: ((column) => (row: number) => column[row]!)(texts(flat, 'maritalStatus')),
      housemate: (row) => (homes[row] === row ? 'first' : (leaning[homes[row]!] ?? 'none')),
    };
    for (const [name, valueOf] of Object.entries(critical)) {
      const { statistic, degrees } = independence(rows.map((row) => valueOf(row)), rows.map((row) => leaning[row]!));
      // Wilson and Hilferty's normal score of the statistic; 4.5 is a chance of 3 in a million.
      const score = (Math.cbrt(statistic / degrees) - (1 - 2 / (9 * degrees))) / Math.sqrt(2 / (9 * degrees));
      expect([name, score < 4.5]).toEqual([name, true]);
    }
  });

  it('leave every column alone that none of them touches', async () => {
    const { people: flat } = await world({ correlation: 0 });
    for (const name of ['householdId', 'postcode', 'county', 'urbanity']) expect(texts(flat, name)).toEqual(texts(people, name));
    const sameShares = counts(texts(flat, 'politicalLeaning'));
    for (const [leaning, count] of counts(texts(people, 'politicalLeaning'))) expect(Math.abs(sameShares.get(leaning)! - count) / n).toBeLessThan(0.05);
  });

  it('spread tolerance evenly at any scale', async () => {
    for (const table of [people, (await world({ correlation: 0 })).people]) {
      const tenths = counts(Array.from(numbers(table, 'tolerance'), (value) => Math.floor(value * 10)));
      for (const count of tenths.values()) expect(Math.abs(count / n - 0.1)).toBeLessThan(0.02);
    }
  });
});

it('another seed makes another world', async () => {
  const other = await planWorld({ country: 'us', people: 30_000, seed: 12, asOf: '2026-01-01' });
  expect([...other.postcodes]).not.toEqual([...plan.postcodes]);
});

/** Pearson's chi-square of a contingency table, over the values that at least 60 rows have. */
function independence(a: readonly (string | number | null)[], b: readonly (string | null)[]): { statistic: number; degrees: number } {
  const [rowTotals, columnTotals] = [counts(a), counts(b)];
  const cells = counts(a.map((value, i) => `${value}|${b[i]}`));
  let statistic = 0;
  let rows = 0;
  for (const [value, rowTotal] of rowTotals) {
    if (rowTotal < 60) continue;
    rows++;
    for (const [column, columnTotal] of columnTotals) {
      const expected = (rowTotal * columnTotal) / a.length;
      statistic += ((cells.get(`${value}|${column}`) ?? 0) - expected) ** 2 / expected;
    }
  }
  return { statistic, degrees: Math.max(1, rows - 1) * (columnTotals.size - 1) };
}
