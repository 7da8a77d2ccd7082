import { describe, expect, it } from 'vitest';
import { parseDate, type Table } from '../../../src/columns/column.ts';
import { loadCountry } from '../../../src/population/index.ts';
import { counts, numbers, texts, world } from '../worlds.ts';

const asOf = parseDate('2026-01-01');
const pack = await loadCountry('us');
const { people } = await world({ people: 60_000, seed: 31 });
const { people: flat } = await world({ people: 60_000, seed: 31, correlation: 0 });
const n = people.rows;

function read(table: Table) {
  const age = Float64Array.from(numbers(table, 'birthDate'), (day) => Math.floor((asOf - day) / 365.2425));
  return { age, home: numbers(table, 'householdId'), text: (name: string) => texts(table, name) };
}
const { age, home, text } = read(people);
const share = (rows: readonly number[], holds: (row: number) => boolean): number => rows.filter(holds).length / rows.length;
const all = Array.from({ length: n }, (_, row) => row);
const adults = all.filter((row) => age[row]! >= 19);

/** Cramér's V of two columns over some rows, less what chance gives. */
function association(a: readonly (string | null)[], b: readonly (string | null)[], rows: readonly number[]): number {
  const [left, right, both] = [counts(rows.map((row) => a[row]!)), counts(rows.map((row) => b[row]!)), counts(rows.map((row) => `${a[row]}|${b[row]}`))];
  let statistic = 0;
  for (const [x, nx] of left) for (const [y, ny] of right) {
    const expected = (nx * ny) / rows.length;
    statistic += ((both.get(`${x}|${y}`) ?? 0) - expected) ** 2 / expected;
  }
  const degrees = (left.size - 1) * (right.size - 1);
  return Math.sqrt(Math.max(0, statistic - degrees) / (rows.length * Math.max(1, Math.min(left.size, right.size) - 1)));
}

describe('ethnic groups', () => {
  const group = text('ethnicity');

  it('have the country\'s shares and go with the surname as published', () => {
    const found = counts(group);
    pack.ethnicity.shares.forEach((target, k) => expect(Math.abs((found.get(pack.ethnicity.labels[k]!) ?? 0) / n - target)).toBeLessThan(0.012));
    const surname = text('surname');
    // Published percentages of bearers: of groups A and B for the first, of group B for the second.
    for (const [name, label, percent] of [['Smith', 'group A', 70.9], ['Smith', 'group C', 23.1], ['Garcia', 'group B', 92], ['Nguyen', 'group D', 96.5]] as const) {
      const bearers = all.filter((row) => surname[row] === name && home[row] === row);
      const se = Math.sqrt((percent / 100) * (1 - percent / 100) / bearers.length);
      // Local clustering adds to the error of a world of a few postcodes.
      expect([name, label, Math.abs(share(bearers, (row) => group[row] === label) - percent / 100) < 0.03 + 4 * se]).toEqual([name, label, true]);
    }
  });

  it('are shared by kin, less by flatmates and neighbours', () => {
    const child = all.filter((row) => age[row]! < 16);
    expect(share(child, (row) => group[row] === group[home[row]!])).toBeGreaterThan(0.85);
    expect(association(group, text('postcode'), all)).toBeGreaterThan(0.1);
  });

  it('show in given names, languages and faiths, and leave much open', () => {
    const [given, language] = [text('givenName'), text('language')];
    const frequent = new Set([...counts(given)].sort((a, b) => b[1] - a[1]).slice(0, 150).map(([name]) => name));
    const rows = all.filter((row) => frequent.has(given[row]!));
    expect(association(given, group, rows)).toBeGreaterThan(0.15);
    expect(association(language, group, all)).toBeGreaterThan(0.3);
    expect(association(text('religion'), group, adults)).toBeGreaterThan(0.1);
    expect(association(language, group, all)).toBeLessThan(0.9);
  });

  it('keep their surnames at correlation 0, and nothing else', () => {
    const none = read(flat);
    const [own, surname] = [none.text('ethnicity'), none.text('surname')];
    const firsts = all.filter((row) => none.home[row] === row);
    const garcia = firsts.filter((row) => surname[row] === 'Garcia');
    expect(share(garcia, (row) => own[row] === 'group B')).toBeGreaterThan(0.8);
    const given = none.text('givenName');
    const frequent = new Set([...counts(given)].sort((a, b) => b[1] - a[1]).slice(0, 150).map(([name]) => name));
    for (const [name, rows] of [['language', firsts], ['religion', firsts], ['postcode', firsts], ['givenName', firsts.filter((row) => frequent.has(given[row]!))], ['urbanity', firsts]] as const) {
      expect([name, association(own, none.text(name), rows) < 0.03]).toEqual([name, true]);
    }
  });
});

describe('religion', () => {
  const faith = text('religion');

  it('has about the stated shares, is the household\'s for children, and goes with age and leaning', () => {
    const found = counts(faith);
    for (const [label, target] of [['none', 0.28], ['faith A', 0.374], ['faith B', 0.209], ['faith C', 0.065], ['faith D', 0.043], ['faith E', 0.029]] as const) expect(Math.abs((found.get(label) ?? 0) / n - target)).toBeLessThan(0.04);
    for (const row of all) if (age[row]! < 15 && faith[row] !== faith[home[row]!]) expect(`child ${row}`).toBe('of the household\'s faith');
    expect(share(adults.filter((row) => age[row]! >= 65), (row) => faith[row] === 'none')).toBeLessThan(share(adults.filter((row) => age[row]! < 35), (row) => faith[row] === 'none') - 0.1);
    expect(association(faith, text('politicalLeaning'), adults)).toBeGreaterThan(0.08);
  });
});

describe('partners', () => {
  const [status, orientation, sex] = [text('maritalStatus'), text('orientation'), text('sex')];

  it('marry as adults, both or neither', () => {
    let marriedHomes = 0;
    for (const row of all) {
      if (age[row]! < 17) expect([status[row], orientation[row]]).toEqual(['single', age[row]! < 15 ? null : orientation[row]]);
      if (status[row] !== 'married' && status[row] !== 'partnered') continue;
      const together = home[row] === row ? row + 1 : home[row]!;
      if (status[together] !== status[row]) expect([row, status[together]]).toEqual([row, status[row]]);
      marriedHomes++;
    }
    expect(marriedHomes % 2).toBe(0);
    expect(Math.abs(share(adults, (row) => status[row] === 'married') - 0.47)).toBeLessThan(0.06);
    expect(share(adults.filter((row) => age[row]! >= 80), (row) => status[row] === 'widowed')).toBeGreaterThan(0.25);
  });

  it('are drawn to one another: no couple of one sex is of the other orientation', () => {
    let [sameSex, couples] = [0, 0];
    for (const row of all) {
      if (home[row] !== row || (status[row] !== 'married' && status[row] !== 'partnered')) continue;
      couples++;
      for (const partner of [row, row + 1]) {
        const fits = sex[row] === sex[row + 1] ? orientation[partner] !== 'opposite' : orientation[partner] !== 'same';
        if (!fits) expect(`person ${partner}`).toBe('drawn to the partner');
      }
      if (sex[row] === sex[row + 1]) sameSex++;
    }
    expect(sameSex / couples > 0.008 && sameSex / couples < 0.025).toBe(true);
    const rate = (rows: number[]): number => share(rows, (row) => orientation[row] !== 'opposite');
    expect(rate(adults) > 0.04 && rate(adults) < 0.11).toBe(true);
    expect(rate(adults.filter((row) => age[row]! < 35))).toBeGreaterThan(1.3 * rate(adults.filter((row) => age[row]! > 60)));
  });
});

describe('health and unions', () => {
  it('has more conditions with age, and fewer with income', () => {
    const [health, band] = [text('healthConditions'), numbers(people, 'incomeBand')];
    const ill = (rows: number[]): number => share(rows, (row) => health[row] !== 'none');
    const [young, old] = [adults.filter((row) => age[row]! < 40), adults.filter((row) => age[row]! >= 65)];
    expect(ill(old)).toBeGreaterThan(ill(young) + 0.3);
    const effect = (rows: number[]): number => ill(rows.filter((row) => band[row] === 1)) - ill(rows.filter((row) => band[row] === 5));
    expect(effect(old)).toBeGreaterThan(effect(young) + 0.05);
    const none = read(flat);
    const flatHealth = none.text('healthConditions');
    expect(association(flatHealth, Array.from(none.age, (years) => String(Math.floor(years / 10))), all)).toBeLessThan(0.02);
  });

  it('has union members among those in paid work, a third in some occupations', () => {
    const [member, occupation] = [text('unionMember'), text('occupation')];
    for (const row of all) {
      if ((member[row] === null) !== age[row]! < 16 && Math.abs(age[row]! - 16) > 1) expect([row, member[row]]).toEqual([row, 'known from 16 on']);
      if (member[row] === 'true' && ['student', 'retired', 'none', 'homemaking', 'pupil'].includes(occupation[row]!)) expect([row, 'member']).toEqual([row, 'in paid work']);
    }
    const teachers = adults.filter((row) => occupation[row] === 'education');
    const sellers = adults.filter((row) => occupation[row] === 'sales');
    expect(share(teachers, (row) => member[row] === 'true')).toBeGreaterThan(0.2);
    expect(share(sellers, (row) => member[row] === 'true')).toBeLessThan(0.1);
  });
});

describe('neighbourhoods', () => {
  it('differ in age, at correlation 0 no more than by chance', () => {
    const decades = (table: Table): string[] => Array.from(read(table).age, (years) => String(Math.floor(years / 10)));
    // One person a household: members of one are of like ages.
    const [firsts, flatFirsts] = [all.filter((row) => home[row] === row), all.filter((row) => numbers(flat, 'householdId')[row] === row)];
    expect(association(text('postcode'), decades(people), firsts)).toBeGreaterThan(0.04);
    expect(association(texts(flat, 'postcode'), decades(flat), flatFirsts)).toBeLessThan(0.02);
  });
});
