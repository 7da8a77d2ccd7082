import { keyedPermutation } from '../../random/permutation.ts';
import { sqrt } from '../../stats/elementary.ts';
import type { Block } from '../block-context.ts';
import { ACCOUNT_SLOTS, memberships, OPEN_YEARS, PLATFORM_NAMES } from './platforms.ts';

/** The accounts of a block's people, in the order of personId, then of platform. */
export interface AccountList {
  readonly size: number;
  /** Row of the person among the block's people. */
  readonly row: Int32Array;
  readonly platform: Uint8Array;
  /** Serial number in the world; made when it is first asked for, since blocks that follow each other's users need none. */
  readonly accountId: Int32Array;
  /** Day on which it was opened. */
  readonly createdOn: Int32Array;
  /** First account of each row of the block, which is the one on the friend network, and at the end their number. */
  readonly first: Int32Array;
}

/** Days from birth to an age of 13, rounded up. */
const THIRTEEN_YEARS = 4749;

const lists = new WeakMap<Block, AccountList>();

/** The accounts of a block, made once. */
export function accountsOf(block: Block): AccountList {
  let list = lists.get(block);
  if (list === undefined) lists.set(block, (list = listAccounts(block)));
  return list;
}

/** One past the largest id of an account; ids fit 32-bit integers in any country of up to 357 million people. */
export function accountIdSpace(people: number): number {
  return people * ACCOUNT_SLOTS;
}

function listAccounts(block: Block): AccountList {
  const { plan, rows, firstId, draws, numbers } = block;
  const [since, birth] = [numbers('profileSince'), numbers('birthDate')];
  const bits = memberships(block);
  const opened = draws('social.account.createdOn');
  const first = new Int32Array(rows + 1);
  let size = 0;
  for (let row = 0; row < rows; row++) {
    for (let mask = bits[row]!; mask > 0; mask >>= 1) size += mask & 1;
    first[row + 1] = size;
  }
  const [rowOf, platformOf, createdOn] = [new Int32Array(size), new Uint8Array(size), new Int32Array(size)];
  for (let row = 0, at = 0; row < rows; row++) {
    const id = firstId + row;
    for (let platform = 0; platform < PLATFORM_NAMES.length; platform++) {
      if ((bits[row]! & (1 << platform)) === 0) continue;
      rowOf[at] = row;
      platformOf[at] = platform;
      const earliest = Math.max(plan.asOfDay - Math.round(OPEN_YEARS[platform]! * 365.25), Math.min(plan.asOfDay, birth[row]! + THIRTEEN_YEARS));
      const place = opened.uniform(id, platform);
      // Assumed, as on the friend network: joined faster early on, u to the power 1.5.
      createdOn[at] = platform === 0 ? since[row]! : earliest + Math.floor(place * sqrt(place) * (plan.asOfDay - earliest + 1));
      at++;
    }
  }
  let ids: Int32Array | undefined;
  const numbered = (): Int32Array => {
    // A permutation of all slots: neither person nor platform can be read off an id.
    const { forward } = keyedPermutation(accountIdSpace(plan.people), draws('social.account.id'));
    return rowOf.map((row, at) => forward((firstId + row) * ACCOUNT_SLOTS + platformOf[at]!));
  };
  return {
    size,
    row: rowOf,
    platform: platformOf,
    createdOn,
    first,
    get accountId() {
      return (ids ??= numbered());
    },
  };
}
