import type { Table } from './column.ts';
import type { PublishedRecoding } from './disclose.ts';
import { jointClasses, labelBoxes, overlaps } from './joint-classes.ts';

/** The classes of a release, each with its rows there and in a frame that surrounds it. */
export interface FrameClasses {
  /** Rows of each class in the release, at least 1. */
  readonly release: Uint32Array;
  /** Rows of the same class in the frame (a population, a register); 0 where it has none. */
  readonly frame: Uint32Array;
}

/**
 * Counts the classes of a release in both tables by the text of the named columns; missing values match
 * each other. The frame's values are generalized by `recodings` first, as the release's were. Where labels differ
 * from row to row, a row of the frame is in every class whose labels cover its values.
 */
export function frameClasses(release: Table, frame: Table, names: readonly string[], recodings: ReadonlyMap<string, PublishedRecoding> = new Map()): FrameClasses {
  if (names.some((name) => overlaps(recodings.get(name)))) return coveringClasses(release, frame, names, recodings);
  const { count, first, second } = jointClasses(release, frame, names, recodings);
  const inRelease = new Uint32Array(count);
  const inFrame = new Uint32Array(count);
  for (const ofClass of first) inRelease[ofClass]! += 1;
  for (const ofClass of second) inFrame[ofClass]! += 1;
  return { release: inRelease.filter((rows) => rows > 0), frame: inFrame.filter((_, ofClass) => inRelease[ofClass]! > 0) };
}

function coveringClasses(release: Table, frame: Table, names: readonly string[], recodings: ReadonlyMap<string, PublishedRecoding>): FrameClasses {
  const boxes = labelBoxes(release, frame, names, recodings);
  const inGroup = new Uint32Array(boxes.groups);
  for (const group of boxes.groupOf) inGroup[group]! += 1;
  const inRelease = new Uint32Array(boxes.classes);
  for (const ofClass of boxes.classOf) inRelease[ofClass]! += 1;
  return { release: inRelease, frame: inRelease.map((_, ofClass) => boxes.groupsIn(ofClass).reduce((rows, group) => rows + inGroup[group]!, 0)) };
}
