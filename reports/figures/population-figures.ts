import type { PopulationSection } from '../../src/report/population-section.ts';
import { slug } from '../markup.ts';
import { formatCount, formatShare, type Phrase, type Shown } from '../numbers.ts';
import type { FigureSpec } from './drawing.ts';
import type { XyAxis, XySeries } from './xy.ts';

/** One world with what its figures need to be told from another's. */
export interface ShownWorld {
  readonly section: PopulationSection;
  readonly version: string;
}

/** A number of a world's section as pages print it; its key is its place there. */
export function worldNumber({ section }: ShownWorld, place: string, text: string): Shown {
  return { key: `population/${section.world.id}/${place}`, text };
}

function identity({ section: { world }, version }: ShownWorld, name: string): Pick<FigureSpec, 'id' | 'file' | 'source'> {
  return { id: `figure-${slug(`${world.id}-${name}`)}`, file: `population_${slug(world.id)}_${name}_${version}`, source: `Incognita ${version} · population ${world.id} · invented people, seed ${world.seed}` };
}

function stamp({ section: { world } }: ShownWorld): string {
  return `Invented people, seed ${world.seed}.`;
}

/** A share with one decimal: differences of a census are smaller than a percent. */
function percent(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}

export function pyramidFigure(shown: ShownWorld): FigureSpec {
  const { people } = shown.section.world;
  const bands = [...shown.section.figures.agePyramid].reverse().map((band) => ({ ...band, label: band.to === null ? `${band.from}+` : `${band.from}–${band.to}`, women: band.female / people, men: band.male / people }));
  const gaps = bands.flatMap(({ label, from, women, men, publishedFemale, publishedMale }) => [
    { label, key: `agePyramid[${from}].female`, who: 'women', seen: women, published: publishedFemale },
    { label, key: `agePyramid[${from}].male`, who: 'men', seen: men, published: publishedMale },
  ]);
  const widest = gaps.reduce((a, b) => (Math.abs(b.seen - b.published) > Math.abs(a.seen - a.published) ? b : a));
  const cell = (place: string, value: number): Shown => worldNumber(shown, place, percent(value));
  const points = worldNumber(shown, `${widest.key}.gap`, `${Math.abs((widest.seen - widest.published) * 100).toFixed(2)} percentage points`);
  return {
    ...identity(shown, 'ages'),
    title: ['Ages follow the published ones: no band is off by more than ', points, ` (${widest.who} of ${widest.label})`],
    caption: [`Bars are the people of this world, lines the residents of the country as published. ${stamp(shown)}`],
    summary: ['Population pyramid in bands of five years, women to the left, men to the right. Largest difference from the published share: ', points, `, ${widest.who} of ${widest.label}.`],
    table: {
      caption: 'Share of all people by age and sex',
      columns: ['age', 'women', 'women, published', 'men', 'men, published'],
      rows: bands.map((band) => [band.label, cell(`agePyramid[${band.from}].female`, band.women), cell(`agePyramid[${band.from}].publishedFemale`, band.publishedFemale), cell(`agePyramid[${band.from}].male`, band.men), cell(`agePyramid[${band.from}].publishedMale`, band.publishedMale)]),
    },
    drawing: { kind: 'pyramid', bands: bands.map(({ label, women, men, publishedFemale, publishedMale }) => ({ label, female: women, male: men, publishedFemale, publishedMale })) },
  };
}

export function householdsFigure(shown: ShownWorld): FigureSpec {
  const { households } = shown.section.figures;
  const total = households.reduce((sum, { count }) => sum + count, 0);
  const rows = households.map(({ size, count, publishedShare }, index) => ({ label: `${size}${index === households.length - 1 ? ' or more' : ''}`, share: count / total, publishedShare, seen: worldNumber(shown, `households[${size}]`, percent(count / total)), published: worldNumber(shown, `households[${size}].published`, percent(publishedShare)) }));
  const commonest = rows.reduce((a, b) => (b.share > a.share ? b : a));
  return {
    ...identity(shown, 'households'),
    title: [commonest.seen, ` of the households have ${commonest.label} ${commonest.label === '1' ? 'member' : 'members'}; `, commonest.published, ' is published'],
    caption: [`Share of households by their members. Bars are this world, lines the published shares. ${stamp(shown)}`],
    summary: ['Bar chart of households by size. ', ...rows.flatMap((row): Phrase => [`${row.label}: `, row.seen, ' (published ', row.published, '). '])],
    table: { caption: 'Households by members', columns: ['members', 'this world', 'published'], rows: rows.map((row) => [row.label, row.seen, row.published]) },
    drawing: { kind: 'bars', axis: 'share of households, in percent', rule: null, rows: rows.map((row) => ({ label: row.label, value: row.share * 100, mark: row.publishedShare * 100, text: row.seen.text, key: row.seen.key, role: row === commonest ? 'subject' : 'context' })) },
  };
}

/** Edges that leave out the outermost hundredth of the country's postcodes on each side: far islands would shrink the rest. */
function frameOf(country: readonly (readonly [number, number])[]): readonly [number, number, number, number] {
  const edges = (values: readonly number[], part: number): [number, number] => {
    const sorted = [...values].sort((a, b) => a - b);
    const cut = Math.floor(sorted.length * part);
    return [sorted[cut]! - 0.6, sorted[sorted.length - 1 - cut]! + 0.6];
  };
  const [south, north] = edges(country.map(([latitude]) => latitude), 0.012);
  const [west, east] = edges(country.map(([, longitude]) => longitude), 0.012);
  return [south, north, west, east];
}

export function mapFigure(shown: ShownWorld): FigureSpec {
  const { world, country, countryPostcodes } = shown.section.figures.postcodes;
  const frame = frameOf(country);
  const outside = world.filter(({ latitude, longitude }) => latitude < frame[0] || latitude > frame[1] || longitude < frame[2] || longitude > frame[3]).length;
  const [number, all] = [worldNumber(shown, 'postcodes.count', formatCount(world.length)), worldNumber(shown, 'postcodes.country', formatCount(countryPostcodes))];
  return {
    ...identity(shown, 'map'),
    title: [number, ` whole postcode${world.length === 1 ? '' : 's'} stand for the `, all, ' of the country'],
    caption: [`Orange: the postcodes of this world, by their people. Grey: evenly spaced postcodes of the country, so that its shape shows; no borders are drawn.${outside > 0 ? ` ${outside} of this world's lie outside the frame.` : ''} ${stamp(shown)}`],
    summary: ['Map of the country as dots, with the postcodes of this world as larger dots. Largest: ', worldNumber(shown, 'postcodes[0].people', formatCount(world[0]!.people)), ` people in ${world[0]!.code}.`],
    table: {
      caption: 'Postcodes of this world, largest first',
      columns: ['postcode', 'people', 'degrees north', 'degrees east'],
      rows: world.map(({ code, people, latitude, longitude }, index) => [code, worldNumber(shown, `postcodes[${index}].people`, formatCount(people)), worldNumber(shown, `postcodes[${index}].latitude`, latitude.toFixed(1)), worldNumber(shown, `postcodes[${index}].longitude`, longitude.toFixed(1).replace('-', '−'))]),
    },
    drawing: { kind: 'place-map', places: world.map(({ latitude, longitude, people }) => ({ latitude, longitude, people })), country, frame },
  };
}

export function postcodeSizesFigure(shown: ShownWorld): FigureSpec {
  const { world, countrySizes, countryPostcodes, countryHalf } = shown.section.figures.postcodes;
  const { people } = shown.section.world;
  let half = 0;
  for (let sum = 0; sum < people / 2; half++) sum += world[half]!.people;
  const ranked = (sizes: readonly number[]): (readonly [number, number])[] => sizes.map((size, index) => [(index + 0.5) / sizes.length, Math.max(1, size)] as const);
  const largest = Math.max(countrySizes[0]!, world[0]!.people);
  const countrysHalf = worldNumber(shown, 'postcodes.countryHalf', `${formatCount(countryHalf)} of ${formatCount(countryPostcodes)}`);
  const halves = worldNumber(shown, 'postcodes.half', formatCount(half));
  return {
    ...identity(shown, 'postcode-sizes'),
    title: [halves, ` of the ${formatCount(world.length)} postcode${world.length === 1 ? '' : 's'} hold${half === 1 ? 's' : ''} half of the people; in the country it is `, countrysHalf],
    caption: [`Postcodes by rank, largest first, on a logarithmic scale of people. They are drawn evenly over the published ranking, and each at its real size, so that nobody is made unique by thin filling. ${stamp(shown)}`],
    summary: ['Ranked sizes of postcodes: a line for the country, dots for this world. ', halves, ' postcodes hold half of the people.'],
    table: { caption: 'Postcodes of this world by rank', columns: ['rank', 'people'], rows: world.map(({ people: size }, index) => [String(index + 1), worldNumber(shown, `postcodes[${index}].people`, formatCount(size))]) },
    drawing: {
      kind: 'xy',
      x: { label: 'rank, largest first', log: false, domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1].map((at) => ({ at, text: `${at * 100}%` })) },
      y: logAxis('people', Math.min(countrySizes.at(-1)!, world.at(-1)!.people) < 10 ? 1 : 10, largest),
      series: [
        { label: 'the country', role: 'context', mark: 'line', points: ranked(countrySizes) },
        { label: 'this world', role: 'subject', mark: 'dots', points: ranked(world.map((place) => place.people)) },
      ],
    },
  };
}

/** Powers of ten from `low` to `high`, labelled. */
function logAxis(label: string, low: number, high: number, text: (at: number) => string = formatCount): XyAxis {
  const ticks: { at: number; text: string }[] = [];
  for (let at = low; at <= high * 1.001; at *= 10) ticks.push({ at, text: text(at) });
  return { label, log: true, domain: [low, Math.max(high, ticks.at(-1)!.at) * 1.1], ticks };
}

type Spread = PopulationSection['figures']['degrees']['shown'];

/** Share of the profiles with at least as many: the tail of a distribution, from one up. */
function tailOf({ bins }: Spread): (readonly [number, number])[] {
  const total = bins.reduce((sum, { count }) => sum + count, 0);
  let left = total;
  return bins.flatMap(({ from, count }) => {
    const share = left / total;
    left -= count;
    return from === 0 ? [] : [[from, share] as const];
  });
}

/** Friends and likes: how many profiles have at least so many, on the profile and inside the world. */
function tailFigure(shown: ShownWorld, name: 'degrees' | 'likes', spread: { readonly shown: Spread; readonly inWorld: Spread }, kept: number, words: { readonly things: string; readonly held: string }): FigureSpec | null {
  if (spread.shown.bins.length === 0) return null;
  const [, median, , top] = spread.shown.quantiles.map((value, index) => worldNumber(shown, `${name}.shown.quantiles[${index}]`, formatCount(value)));
  const inside = spread.inWorld.quantiles.map((value, index) => worldNumber(shown, `${name}.inWorld.quantiles[${index}]`, formatCount(value)));
  const share = worldNumber(shown, `${name}.kept`, formatShare(kept));
  const series: XySeries[] = [
    { label: 'on the profile', role: 'subject', mark: 'line', points: tailOf(spread.shown) },
    ...(spread.inWorld.bins.length === 0 ? [] : [{ label: 'inside this world', role: 'comparison', mark: 'line', points: tailOf(spread.inWorld) } as const]),
  ];
  const least = Math.min(...series.flatMap(({ points }) => points.map(([, part]) => part)));
  let low = 1;
  while (low > least) low /= 10;
  const most = Math.max(...series.flatMap(({ points }) => points.map(([at]) => at)));
  return {
    ...identity(shown, name),
    title: ['Half of the profiles show at most ', median!, ` ${words.things}, one in a hundred more than `, top!],
    caption: [`Share of profiles with at least so many ${words.things}, both axes logarithmic. ${words.held} `, share, ` of them; the profile shows all. ${stamp(shown)}`],
    summary: [`Two falling curves: profiles by ${words.things}. Median on the profile: `, median!, ...(inside.length === 0 ? [] : [', inside the world: ', inside[1]!]), '.'],
    table: {
      caption: `Profiles by ${words.things}`,
      columns: ['not exceeded by', 'on the profile', 'inside this world'],
      rows: ['10% of profiles', '50% of profiles', '90% of profiles', '99% of profiles'].map((label, index) => [label, worldNumber(shown, `${name}.shown.quantiles[${index}]`, formatCount(spread.shown.quantiles[index]!)), inside[index] ?? { key: '', text: '–' }]),
    },
    drawing: { kind: 'xy', x: logAxis(words.things, 1, most), y: logAxis('share of profiles with at least so many', low, 1, (at) => `${Number((at * 100).toPrecision(2))}%`), series },
  };
}

export function degreesFigure(shown: ShownWorld): FigureSpec | null {
  const { degrees } = shown.section.figures;
  return tailFigure(shown, 'degrees', degrees, degrees.tieShare, { things: 'friends', held: 'The ties that the world holds are' });
}

export function likesFigure(shown: ShownWorld): FigureSpec | null {
  const { likes } = shown.section.figures;
  return tailFigure(shown, 'likes', likes, likes.likeShare, { things: 'likes', held: 'The likes that the world holds are' });
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

export function weekFigure(shown: ShownWorld): FigureSpec | null {
  const { kinds, days } = shown.section.figures.week;
  if (kinds.length === 0) return null;
  const hours = Array.from({ length: 168 }, (_, hour) => kinds.reduce((sum, kind) => sum + kind.hours[hour]!, 0));
  const total = hours.reduce((sum, value) => sum + value, 0);
  if (total === 0) return null;
  const busiest = hours.indexOf(Math.max(...hours));
  const quietest = hours.indexOf(Math.min(...hours));
  const name = (hour: number): string => `${DAYS[Math.floor(hour / 24)]} at ${hour % 24}:00`;
  const cell = (hour: number): Shown => worldNumber(shown, `week[${hour}]`, formatCount(hours[hour]!));
  const ratio = worldNumber(shown, 'week.ratio', (hours[busiest]! / Math.max(1, hours[quietest]!)).toFixed(hours[busiest]! > 10 * hours[quietest]! ? 0 : 1));
  const mix = kinds.map((kind) => ({ kind: kind.kind, share: worldNumber(shown, `week.${kind.kind}`, formatShare(kind.hours.reduce((sum, value) => sum + value, 0) / total)) })).filter(({ share }) => share.text !== '0%');
  return {
    ...identity(shown, 'week'),
    title: [`The busiest hour is ${name(busiest)}, `, ratio, ` times as busy as ${name(quietest)}`],
    caption: [`What accounts did in ${days} days in the blocks that were looked at, by hour of the week: `, ...mix.flatMap(({ kind, share }, index): Phrase => [`${index === 0 ? '' : ', '}${kind} `, share]), `. ${stamp(shown)}`],
    summary: [`Grid of seven days by twenty-four hours. Busiest: ${name(busiest)}, `, cell(busiest), ` actions; quietest: ${name(quietest)}, `, cell(quietest), '.'],
    table: { caption: 'Actions by hour and day', columns: ['hour', ...DAYS], rows: Array.from({ length: 24 }, (_, hour) => [`${hour}:00`, ...DAYS.map((_, day) => cell(day * 24 + hour))]) },
    drawing: { kind: 'week-grid', unit: 'actions', days: DAYS.map((label, day) => ({ label: label.slice(0, 3), hours: hours.slice(day * 24, day * 24 + 24) })) },
  };
}

export function uniquenessFigure(shown: ShownWorld): FigureSpec {
  const rows = shown.section.figures.uniqueness.map(({ columns, unique, people, thinned }, index) => ({
    columns,
    real: { value: unique / people, shown: worldNumber(shown, `uniqueness[${index}].share`, formatShare(unique / people)) },
    count: worldNumber(shown, `uniqueness[${index}].unique`, `${formatCount(unique)} of ${formatCount(people)}`),
    thinned: { value: thinned, shown: worldNumber(shown, `uniqueness[${index}].thinned`, formatShare(thinned)) },
  }));
  const [first] = rows;
  return {
    ...identity(shown, 'uniqueness'),
    title: [first!.real.shown, ` of these people are alone on ${first!.columns}; spread thinly over the country it would seem to be `, first!.thinned.shown],
    caption: [`“As they live” counts the people of this world in their whole postcodes. “Spread thinly” is the expected share if the same people were scattered over all postcodes of the country in proportion to their size, as simulators do that fill real postcodes with few people: each then has almost no neighbours, so almost everybody stands alone. Nobody lives like that; the figure is an artefact. ${stamp(shown)}`],
    summary: ['Bar chart of people alone, as they live and spread thinly. ', ...rows.flatMap((row): Phrase => [`${row.columns}: `, row.real.shown, ' as they live, ', row.thinned.shown, ' spread thinly. '])],
    table: { caption: 'People alone in the world', columns: ['known about them', 'alone as they live', 'people', 'alone if spread thinly'], rows: rows.map((row) => [row.columns, row.real.shown, row.count, row.thinned.shown]) },
    drawing: {
      kind: 'dots', axis: 'share of people who are alone', domain: [0, 1], share: true, rule: null,
      rows: rows.flatMap((row) => ([['as they live', row.real, 'subject'], ['spread thinly', row.thinned, 'context']] as const).map(([label, { value, shown: text }, role]) => ({ heading: row.columns, label, value, low: null, high: null, text: text.text, key: text.key, role }))),
    },
  };
}
