import { expect, it } from 'vitest';
import { KM_PER_DEGREE } from '../../../src/population/mobility/geo-cell.ts';
import { HOME, Itinerary, travelMinutes } from '../../../src/population/mobility/itinerary.ts';

it('travels in town, on roads and far', () => {
  // 5 minutes and: 10 km at 40 km/h; 20 km at 40 and 80 km at 80 km/h; 20 at 40, 380 at 80 and 700 at 700 km/h.
  expect([0, 10, 100, 1100].map(travelMinutes)).toEqual([5, 5 + 15, 5 + 30 + 60, 5 + 30 + 285 + 60]);
  for (const km of [0.1, 5, 20, 21, 399, 401, 3000]) expect(km / (travelMinutes(km) / 60)).toBeLessThan(700);
});

it('keeps stays, ways and visits', () => {
  const itinerary = new Itinerary(1);
  itinerary.begin(0, 0, 1, 7);
  const work = itinerary.know(10 / KM_PER_DEGREE, 0, 1, 8, 3);
  expect(itinerary.know(10 / KM_PER_DEGREE, 0, 1, 8, 3)).toBe(work);
  expect(itinerary.know(0, 1, 1, 8, 4)).toBe(work + 1);
  expect([itinerary.venue[0], itinerary.postcode[0], itinerary.places]).toEqual([HOME, 7, 3]);
  expect(itinerary.minutesTo(work)).toBe(20);
  itinerary.go(work, 480, itinerary.minutesTo(work));
  itinerary.go(0, 1000, itinerary.minutesTo(0));
  itinerary.finish();
  const stays = Array.from({ length: itinerary.stays }, (_, i) => [itinerary.place[i], itinerary.arrived[i], itinerary.left[i]]);
  expect(stays).toEqual([[0, 0, 480], [work, 500, 1000], [0, 1020, 1440]]);
  expect(Array.from(itinerary.visited.subarray(0, itinerary.visits))).toEqual([0, work, 0]);
  itinerary.begin(0, 0, 1, 7);
  itinerary.go(itinerary.know(10 / KM_PER_DEGREE, 0, 1, 8, 3), 1430, 20);
  itinerary.finish();
  // On the way when the window ends.
  expect([itinerary.arrived[1], itinerary.left[1]]).toEqual([1450, 1450]);
});
