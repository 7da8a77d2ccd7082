import { codesIn, MISSING_INTEGER, numbersIn } from '../../columns/column.ts';
import { keyedDraws } from '../../random/keyed-draws.ts';
import { BLOCK } from '../../schema/world.ts';
import { birthYear } from '../attributes/naming.ts';
import { partnerOf, ROUNDS } from '../ties/block-partners.ts';
import { countValue } from './histogram-statistics.ts';
import { PARTS } from './mobility-tally.ts';
import { MOST_FRIENDS } from './people-tally.ts';
import { codeMeanings } from './table-reader.ts';
import { countTally, type Counts, type TalliedBlock, type Tally } from './tally.ts';

/** Years of difference told apart. */
const MOST_YEARS = 100;

type FriendshipCounts = Counts<'degrees' | 'clustering' | 'paradox' | 'sides' | 'places' | 'ageGaps' | 'shownDegrees'>;

/**
 * The friendship graph around a few blocks, from tables `tie` and `person` of these blocks and of all that
 * their ties reach, so that the neighbourhood of each of the block's people is whole. It shares with the
 * generator only the knowledge of which blocks have ties with each other.
 */
export const friendshipTally: Tally<FriendshipCounts> = countTally({
  id: 'friendship',
  reads: ['tie', 'person'],
  coverage: 'surrounded',
  start: () => ({
    /** Profiles by the friends that the world materialises. */
    degrees: new Float64Array(MOST_FRIENDS + 1),
    /** Sum of the local clustering of those with two friends or more, in millionths, and their number. */
    clustering: new Float64Array(2),
    /** Profiles with a friend, and those that show fewer friends than the median of their friends'. */
    paradox: new Float64Array(2),
    /** Friends of people of the left or right who are of the left or right, and those of the other side. */
    sides: new Float64Array(2),
    /** Ties of the block's people, and those in the same postcode. */
    places: new Float64Array(2),
    /** Ties by years between the birth years. */
    ageGaps: new Float64Array(MOST_YEARS + 1),
    /** Over the two ends of each tie, the friends that the profiles show: ends, sum, sum of squares, sum of products. */
    shownDegrees: new Float64Array(4),
  }),
  add(state, block) {
    const near = neighbourhood(block);
    const { own, firstNode, friends, people } = near;
    const stamp = new Int32Array(near.nodes).fill(-1);
    for (let row = 0; row < own.rows; row++) {
      const node = firstNode + row;
      if (people.shown[node] === MISSING_INTEGER) continue;
      const list = friends(node);
      countValue(state.degrees, list.length);
      if (list.length === 0) continue;
      state.paradox[0]! += 1;
      if (people.shown[node]! < medianOf(Float64Array.from(list, (friend) => people.shown[friend]!))) state.paradox[1]! += 1;
      for (const friend of list) addTie(state, people, node, friend);
      if (list.length < 2) continue;
      for (const friend of list) stamp[friend] = node;
      let links = 0;
      for (const friend of list) for (const third of friends(friend)) if (stamp[third] === node) links++;
      // Each link between two friends was met from both ends.
      state.clustering[0]! += Math.round((links / (list.length * (list.length - 1))) * PARTS);
      state.clustering[1]! += 1;
    }
  },
});

/** What is read of people, by node. */
interface NodeFacts {
  /** Friends that the profile shows; missing without a profile. */
  readonly shown: Int32Array;
  readonly birthYear: Int32Array;
  /** -1 left, 1 right, 0 neither. */
  readonly side: Int8Array;
  readonly postcode: Int32Array;
}

function addTie(state: FriendshipCounts, people: NodeFacts, node: number, friend: number): void {
  const { shown, side, postcode } = people;
  if (side[node] !== 0 && side[friend] !== 0) {
    state.sides[0]! += 1;
    if (side[node] !== side[friend]) state.sides[1]! += 1;
  }
  state.places[0]! += 1;
  if (postcode[node] === postcode[friend]) state.places[1]! += 1;
  countValue(state.ageGaps, Math.abs(people.birthYear[node]! - people.birthYear[friend]!));
  const [one, other] = [shown[node]!, shown[friend]!];
  state.shownDegrees[0]! += 2;
  state.shownDegrees[1]! += one + other;
  state.shownDegrees[2]! += one * one + other * other;
  state.shownDegrees[3]! += 2 * one * other;
}

interface Neighbourhood {
  readonly own: { readonly rows: number };
  /** Node of the block's first person. Nodes are the people of all blocks around, `BLOCK` for each. */
  readonly firstNode: number;
  readonly nodes: number;
  readonly people: NodeFacts;
  /** Nodes that are tied to a node, as far as they lie in these blocks; all of them for the block's own people. */
  readonly friends: (node: number) => Int32Array;
}

/** The block with every block that may share ties with it. */
function neighbourhood(block: TalliedBlock): Neighbourhood {
  const { plan } = block;
  const pairing = keyedDraws({ seed: plan.seed, stage: 'population', instance: '', attribute: 'tie.partner' });
  const partners = Array.from({ length: ROUNDS }, (_, round) => partnerOf(block.block, round, plan.blocks, pairing));
  const numbers = [...new Set([block.block, ...partners])].filter((number) => number >= 0).sort((a, b) => a - b);
  const slotOf = new Map(numbers.map((number, slot) => [number, slot]));
  const nodes = numbers.length * BLOCK;
  const nodeOf = (id: number): number => {
    const slot = slotOf.get(Math.floor(id / BLOCK));
    return slot === undefined ? -1 : slot * BLOCK + (id % BLOCK);
  };
  const blocks = numbers.map((number) => (number === block.block ? block : block.neighbour(number)));

  const degree = new Int32Array(nodes + 1);
  const ends = blocks.map(({ table }) => {
    const tie = table('tie');
    return [Int32Array.from(numbersIn(tie, 'sourceId'), nodeOf), Int32Array.from(numbersIn(tie, 'targetId'), nodeOf)] as const;
  });
  for (const [source, target] of ends) {
    for (let row = 0; row < source.length; row++) {
      if (target[row] === -1) continue;
      degree[source[row]! + 1]! += 1;
      degree[target[row]! + 1]! += 1;
    }
  }
  for (let node = 0; node < nodes; node++) degree[node + 1]! += degree[node]!;
  const [from, next] = [degree, degree.slice()];
  const lists = new Int32Array(from[nodes]!);
  for (const [source, target] of ends) {
    for (let row = 0; row < source.length; row++) {
      if (target[row] === -1) continue;
      lists[next[source[row]!]!++] = target[row]!;
      lists[next[target[row]!]!++] = source[row]!;
    }
  }
  return {
    own: { rows: block.table('person').rows },
    firstNode: slotOf.get(block.block)! * BLOCK,
    nodes,
    people: nodeFacts(blocks),
    friends: (node) => lists.subarray(from[node], from[node + 1]),
  };
}

function nodeFacts(blocks: readonly TalliedBlock[]): NodeFacts {
  const nodes = blocks.length * BLOCK;
  const facts = { shown: new Int32Array(nodes).fill(MISSING_INTEGER), birthYear: new Int32Array(nodes), side: new Int8Array(nodes), postcode: new Int32Array(nodes) };
  const texts = new Map<string, number>();
  const numberOf = (text: string | null): number => {
    const known = texts.get(text ?? '');
    if (known !== undefined) return known;
    texts.set(text ?? '', texts.size);
    return texts.size - 1;
  };
  blocks.forEach(({ table }, slot) => {
    const person = table('person');
    const [followers, birth] = [numbersIn(person, 'followers'), numbersIn(person, 'birthDate')];
    const [leaning, postcode] = [codesIn(person, 'politicalLeaning'), codesIn(person, 'postcode')];
    const sideOf = codeMeanings(leaning, (text) => (text === 'left' ? -1 : text === 'right' ? 1 : 0));
    const postcodeOf = codeMeanings(postcode, numberOf);
    for (let row = 0; row < person.rows; row++) {
      const node = slot * BLOCK + row;
      facts.shown[node] = followers[row]!;
      facts.birthYear[node] = birthYear(birth[row]!);
      facts.side[node] = sideOf[leaning.codes[row]!]!;
      facts.postcode[node] = postcodeOf[postcode.codes[row]!]!;
    }
  });
  return facts;
}

/** Median, the mean of the two middle ones of an even number. */
function medianOf(values: Float64Array): number {
  values.sort();
  const middle = values.length >> 1;
  return values.length % 2 === 1 ? values[middle]! : (values[middle - 1]! + values[middle]!) / 2;
}
