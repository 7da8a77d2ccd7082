import { columnOf, type NumberColumn } from '../../columns/column.ts';
import { normalQuantile } from '../../random/distributions.ts';
import { DEVICE } from '../../schema/mobility-tables.ts';
import { ageScore, normal, trait } from '../attributes/scores.ts';
import type { Block } from '../block-context.ts';

/** Assumed: nobody younger shares the location; of the older phone users this share does. */
const SHARING_FROM = 13;
const SHARING = 0.19;
/** Standard deviation of a uniform number. */
const UNIFORM_SPREAD = 0.2887;

/** A phone whose user lets apps read where it is. */
export interface SharedPhone {
  /** Row of the user in the block. */
  readonly row: number;
  readonly deviceId: number;
  /** Days since 1970-01-01. */
  readonly firstSeen: number;
  readonly lastSeen: number;
}

/** The first phones of those in a block who share their location, in the order of the people. */
export function sharedPhones({ firstId, draws, strength, numbers, table }: Block): SharedPhone[] {
  const [age, tolerance] = [numbers('age'), numbers('tolerance')];
  const noise = draws('sharing');
  const loadings = [strength('sharing.tolerance'), strength('sharing.age')] as const;
  const threshold = normalQuantile(1 - SHARING);
  const devices = table(DEVICE.name);
  const kind = columnOf(devices, 'kind');
  if (kind.kind !== 'coded') throw new Error('mobility.sharing: expected codes in kind, got numbers');
  const phone = kind.dictionary.indexOf('phone');
  const [deviceId, personId, firstSeen, lastSeen] = ['deviceId', 'personId', 'firstSeen', 'lastSeen'].map((name) => (columnOf(devices, name) as NumberColumn).values) as [Numbers, Numbers, Numbers, Numbers];
  const phones: SharedPhone[] = [];
  let previous = -1;
  for (let i = 0; i < devices.rows; i++) {
    if (kind.codes[i] !== phone || personId[i] === previous) continue;
    previous = personId[i]!;
    const row = previous - firstId;
    if (age[row]! < SHARING_FROM) continue;
    const explained = (loadings[0] * (tolerance[row]! - 0.5)) / UNIFORM_SPREAD + loadings[1] * ageScore(age[row]!);
    if (trait(explained, loadings, normal(noise, previous)) > threshold) phones.push({ row, deviceId: deviceId[i]!, firstSeen: firstSeen[i]!, lastSeen: lastSeen[i]! });
  }
  return phones;
}

type Numbers = Int32Array | Float64Array;
