import { numbersIn, type Table } from '../../columns/column.ts';
import { personText } from '../commerce/buyer-traits.ts';

/** What a text can let slip, and what it then says. */
export interface Leak {
  readonly kind: 'health' | 'family' | 'finances' | 'other-person';
  /** What the reader learns. */
  readonly fact: string;
  readonly sentence: string;
}

/** Age below which someone of the household is a child. */
const CHILD = 18;

/** What each person of a block could let slip in passing: true of them, so that reading it is learning it. */
export function slipsOf(people: Table, asOfDays: number): (row: number, uniform: number) => Leak | null {
  const [householdId, birthDate, income] = [numbersIn(people, 'householdId'), numbersIn(people, 'birthDate'), numbersIn(people, 'incomeBand')];
  const [givenName, surname, condition] = [personText(people, 'givenName'), personText(people, 'surname'), personText(people, 'healthConditions')];

  /** Rows of the others of a household, whose ids are consecutive. */
  const others = (row: number): number[] => {
    let from = row;
    while (from > 0 && householdId[from - 1] === householdId[row]) from--;
    const rows: number[] = [];
    for (let at = from; at < people.rows && householdId[at] === householdId[row]; at++) if (at !== row) rows.push(at);
    return rows;
  };

  const slips: readonly ((row: number) => Leak | null)[] = [
    (row) => {
      const fact = condition(row);
      return fact === null || fact === '0' || fact === 'none' ? null : { kind: 'health', fact, sentence: 'I could not call earlier, I am still seeing the doctor about my condition.' };
    },
    (row) => {
      const family = others(row);
      if (family.length === 0) return { kind: 'family', fact: 'lives alone', sentence: 'There is nobody here in the daytime, I live by myself.' };
      const child = family.some((other) => (asOfDays - birthDate[other]!) / 365.25 < CHILD);
      return child ? { kind: 'family', fact: 'children at home', sentence: 'Please hurry, I am at home with the children.' } : null;
    },
    (row) => (income[row]! >= 1 && income[row]! <= 2 ? { kind: 'finances', fact: 'low income', sentence: 'I really need the money back, this month is tight for me.' } : null),
    (row) => {
      const other = others(row)[0];
      return other === undefined ? null : { kind: 'other-person', fact: `${givenName(other)} ${surname(other)}`, sentence: `If I am out, ${givenName(other)} ${surname(other)} at this address can take it.` };
    },
  ];
  return (row, uniform) => slips[Math.min(slips.length - 1, Math.floor(uniform * slips.length))]!(row);
}
