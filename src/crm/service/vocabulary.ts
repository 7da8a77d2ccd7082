/* Written by scripts/derive-service-vocabulary.ts from the word lists of @faker-js/faker 10 (MIT licence). */

/** How a thing is. */
export const THING_ADJECTIVES: readonly string[] = 'Bespoke,Electronic,Elegant,Ergonomic,Fresh,Frozen,Gorgeous,Handcrafted,Handmade,Luxurious,Modern,Practical,Recycled,Refined,Rustic,Sleek,Small,Soft,Tasty'.split(',');

/** What it is made of. */
export const MATERIALS: readonly string[] = 'Aluminum,Bamboo,Bronze,Ceramic,Concrete,Cotton,Gold,Granite,Marble,Metal,Plastic,Rubber,Silk,Steel,Wooden'.split(',');

/** What it is. */
export const THINGS: readonly string[] = 'Bacon,Ball,Bike,Car,Chair,Cheese,Chicken,Chips,Computer,Fish,Gloves,Hat,Keyboard,Mouse,Pants,Pizza,Salad,Sausages,Shirt,Shoes,Soap,Table,Towels,Tuna'.split(',');

/** Its colour. */
export const COLOURS: readonly string[] = 'azure,black,blue,cyan,fuchsia,gold,green,grey,indigo,ivory,lavender,lime,magenta,maroon,mint green,olive,orange,orchid,pink,plum,purple,red,salmon,silver,sky blue,tan,teal,turquoise,violet,white,yellow'.split(',');
