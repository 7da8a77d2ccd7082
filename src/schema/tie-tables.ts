import { direct, quasi } from './column-classes.ts';
import type { TableSchema } from './table-schema.ts';

export const TIE: TableSchema = {
  name: 'tie',
  description: 'Friendships on the friend network that the world materialises: both have a profile, each pair stands once, at the lower id. Sorted by sourceId, then targetId. A profile\'s followers counts all friends.',
  subject: 'sourceId',
  columns: [
    direct('sourceId', 'The person of the lower personId', 'integer'),
    direct('targetId', 'The person of the higher personId', 'integer'),
    quasi('kind', 'family (of one household), coworker or friend'),
    quasi('since', 'Day on which they became friends on the network', 'date'),
  ],
};

export const FOLLOW: TableSchema = {
  name: 'follow',
  description: 'Who follows whom on the microblog, as far as the world materialises it: sourceId follows targetId, no pair twice, nobody themselves. Sorted by sourceId, then targetId.',
  subject: 'sourceId',
  columns: [
    direct('sourceId', 'The person who follows', 'integer'),
    direct('targetId', 'The person who is followed', 'integer'),
    quasi('since', 'Day since which they follow', 'date'),
  ],
};
