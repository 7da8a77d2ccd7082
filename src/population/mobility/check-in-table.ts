import type { TableMaker } from '../../columns/table-maker.ts';
import { CHECK_IN } from '../../schema/mobility-tables.ts';
import { decimals, integers, moments, type Block } from '../block-context.ts';
import { sharedPhones } from './location-sharing.ts';
import { recordedPositions, SOURCES } from './recorded-positions.ts';
import { recordingTimes } from './recording-times.ts';
import { trajectories } from './trajectory.ts';

/**
 * Where the phones of those who share their location were in the days before `asOf`. The person's days go
 * on between the records (`trajectories`); recording is a thinning of them in bursts, at times that know
 * nothing of what the person does.
 */
export const checkInTable: TableMaker<Block> = {
  schema: CHECK_IN,
  scope: 'block',
  make(block) {
    const { plan, firstId, draws } = block;
    const start = plan.asOfDay - plan.historyDays;
    const times = { rate: draws('recording.rate'), count: draws('recording.sessions'), at: draws('recording.at'), burst: draws('recording.burst') };
    const phones = sharedPhones(block);
    // All times come first: they say how long the columns are.
    const minutes = phones.map(({ row, firstSeen, lastSeen }) => recordingTimes(times, firstId + row, plan.historyDays, firstSeen - start, lastSeen - start));
    const rows = minutes.reduce((sum, own) => sum + own.length, 0);
    const [deviceId, at] = [new Int32Array(rows), new Int32Array(rows)];
    const { venues, follow } = trajectories(block);
    const positions = recordedPositions(block, venues, rows);
    let to = 0;
    phones.forEach((phone, i) => {
      const own = minutes[i]!;
      if (own.length === 0) return;
      const itinerary = follow(phone.row, own.at(-1)!);
      const person = firstId + phone.row;
      let stay = 0;
      for (let j = 0; j < own.length; j++, to++) {
        const minute = own[j]!;
        deviceId[to] = phone.deviceId;
        at[to] = start * 1440 + minute;
        // The stay that the minute is in or, on the way, the one that it comes after.
        while (stay + 1 < itinerary.stays && itinerary.arrived[stay + 1]! <= minute) stay++;
        const left = itinerary.left[stay]!;
        if (minute <= left) positions.atPlace(to, person, minute, itinerary, itinerary.place[stay]!);
        else positions.onTheWay(to, person, minute, itinerary, itinerary.place[stay]!, itinerary.place[stay + 1]!, (minute - left) / (itinerary.arrived[stay + 1]! - left));
      }
    });
    return {
      deviceId: integers(deviceId),
      at: moments(at),
      venueId: integers(positions.venueId),
      cell: integers(positions.cell),
      latitude: decimals(positions.latitude),
      longitude: decimals(positions.longitude),
      source: { kind: 'coded', type: 'string', codes: positions.source, dictionary: SOURCES },
      accuracyM: integers(positions.accuracyM),
    };
  },
};
