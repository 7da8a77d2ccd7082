import { MISSING_INTEGER } from '../columns/column.ts';
import type { JointErrors } from './joint-errors.ts';
import type { SourceReader } from './source-reader.ts';

/** Rates at which modelled columns are wrong, 0 to 1. */
export interface BrokerErrors {
  readonly age: number;
  readonly sex: number;
  readonly education: number;
  readonly income: number;
  readonly children: number;
  readonly interest: number;
}

/** What the broker believes of an adult. */
export interface BrokerBelief {
  readonly ageBand: string;
  readonly sex: string | null;
  /** Row of the people whose education it is. */
  readonly educationFrom: number;
  /** Fifth of the income distribution, of the household. */
  readonly income: number;
  readonly children: boolean;
  /** Row of the people whose interest it is. */
  readonly interestFrom: number;
  readonly segment: string;
}

/** Lower ends of the age bands, in completed years. */
const BANDS = [18, 25, 35, 45, 55, 65, 75] as const;
const ADULT = 18;
/** So many neighbours are asked until one is an adult. */
const TRIES = 12;

/** The text of an age band by its place in the list. */
export function ageBandText(band: number): string {
  const next = BANDS[band + 1];
  return next === undefined ? `${BANDS[band]}+` : `${BANDS[band]}-${next - 1}`;
}

/** The place of an adult's age in the list of bands. */
export function ageBandOf(age: number): number {
  let band = BANDS.length - 1;
  while (band > 0 && age < BANDS[band]!) band--;
  return band;
}

/**
 * Models the traits of adults: right, or wrong at the stated rates. Household traits (income, children) are
 * drawn by the household, so that all members carry the same mistake; the segment follows what is believed, so
 * that it repeats the mistakes of the columns it is made from.
 */
export function brokerModel(reader: SourceReader, errors: JointErrors, rates: BrokerErrors): (row: number, birthYearKnown: boolean) => BrokerBelief {
  const { ids, rows, draws, numbers, texts, age, rowOf, blockOf } = reader;
  const [homes, incomes] = [numbers('householdId'), numbers('incomeBand')];
  const [sexOf, urbanity] = [texts('sex'), texts('urbanity')];
  const [ageWrong, sexWrong, educationWrong, interestWrong] = [errors.of('age', rates.age), errors.of('sex', rates.sex), errors.of('education', rates.education), errors.of('interest', rates.interest)];
  const [incomeWrong, childrenWrong] = [errors.of('income', rates.income), errors.of('children', rates.children)];
  const [ageDraws, incomeDraws, educationDonors, interestDonors] = [draws('age'), draws('income'), draws('education'), draws('interest')];

  const withChildren = new Set<number>();
  for (let row = 0; row < rows; row++) if (age(row) < ADULT) withChildren.add(homes[row]!);

  const donor = (stream: typeof educationDonors, row: number): number => {
    const [from, to] = blockOf(row);
    for (let turn = 0; turn < TRIES; turn++) {
      const other = from + stream.below(to - from, ids[row]!, turn);
      if (other !== row && age(other) >= ADULT) return other;
    }
    return row;
  };
  const incomeOf = (home: number, row: number): number => {
    const head = rowOf(home);
    const band = incomes[head >= 0 && head < rows ? head : row]!;
    if (band === MISSING_INTEGER || !incomeWrong(home, home)) return band;
    const step = incomeDraws.uniform(home) < 0.75 ? 1 : 2;
    // Away from the edge where one way leads over it, so that a wrong band is another band.
    const up = band - step < 1 || (band + step <= 5 && incomeDraws.uniform(home, 1) < 0.5);
    return up ? band + step : band - step;
  };

  return (row, birthYearKnown) => {
    const [id, home] = [ids[row]!, homes[row]!];
    let band = ageBandOf(age(row));
    if (!birthYearKnown && ageWrong(id, home)) band = band === 0 ? 1 : band === BANDS.length - 1 || ageDraws.uniform(id) < 0.5 ? band - 1 : band + 1;
    const sex = sexOf(row);
    const income = incomeOf(home, row);
    const children = withChildren.has(home) !== childrenWrong(home, home);
    const stage = band >= 5 ? 'retired' : children ? 'family' : band <= 1 ? 'starter' : 'settled';
    return {
      ageBand: ageBandText(band),
      sex: sex !== null && sexWrong(id, home) ? (sex === 'F' ? 'M' : 'F') : sex,
      educationFrom: educationWrong(id, home) ? donor(educationDonors, row) : row,
      income,
      children,
      interestFrom: interestWrong(id, home) ? donor(interestDonors, row) : row,
      segment: `${urbanity(row) ?? 'any place'}, ${stage}, ${income <= 2 ? 'lower' : income === 3 ? 'middle' : 'upper'}`,
    };
  };
}
