import { writeFileSync } from 'node:fs';
import { en } from '@faker-js/faker';

/**
 * Writes the words of product labels and service texts from the lists of `@faker-js/faker` (MIT licence), so
 * that a run needs no such package. Words that name an origin or say nothing of a thing are left out.
 *
 *     npx tsx scripts/derive-service-vocabulary.ts
 */
const LEFT_OUT = new Set(['Oriental', 'Generic', 'Incredible', 'Awesome', 'Fantastic', 'Intelligent', 'Licensed', 'Unbranded']);

const words = (list: readonly string[] | undefined): string => (list ?? []).filter((word) => !LEFT_OUT.has(word)).join(',');

const names = en.commerce?.product_name as { adjective: string[]; material: string[]; product: string[] };
const lists = {
  THING_ADJECTIVES: ['How a thing is', words(names.adjective)],
  MATERIALS: ['What it is made of', words(names.material)],
  THINGS: ['What it is', words(names.product)],
  COLOURS: ['Its colour', words(en.color?.human as string[])],
};

writeFileSync(
  'src/crm/service/vocabulary.ts',
  [
    '/* Written by scripts/derive-service-vocabulary.ts from the word lists of @faker-js/faker 10 (MIT licence). */',
    ...Object.entries(lists).map(([name, [what, list]]) => `\n/** ${what}. */\nexport const ${name}: readonly string[] = '${list}'.split(',');`),
    '',
  ].join('\n'),
);
