/*
 * Derived by scripts/derive-vocabulary.ts from the English word lists of @faker-js/faker (MIT licence,
 * Copyright (c) 2022-2025 Faker): word.adjective, word.noun, person.bio_part,
 * person.bio_supporter, food.fruit, food.vegetable and animal.type, without words that would say something about a person.
 */

/** Adjectives of 4 to 8 letters. */
export const ADJECTIVES: readonly string[] = (
  'able accurate actual advanced ajar ample angelic annual arid artistic athletic aware back beloved blond blushing bouncy bright brisk busy buzzing ' +
  'carefree cautious cheerful circular clean clear closed coarse colossal complete content corny crazy creative crowded curly dapper darling dearest ' +
  'decisive definite dental devoted direct distant doting dual earnest ecstatic elastic elegant eminent esteemed excited expert fair faraway fine firm ' +
  'fixed flashy flimsy fluffy fond formal frank frequent frilly front frugal funny fuzzy gentle gigantic glaring gleaming glossy golden graceful granular ' +
  'great grizzled growing gummy happy hefty hidden honored huge husky idolized infinite innocent intrepid ironclad joyful jubilant jumbo known last late ' +
  'lean light likely linear liquid live livid long lovely lumpy lustrous major meaty merry metallic milky mixed monthly muffled murky muted natural neat ' +
  'nice nimble normal oblong obvious official optimal orderly ornate outlying overdue parallel pastel peaceful perfumed personal plain pleased pointed ' +
  'polite powerful precious pretty prime profuse proud punctual purple quick quixotic radiant rare regal rich ripe robust rotating round royal ruddy ' +
  'rusty sandy scratchy separate shadowy showy silent silky similar sizzling slow small smooth snoopy soft soupy sour specific spiffy splendid square ' +
  'squiggly standard steel steep straight striking stunning stylish sudden sunny superb svelte sweet tall tangible taut tempting thick thorny thrifty ' +
  'tidy timely tiny trained trim true trusty ultimate uncommon uneven unknown unlucky untimely untrue unusual upbeat usable utilized valuable vast ' +
  'vibrant warm watery webbed weighty wide wiggly wilted winged witty wordy writhing youthful zany'
).split(' ');

/** Nouns of 4 to 8 letters. */
export const NOUNS: readonly string[] = (
  'abacus account aircraft airline airport alliance angle antelope approach arcade armchair asset assist backbone barge baritone begonia behest bench ' +
  'bend birdbath blossom bonnet bookend bowler bracelet bran brook bungalow cafe calculus caption case casement cassava catalyst cellar ceramic ceramics ' +
  'cheese cheetah cinder clamp cleaner coal coast coin colon cook cork cornet costume couch creature cricket curl cutover cycle deck deer derby design ' +
  'diagram dime director disk diver doorpost draft dream dress drive dulcimer dusk dwell ecliptic edge eggplant elevator epic essence exterior farm ' +
  'farmer fedora fencing festival fibre final fishery flat flint flood folklore footrest forager formula fort freckle freight gallery galoshes gerbil ' +
  'gift giggle gloom goat gradient graffiti gray guidance guide habit haircut handle handover hawk help hexagon hoof hope hose humor hutch hyena igloo ' +
  'impact integer jacket jazz jungle knight knitting lace lamp larva laughter legend linseed litter lobster longboat lounge luck maestro making mallard ' +
  'mantua marathon marimba markup marten meal meander mechanic mentor middle mixture molasses monocle monster mortise mountain mousse napkin necklace ' +
  'noon nougat numeracy numeric octave onset opera orchid order outrun outset palate parsnip pasta pearl pecan peony pepper phrase piglet pigpen pillow ' +
  'pilot place plain platter pleasure pliers plumber poetry poppy porter premium produce promise provider pupil quart quinoa range rawhide reach redesign ' +
  'release repeat reporter resolve reward ribbon roadway role rubric ruin runway safe sailor sand sandbar scaffold scenario schedule scout seafood seal ' +
  'season section sesame shark shore silk singing skean skyline slipper smog solution sonar sonnet soup space spork sport squid statue steak steeple ' +
  'sticker stock stool strategy straw summary summer sundae surface sushi swath swim switch synergy tackle tapioca taro taxicab teammate tentacle ' +
  'teriyaki thread toaster tool travel tray trolley tuba turret tuxedo typeface unique unit valuable velocity version vicinity video vision vista wallaby ' +
  'wasabi wheel window wombat worth wriggler yogurt'
).split(' ');

/** Fruit and vegetables. */
export const FOODS: readonly string[] = (
  'apple apricot avocado banana berry cavalo cherry coconut cumquat currant date feijoa grape guava lemon lime longan loquat lychee mandarin mango melon ' +
  'mulberry olive orange papaw papaya peach pear plum prune sultana tangelo arugula beans beetroot broccoli cabbage capers carrot celery chives cucumber ' +
  'daikon eggplant endive garlic hijiki jicama kale kohlrabi leeks lettuce okra onion parsnip peas peppers potatoes pumpkin radish rhubarb spinach squash ' +
  'turnips zucchini'
).split(' ');

/** Animals. */
export const ANIMALS: readonly string[] = (
  'bear bird deer dolphin eagle elephant fish flamingo frog gecko giraffe gorilla hamster horse kangaroo koala lion monkey ostrich panda parrot peacock ' +
  'penguin rabbit shark snake squirrel tiger turtle whale wolf zebra'
).split(' ');

/** What people call themselves in a bio, a word each. */
export const HOBBIES: readonly string[] = (
  'artist blogger creator dreamer foodie gamer geek musician nerd philosopher photographer singer streamer traveler writer'
).split(' ');

/** What follows a noun in a bio. */
export const FANS: readonly string[] = (
  'advocate devotee enthusiast fan lover supporter'
).split(' ');
