import type { PostcodeList } from './country.ts';
import { cumulativePosition } from './cumulative-position.ts';

/** Where people who moved came from: postcodes by their size, at a chosen distance. */
export interface MoveOrigins {
  /** A postcode other than `current`, in its county, its state or the country; the next wider area where there is no other. */
  readonly pick: (distance: 'county' | 'state' | 'country', current: number, uniform: number) => number;
}

/** Indexes of an area's postcodes and their cumulative sizes. */
interface Area {
  readonly members: Uint32Array;
  readonly cumulative: Float64Array;
}

export function moveOrigins({ people, county, countyState }: Pick<PostcodeList, 'people' | 'county' | 'countyState'>): MoveOrigins {
  const byCounty = areas(people, (index) => String(county[index]!));
  const byState = areas(people, (index) => countyState[county[index]!]!);
  const country = areas(people, () => '').get('')!;
  const pick: MoveOrigins['pick'] = (distance, current, uniform) => {
    const area = distance === 'county' ? byCounty.get(String(county[current]!))! : distance === 'state' ? byState.get(countyState[county[current]!]!)! : country;
    if (area.members.length === 1 && distance !== 'country') return pick(distance === 'county' ? 'state' : 'country', current, uniform);
    const at = cumulativePosition(area.cumulative, uniform * area.cumulative.at(-1)!);
    const chosen = area.members[at]!;
    return chosen === current ? area.members[(at + 1) % area.members.length]! : chosen;
  };
  return { pick };
}

function areas(people: Float64Array, areaOf: (index: number) => string): Map<string, Area> {
  const members = new Map<string, number[]>();
  for (let index = 0; index < people.length; index++) {
    const area = areaOf(index);
    const list = members.get(area);
    if (list === undefined) members.set(area, [index]);
    else list.push(index);
  }
  return new Map(
    [...members].map(([area, list]) => {
      let sum = 0;
      return [area, { members: Uint32Array.from(list), cumulative: Float64Array.from(list, (index) => (sum += people[index]!)) }];
    }),
  );
}
