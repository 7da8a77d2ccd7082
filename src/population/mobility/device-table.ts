import type { TableMaker } from '../../columns/table-maker.ts';
import { keyedPermutation } from '../../random/permutation.ts';
import { DEVICE } from '../../schema/mobility-tables.ts';
import { exp, ln } from '../../stats/elementary.ts';
import { dates, integers, type Block } from '../block-context.ts';
import { BROWSER_LAW, BROWSERS, DEAR_SHARES, DEVICE_KINDS, FIRST_MODEL, MODEL_LAWS, MODELS, OPERATING_SYSTEMS, userAgentHashes, userAgentIndex, VERSIONS } from './device-models.ts';
import { firstThird, lastThird, lowerUniform, secondThird, upperUniform } from './split-uniform.ts';

/** A person may have one of each: a phone, a second phone, a tablet, a computer. */
const SLOT_KINDS = [0, 0, 1, 2] as const;
const SLOTS = SLOT_KINDS.length;
/** Assumed: share of people who have the device of each slot, by the age from which it applies. */
const OWNERS: readonly { readonly from: number; readonly shares: readonly number[] }[] = [
  { from: 0, shares: [0.02, 0, 0.2, 0.01] },
  { from: 6, shares: [0.14, 0, 0.45, 0.12] },
  { from: 10, shares: [0.5, 0, 0.42, 0.35] },
  { from: 13, shares: [0.94, 0.01, 0.35, 0.6] },
  { from: 18, shares: [0.97, 0.06, 0.38, 0.74] },
  { from: 65, shares: [0.84, 0.02, 0.42, 0.62] },
  { from: 80, shares: [0.62, 0, 0.3, 0.4] },
];
const OLDEST = 100;
const SHARES_BY_AGE = Array.from({ length: OLDEST + 1 }, (_, age) => OWNERS.findLast(({ from }) => age >= from)!.shares);
/** Assumed: the age of devices in use is exponential with this mean by slot, days; nobody has one before this birthday. */
const MEAN_AGE_DAYS = [560, 560, 900, 1000] as const;
const YOUNGEST_YEARS = 2;
/** Assumed: days since the device was last online, exponential with this mean by slot. */
const MEAN_IDLE_DAYS = [0.5, 6, 9, 4] as const;
/** Assumed: share of devices whose advertising identifier is off, at average tolerance. Published figures of opting in run from 4 to 45 % of one system's users and say nothing of the others. */
const OPTED_OUT = 0.35;
/** Standard deviation of a uniform number. */
const UNIFORM_SPREAD = 0.2887;

/** Four hexadecimal digits of each 16-bit number. */
const HEXADECIMAL = Array.from({ length: 0x10000 }, (_, i) => i.toString(16).padStart(4, '0'));

/** The devices of a block's people, in the order of their ids, at most one per person and slot. */
export const deviceTable: TableMaker<Block> = {
  schema: DEVICE,
  scope: 'block',
  make({ plan, rows: people, firstId, draws, strength, numbers }) {
    const [age, birth, income, tolerance] = [numbers('age'), numbers('birthDate'), numbers('incomeTrait'), numbers('tolerance')];
    const [owned, systems, models, seen, optsOut, identifiers] = [
      draws('device.owned'), draws('device.system'), draws('device.model'), draws('device.seen'), draws('device.optedOut'), draws('device.advertisingId'),
    ];
    const [byIncome, byTolerance] = [strength('device.income'), strength('device.opt-out-tolerance')];
    const number = keyedPermutation(plan.people * SLOTS, draws('deviceId'));
    const most = people * SLOTS;
    const [deviceId, personId, firstSeen, lastSeen] = [new Int32Array(most), new Int32Array(most), new Int32Array(most), new Int32Array(most)];
    const [kind, system, browser, model, advertising, agent] = [new Uint32Array(most), new Uint32Array(most), new Uint32Array(most), new Uint32Array(most), new Uint32Array(most), new Uint32Array(most)];
    const advertisingIds: (string | null)[] = [null];
    let row = 0;
    for (let person = 0; person < people; person++) {
      const id = firstId + person;
      const shares = SHARES_BY_AGE[Math.min(age[person]!, OLDEST)]!;
      const dearer = exp(byIncome * income[person]!);
      const offOdds = (OPTED_OUT / (1 - OPTED_OUT)) * exp((byTolerance * (tolerance[person]! - 0.5)) / UNIFORM_SPREAD);
      const owning = [owned.uniform(id, 0), owned.uniform(id, 1)] as const;
      for (let slot = 0; slot < SLOTS; slot++) {
        if ((slot % 2 === 0 ? upperUniform(owning[slot >>> 1]!) : lowerUniform(owning[slot >>> 1]!)) >= shares[slot]!) continue;
        const kindOf = SLOT_KINDS[slot]!;
        const dearOdds = (DEAR_SHARES[kindOf]! / (1 - DEAR_SHARES[kindOf]!)) * dearer;
        const [what, when] = [systems.uniform(id, slot), seen.uniform(id, slot)];
        const family = 2 * kindOf + (firstThird(what) < dearOdds / (1 + dearOdds) ? 0 : 1);
        const version = Math.min(VERSIONS - 1, Math.floor(-ln(secondThird(what)) / Math.LN2));
        deviceId[row] = number.forward(id * SLOTS + slot);
        personId[row] = id;
        kind[row] = kindOf;
        system[row] = family * VERSIONS + version;
        model[row] = FIRST_MODEL[family]! + MODEL_LAWS[family]!.pick(models.uniform(id, slot));
        browser[row] = BROWSER_LAW.pick(lastThird(what));
        agent[row] = userAgentIndex(model[row]!, version, browser[row]!);
        if (optsOut.uniform(id, slot) >= offOdds / (1 + offOdds)) {
          advertising[row] = advertisingIds.length;
          const [high, low] = [identifiers.uint32(id, slot, 0), identifiers.uint32(id, slot, 1)];
          advertisingIds.push(HEXADECIMAL[high >>> 16]! + HEXADECIMAL[high & 0xffff]! + HEXADECIMAL[low >>> 16]! + HEXADECIMAL[low & 0xffff]!);
        }
        const earliest = Math.min(plan.asOfDay, birth[person]! + Math.ceil(YOUNGEST_YEARS * 365.25));
        firstSeen[row] = Math.max(earliest, plan.asOfDay + Math.ceil(MEAN_AGE_DAYS[slot]! * ln(upperUniform(when))));
        lastSeen[row] = Math.max(firstSeen[row]!, plan.asOfDay + Math.ceil(MEAN_IDLE_DAYS[slot]! * ln(lowerUniform(when))));
        row++;
      }
    }
    return {
      deviceId: integers(deviceId.slice(0, row)),
      personId: integers(personId.slice(0, row)),
      kind: { kind: 'coded', type: 'string', codes: kind.slice(0, row), dictionary: DEVICE_KINDS },
      operatingSystem: { kind: 'coded', type: 'string', codes: system.slice(0, row), dictionary: OPERATING_SYSTEMS },
      browser: { kind: 'coded', type: 'string', codes: browser.slice(0, row), dictionary: BROWSERS },
      modelClass: { kind: 'coded', type: 'string', codes: model.slice(0, row), dictionary: MODELS },
      advertisingId: { kind: 'coded', type: 'string', codes: advertising.slice(0, row), dictionary: advertisingIds },
      userAgentHash: { kind: 'coded', type: 'string', codes: agent.slice(0, row), dictionary: userAgentHashes() },
      firstSeen: dates(firstSeen.slice(0, row)),
      lastSeen: dates(lastSeen.slice(0, row)),
    };
  },
};
