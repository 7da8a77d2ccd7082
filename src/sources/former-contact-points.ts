import { numbersIn, type Table } from '../columns/column.ts';
import { secondAddress, secondNumber } from '../crm/contact-points.ts';
import { aliasTable } from '../random/alias-table.ts';
import { keyedDraws } from '../random/keyed-draws.ts';
import { textsOf } from './source-reader.ts';

/** The addresses and numbers that people had before the present ones: one of each, the same wherever it turns up. */
export interface FormerContactPoints {
  /** The former e-mail address of a person: an invented word under a provider drawn by its share. */
  readonly email: (personId: number) => string;
  /** The former number of a person who has this one now: same area code, other digits. */
  readonly phone: (personId: number, current: string) => string;
}

/**
 * Former contact points are facts about people, not errors of a source: two outsiders who both hold an old
 * address of a person hold the same one, so that it links them. Assumed: everyone had exactly one former
 * address and number. Only `seed` keys them, not who looks.
 */
export function formerContactPoints({ seed, providers }: { readonly seed: number; readonly providers: Table }): FormerContactPoints {
  const draws = (attribute: string) => keyedDraws({ seed, stage: 'sources', instance: '', attribute });
  const [addresses, domains, lines] = [draws('former.email'), draws('former.domain'), draws('former.phone')];
  const domainOf = textsOf(providers, 'domain');
  const shares = aliasTable([...numbersIn(providers, 'share')]);
  return {
    email: (personId) => secondAddress(domainOf(shares.pick(domains.uniform(personId)))!, addresses, personId, 0),
    phone: (personId, current) => secondNumber(current, lines, personId, 0),
  };
}
