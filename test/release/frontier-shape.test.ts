import { describe, expect, it } from 'vitest';
import { densityCells, lowerCorners } from '../../src/release/frontier-shape.ts';

// Five nodes over 16 rows: (share left out, loss).
const nodes = { loss: Float64Array.of(0.9, 0.5, 0.5, 0.25, 1), suppressed: Uint32Array.of(0, 4, 1, 9, 16), rows: 16 };

describe('the shape of a frontier', () => {
  it('keeps the nodes that no other beats in both, by rising suppression', () => {
    expect(lowerCorners(nodes)).toEqual([[0, 0.9], [1 / 16, 0.5], [9 / 16, 0.25]]);
  });

  it('counts each node once, in cells of loss and of the root of the share', () => {
    // Roots of the shares: 0, 1/2, 1/4, 3/4, 1; the last cell holds its upper end.
    expect(densityCells(nodes, 4)).toEqual([[0, 0, 0, 0], [0, 0, 0, 1], [0, 1, 1, 0], [1, 0, 0, 1]]);
  });
});
