import type { TableMaker } from '../../columns/table-maker.ts';
import { LIKE } from '../../schema/social-tables.ts';
import { ln } from '../../stats/elementary.ts';
import { integers, moments, type Block } from '../block-context.ts';
import { accountsOf } from './account-list.ts';
import { growableIntegers } from '../../columns/growable-integers.ts';
import { AXES, LEVELS } from './interest-axes.ts';
import { catalogueOf, PAGES } from './interest-catalogue.ts';
import { lifetimeLikes } from './like-counts.ts';
import { activityOf } from './social-activity.ts';
import { subjectOf, tastesOf } from './tastes.ts';
import { dayMinutes } from './week-rhythm.ts';

/** Pages looked at for one like; whoever has found none by then has liked all that they would. */
const MOST_TRIES = 24;
/** Upper halves of a draw's 53 bits. */
const HALF = 0x4000000;

/**
 * Likes by their marks: of a person's n likes each has a uniform mark, and the world holds those with a mark
 * below `plan.likeShare`, in the order of the marks (not of time). So a larger share holds the same likes first.
 * Successive marks are drawn from each other: -ln(1 - mark) grows by an exponential number over the likes left
 * (A. Rényi, "On the theory of order statistics", 1953).
 */
export const likeTable: TableMaker<Block> = {
  schema: LIKE,
  scope: 'block',
  make(block) {
    const { plan, rows, firstId, draws } = block;
    const accounts = accountsOf(block);
    const accountIds = accounts.accountId;
    const { pagesOf, acceptance, axis, interestId: idOf } = catalogueOf(block);
    const tastes = tastesOf(block);
    const { levels } = tastes;
    const { chronotype } = activityOf(block);
    const likes = lifetimeLikes(block);
    const clock = dayMinutes();
    const [marks, choices] = [draws('social.like.mark'), draws('social.like')];
    const lastMark = plan.likeShare < 1 ? -ln(1 - plan.likeShare) : Infinity;
    const likedBy = new Int32Array(PAGES).fill(-1);
    const [accountId, interestId, likedAt] = [growableIntegers(rows * 24), growableIntegers(rows * 24), growableIntegers(rows * 24)];
    for (let row = 0; row < rows; row++) {
      const id = firstId + row;
      const account = accounts.first[row]!;
      const total = likes[row]!;
      let mark = 0;
      for (let nth = 0; nth < total; nth++) {
        // One draw gives two numbers, of its upper 26 and its lower 27 bits: the step of the mark and the time.
        const drawn = marks.uniform(id, nth) * HALF;
        const upper = Math.floor(drawn);
        mark -= ln((upper + 0.5) / HALF) / (total - nth);
        if (mark > lastMark) break;
        for (let tries = 0; tries < MOST_TRIES; tries++) {
          const choice = choices.uniform(id, nth, tries) * HALF;
          const place = Math.floor(choice);
          const { pages, table } = pagesOf[subjectOf(tastes, row, (place + 0.5) / HALF)]!;
          const page = pages[table.pick(choice - place)]!;
          if (likedBy[page] === row) continue;
          const accepted = acceptance[page * LEVELS + levels[row * AXES + axis[page]!]!]!;
          if (accepted < 1 && choices.uniform(id, nth, MOST_TRIES + tries) >= accepted) continue;
          likedBy[page] = row;
          accountId.push(accountIds[account]!);
          interestId.push(idOf[page]!);
          likedAt.push(momentOf(accounts.createdOn[account]!, plan.asOfDay, drawn - upper, clock[chronotype[row]!]!));
          break;
        }
      }
    }
    return { accountId: integers(accountId.values()), interestId: integers(interestId.values()), likedAt: moments(likedAt.values()) };
  },
};

/** A day from the first to before the last, even over time, and a minute by the rhythm of the day. */
function momentOf(first: number, last: number, uniform: number, clock: Uint16Array): number {
  const days = uniform * (last - first);
  const day = Math.min(last - first - 1, Math.floor(days));
  return (first + day) * 1440 + clock[Math.min(clock.length - 1, Math.floor((days - day) * clock.length))]!;
}
