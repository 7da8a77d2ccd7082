import type { TableSchema } from './table-schema.ts';

/**
 * Friendships on the friend network that the world materialises: both have a profile, each pair stands
 * once, at the lower id. Sorted by sourceId, then targetId. A profile's `followers` counts all friends.
 */
export const TIE: TableSchema = {
  name: 'tie',
  subject: 'sourceId',
  columns: [
    { name: 'sourceId', type: 'integer', attributeClass: 'direct-identifier', description: 'The person of the lower personId' },
    { name: 'targetId', type: 'integer', attributeClass: 'direct-identifier', description: 'The person of the higher personId' },
    { name: 'kind', type: 'string', attributeClass: 'quasi-identifier', description: 'family (of one household), coworker or friend' },
    { name: 'since', type: 'date', attributeClass: 'quasi-identifier', description: 'Day on which they became friends on the network' },
  ],
};

/**
 * Who follows whom on the microblog, as far as the world materialises it: sourceId follows targetId, no
 * pair twice, nobody themselves. Sorted by sourceId, then targetId.
 */
export const FOLLOW: TableSchema = {
  name: 'follow',
  subject: 'sourceId',
  columns: [
    { name: 'sourceId', type: 'integer', attributeClass: 'direct-identifier', description: 'The person who follows' },
    { name: 'targetId', type: 'integer', attributeClass: 'direct-identifier', description: 'The person who is followed' },
    { name: 'since', type: 'date', attributeClass: 'quasi-identifier', description: 'Day since which they follow' },
  ],
};
