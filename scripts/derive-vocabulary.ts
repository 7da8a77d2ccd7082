/*
 * Derives the word lists from which social handles, page names and short texts are put together:
 *
 *   npx tsx scripts/derive-vocabulary.ts
 *
 * Writes src/population/social/social-vocabulary.ts from the English word lists of @faker-js/faker. Words that
 * name a faith, a people, a party, an illness, a body, violence or a fault of a person are left out: a word
 * of these lists must say nothing about who uses it.
 */
import { writeFileSync } from 'node:fs';
import { en } from '@faker-js/faker';

const SAYS_SOMETHING = new Set(
  (
    // adjectives
    'aching afraid aged alarmed alive ashamed austere awful babyish bad baggy bare better bitter black blank blaring bleak blind bogus bony boring bossy bowed broken brown bruised bulky burly careless cheap chubby clueless ' +
    'clumsy corrupt criminal critical crooked cruel crushing damaged damp dead deadly deserted digital dirty disloyal dismal drab dreary dull dutiful educated elderly empty enraged ethical evil failing fake fatal fatherly fearless ' +
    'feline filthy flawed foolish forsaken frail french frizzy gaseous gifted gloomy glum grave greedy grim grimy grouchy grubby gruesome grumpy guilty gullible hairy harmful hasty hateful haunting heavenly heavy helpless hoarse ' +
    'homely hungry hurtful ignorant immense impolite impure indolent infamous inferior insecure jagged jealous jittery junior juvenile kosher lanky lawful lazy left legal limp limping lonely lost loyal mammoth male married mature meager mean ' +
    'mealy measly mediocre menacing mindless minor miserly moral mundane mushy naughty nautical needy negative nervous noxious numb obedient oily ornery paltry partial petty phony physical pitiful poor portly possible posh prickly primary probable puny ' +
    'pushy putrid queasy ragged reckless right rotten rowdy rude rundown runny sardonic scaly scared scary scornful selfish severe shabby shady shallow shameful shocked shoddy short sick sinful skeletal slight slimy smoggy smug snarling sneaky soggy ' +
    'somber sore spanish spiteful staid stale stained sticky stiff stingy strict strident subdued suburban tattered tedious tense tepid terrible that these this those tired torn total tragic troubled ugly unfit unhappy unkempt unlawful unruly unsteady unsung ' +
    'untidy upset urban urban useless utter vain vengeful violent warlike wasteful wealthy weary weird which white whole wicked winding woeful worse worst worthy wrathful wretched wrong yellow young zealous red gorgeous handsome plump gay agitated confused inborn both each another every other some such same ' +
    // nouns
    'address adult adviser affect airman alert almighty amnesty babushka backburn barracks battle birth blight blowgun bonfire brace brief bump cannon captain carboxyl cash cell cemetery chap chapel chasuble citizen clavicle coliseum corral council countess cruelty custody daddy daughter dead deed depot descent ' +
    'devil disposer divine doing doubter drug effector elver ectoderm emergent eternity event excess executor exhaust expense eyebrow fellow finding finger flame follower forgery freezing fuel fund ghost going grandpa grandson granny guard gripper gun halt handful hearing hell holocaust ' +
    'horde hubris humidity hunger hunt husband hygienic import impostor instance intent interior issue jump junior jury kick kinase king kiss knickers label labourer lady lashes lawmaker leading league legging lender license lieu louse loyalty majority massage median merit midwife minister minion minor ' +
    'minority mobility nephew nerve obesity object other outlaw overload papa pants passport pension pile pillbox planula populist premier premise pressure pressure presume prison pulse puritan quit receptor recovery relative requirement scorn scrap scratch secret sermon settler shoulder siege slime sock solvency ' +
    'spear stall statement stranger strait stump subsidy swine tenant tenement term testing thigh thongs tomb tooth transom trash traffic trench tribe uniform validity vanadyl vein vestment veto victim waist warming wedding whack widow yarmulke coffin crest custom dash ethyl equal hostel mouse offset horst perp sarong hello chow wear stay heroine bidet gown bathrobe hovel'
  ).split(' '),
);

/** A word list of faker's; its types allow for one that a locale lacks. */
function listOf(list: unknown): string[] {
  if (!Array.isArray(list)) throw new Error('derive-vocabulary.locale: expected word lists in the English locale of @faker-js/faker, got none; install the version in package.json');
  return list as string[];
}

function words(list: readonly string[], most: number): string[] {
  const usable = [...new Set(list)].filter((word) => /^[a-z]{4,8}$/.test(word) && !SAYS_SOMETHING.has(word));
  // Spread over the alphabet instead of its beginning.
  return usable.length <= most ? usable : Array.from({ length: most }, (_, i) => usable[Math.floor((i * usable.length) / most)]!);
}

function literal(name: string, doc: string, list: readonly string[]): string {
  const lines = list.join(' ').match(/.{1,150}(?: |$)/g) ?? [];
  return `/** ${doc} */\nexport const ${name}: readonly string[] = (\n${lines.map((line) => `  '${line}'`).join(' +\n')}\n).split(' ');\n`;
}

const HOBBIES = /artist|blogger|creator|dreamer|film lover|foodie|gamer|geek|musician|nerd|philosopher|photographer|singer|streamer|traveler|writer/;
const text = [
  `/*\n * Derived by scripts/derive-vocabulary.ts from the English word lists of @faker-js/faker (MIT licence,\n * Copyright (c) 2022-2025 Faker): word.adjective, word.noun, person.bio_part,\n * person.bio_supporter, food.fruit, food.vegetable and animal.type, without words that would say something about a person.\n */\n`,
  literal('ADJECTIVES', 'Adjectives of 4 to 8 letters.', words(listOf(en.word?.adjective), 240)),
  literal('NOUNS', 'Nouns of 4 to 8 letters.', words(listOf(en.word?.noun), 300)),
  literal('FOODS', 'Fruit and vegetables.', words([...listOf(en.food?.fruit), ...listOf(en.food?.vegetable)], 80)),
  literal('ANIMALS', 'Animals.', words(listOf(en.animal?.type), 40)),
  literal('HOBBIES', 'What people call themselves in a bio, a word each.', listOf(en.person?.bio_part).filter((part) => HOBBIES.test(part) && !part.includes(' '))),
  literal('FANS', 'What follows a noun in a bio.', listOf(en.person?.bio_supporter).filter((word) => word !== 'junkie')),
];
writeFileSync(new URL('../src/population/social/social-vocabulary.ts', import.meta.url), text.join('\n'));
