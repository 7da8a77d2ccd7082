import { direct, other, quasi, sensitive } from './column-classes.ts';
import type { TableSchema } from './table-schema.ts';

/*
 * What people do on social media: accounts on invented platforms, liked pages, posts and reactions. Tables
 * whose names end in `-truth` are known to nobody in the world and never part of a release or a source.
 */

export const ACCOUNT: TableSchema = {
  name: 'account',
  description: 'One row per account, in the order of personId, then of platform.',
  subject: 'personId',
  columns: [
    direct('accountId', 'Serial number of the account in the world; says nothing about the person or the platform', 'integer'),
    direct('personId', 'Whose account it is', 'integer'),
    other('platform', 'Invented platform: a friend network on which everyone of 13 or more is, a microblog, a photo, a business and a clip network'),
    direct('handle', 'Name of the account in its address; not forced to be unique'),
    direct('displayName', 'Name shown: full, short or a pseudonym'),
    other('visibility', 'Who sees it: public, friends or private'),
    quasi('createdOn', 'Day on which it was opened', 'date'),
    quasi('followers', 'Followers shown; friends on the friend network', 'integer'),
    quasi('following', 'Followed accounts shown; friends on the friend network', 'integer'),
    quasi('posts', 'Own posts shown', 'integer'),
    quasi('likesShown', 'Pages liked in all, as shown on the friend network; missing elsewhere', 'integer'),
    sensitive('bio', 'Short text about the person; missing for many. It may hold any fact'),
  ],
};

export const ACCOUNT_TRUTH: TableSchema = {
  name: 'account-truth',
  description: 'One row per fact that a bio states, in the order of the accounts.',
  columns: [
    direct('accountId', 'Account whose bio states it', 'integer'),
    sensitive('leak', 'What the bio states: job, place, birthday, faith, health, family or union'),
    other('truthful', 'Whether it is so; some state what is not', 'boolean'),
  ],
};

export const INTEREST: TableSchema = {
  name: 'interest',
  description: 'The pages that can be liked, in the order of interestId.',
  columns: [
    other('interestId', 'Serial number of the page', 'integer'),
    other('label', 'Invented name; says nothing about who likes it'),
    other('category', 'Its subject, one of those of the person column `interest`'),
    other('popularityRank', 'Rank by expected likes, 1 the most', 'integer'),
  ],
};

export const INTEREST_TRUTH: TableSchema = {
  name: 'interest-truth',
  description: 'What moves the liking of each page, in the order of interestId: log-rates per unit of a standardized trait, or for members of group against all others, at the strength of the world\'s correlations.',
  columns: [
    other('interestId', 'Page', 'integer'),
    other('age', 'Log-rate per unit of age, of subject and page', 'decimal'),
    other('sex', 'Log-rate, women positive, men negative, of subject and page', 'decimal'),
    sensitive('leaning', 'Log-rate per unit of leaning to the right, of subject and page', 'decimal'),
    other('education', 'Log-rate per unit of education', 'decimal'),
    sensitive('groupAxis', 'religion, ethnicity, orientation or healthConditions where the page is a group\'s; otherwise missing'),
    sensitive('group', 'The group; missing for most pages'),
    other('groupLoading', 'Log-rate of the group\'s members who show it against all others', 'decimal'),
  ],
};

export const LIKE: TableSchema = {
  name: 'like',
  description: 'Materialised likes of pages by profiles on the friend network, in the order of personId; no page twice.',
  columns: [
    direct('accountId', 'Profile on the friend network', 'integer'),
    sensitive('interestId', 'Page; likes reveal special categories by inference', 'integer'),
    quasi('likedAt', 'When', 'datetime'),
  ],
};

export const INTERACTION: TableSchema = {
  name: 'interaction',
  description: 'What accounts did in the last days, in the order of accounts, then of time. (accountId, seq) is the key.',
  columns: [
    direct('accountId', 'Who acts', 'integer'),
    other('seq', 'Serial number of the action among the account\'s, from 0, in the order of time', 'integer'),
    other('kind', 'post, comment, reaction, share or message'),
    quasi('at', 'When', 'datetime'),
    quasi('targetAccountId', 'Whom a message goes to, whose post the action is about; missing for posts and where it lies outside what is kept', 'integer'),
    other('targetSeq', 'The post that it is about; missing for posts and messages and where it lies outside what is kept', 'integer'),
    other('topic', 'Subject, as in `interest`'),
    other('sentiment', 'From -1 to 1', 'decimal'),
  ],
};

export const INTERACTION_TEXT: TableSchema = {
  name: 'interaction-text',
  description: 'Text of a sample of posts and comments, in the order of interaction.',
  columns: [direct('accountId', 'Who wrote it', 'integer'), other('seq', 'Which action', 'integer'), sensitive('text', 'Short text; it may hold any fact')],
};

export const INTERACTION_TRUTH: TableSchema = {
  name: 'interaction-truth',
  description: 'One row per fact that such a text states.',
  columns: [
    direct('accountId', 'Who wrote it', 'integer'),
    other('seq', 'Which action', 'integer'),
    sensitive('leak', 'What the text states: job, place, birthday, faith, health, family or union'),
    other('truthful', 'Whether it is so', 'boolean'),
  ],
};
