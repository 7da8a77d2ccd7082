import { MISSING_INTEGER } from '../../columns/column.ts';
import type { TableMaker } from '../../columns/table-maker.ts';
import { normalQuantile } from '../../random/distributions.ts';
import { ACCOUNT } from '../../schema/social-tables.ts';
import { exp, sqrt } from '../../stats/elementary.ts';
import { birthYear } from '../attributes/naming.ts';
import { ageScore, sexScore } from '../attributes/scores.ts';
import { dates, integers, texts, type Block } from '../block-context.ts';
import { accountsOf } from './account-list.ts';
import { biosOf } from './bios.ts';
import { displayName } from './display-names.ts';
import { handleOf } from './handles.ts';
import { lifetimeLikes } from './like-counts.ts';
import { reachOf } from './microblog-reach.ts';
import { PLATFORM, PLATFORM_NAMES } from './platforms.ts';
import { activityOf, POST_SHARE } from './social-activity.ts';

const VISIBILITIES = ['public', 'friends', 'private'] as const;
/** Assumed, by platform: shares of public accounts and of those that friends see. Protected accounts on the microblog: 13 % (Pew 2019, from memory). */
const VISIBLE: readonly (readonly [open: number, friends: number])[] = [[0.28, 0.57], [0.87, 0.05], [0.55, 0.25], [0.8, 0.18], [0.6, 0.15]];
const VISIBLE_UNTIL = VISIBLE.map(([open, friends]) => [normalQuantile(open), normalQuantile(open + friends)] as const);

/** Assumed: log-spread of the posts shown around what today's activity would give over the account's life. */
const POSTS_SPREAD = 0.5;

/** The accounts of a block's people. */
export const accountTable: TableMaker<Block> = {
  schema: ACCOUNT,
  scope: 'block',
  make(block) {
    const { firstId, draws, texts: textsOf, numbers } = block;
    const accounts = accountsOf(block);
    const { size, row, platform, createdOn } = accounts;
    const [givenName, surname] = [textsOf('givenName'), textsOf('surname')];
    const birth = numbers('birthDate');
    const [handles, names] = [draws('social.handle'), draws('social.displayName')];
    let [named, facts] = [-1, { given: '', surname: '', birthYear: 0 }];
    const handle = texts(size, (at) => {
      const person = row[at]!;
      // Accounts of a person stand together.
      if (person !== named) [named, facts] = [person, { given: letters(givenName(person)), surname: letters(surname(person)), birthYear: birthYear(birth[person]!) }];
      return handleOf(facts, platform[at]!, handles, firstId + person);
    });
    const bios = biosOf(block);
    return {
      accountId: integers(accounts.accountId.slice()),
      personId: integers(row.map((person) => firstId + person)),
      platform: { kind: 'coded', type: 'string', codes: Uint32Array.from(platform), dictionary: PLATFORM_NAMES },
      handle,
      displayName: texts(size, (at) => displayName(givenName(row[at]!) ?? '', surname(row[at]!) ?? '', platform[at]!, names, firstId + row[at]!)),
      visibility: { kind: 'coded', type: 'string', codes: visibilityOf(block), dictionary: VISIBILITIES },
      createdOn: dates(createdOn.slice()),
      ...counts(block),
      bio: texts(size, (at) => bios.texts[at]!),
    };
  },
};

function letters(name: string | null): string {
  return (name ?? '').toLowerCase().replaceAll(/[^a-z]/g, '');
}

/** Codes of `VISIBILITIES`: a person's tendency to show, and the account's own. */
function visibilityOf(block: Block): Uint32Array {
  const { firstId, draws, strength, numbers } = block;
  const { size, row, platform } = accountsOf(block);
  const [tolerance, woman, age] = [numbers('tolerance'), numbers('woman'), numbers('age')];
  const noise = draws('social.visibility');
  const loadings = ['visibility.tolerance', 'visibility.sex', 'visibility.age'].map(strength) as [number, number, number];
  const free = sqrt(1 - loadings.reduce((sum, loading) => sum + loading * loading, 0));
  const codes = new Uint32Array(size);
  for (let at = 0; at < size; at++) {
    const person = row[at]!;
    const explained = loadings[0] * normalQuantile(tolerance[person]!) + loadings[1] * sexScore(woman[person]!) + loadings[2] * ageScore(age[person]!);
    // Below a threshold is visible, so that what shows has a negative sign.
    const hidden = free * normalQuantile(noise.uniform(firstId + person, platform[at]!)) - explained;
    const [open, friends] = VISIBLE_UNTIL[platform[at]!]!;
    codes[at] = hidden < open ? 0 : hidden < friends ? 1 : 2;
  }
  return codes;
}

/** What the account shows in numbers. */
function counts(block: Block) {
  const { plan, firstId, draws, numbers } = block;
  const { size, row, platform, createdOn } = accountsOf(block);
  const { actionsPerDay } = activityOf(block);
  const friends = numbers('followers');
  const likes = lifetimeLikes(block);
  const reach = reachOf(block);
  const noise = draws('social.posts');
  const [followers, following, posts, likesShown] = [new Int32Array(size), new Int32Array(size), new Int32Array(size), new Int32Array(size).fill(MISSING_INTEGER)];
  for (let at = 0; at < size; at++) {
    const id = firstId + row[at]!;
    if (platform[at] === PLATFORM.friends) {
      followers[at] = following[at] = friends[row[at]!]!;
      likesShown[at] = likes[row[at]!]!;
    } else {
      followers[at] = Math.floor(reach.fame(at));
      following[at] = reach.following(at);
    }
    const life = actionsPerDay[at]! * POST_SHARE[platform[at]!]! * (plan.asOfDay - createdOn[at]!);
    posts[at] = Math.round(life * exp(POSTS_SPREAD * normalQuantile(noise.uniform(id, platform[at]!))));
  }
  return { followers: integers(followers), following: integers(following), posts: integers(posts), likesShown: integers(likesShown) };
}
