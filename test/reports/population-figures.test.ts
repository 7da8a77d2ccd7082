import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { figure } from '../../reports/figure.ts';
import { degreesFigure, householdsFigure, likesFigure, mapFigure, postcodeSizesFigure, pyramidFigure, uniquenessFigure, weekFigure, type ShownWorld } from '../../reports/figures/population-figures.ts';
import { plain } from '../../reports/numbers.ts';
import { calibrationText } from '../../reports/pages/population.ts';
import { fixturePopulation } from './population-fixture.ts';

const shown: ShownWorld = { section: fixturePopulation(), version: '0.1.0' };
const { document } = new JSDOM('').window;

describe('figures of a population', () => {
  it('state their findings with numbers from the document', () => {
    expect(plain(pyramidFigure(shown).title)).toBe('Ages follow the published ones: no band is off by more than 0.30 percentage points (men of 20–24)');
    expect(plain(householdsFigure(shown).title)).toBe('35.0% of the households have 2 members; 35.0% is published');
    expect(plain(mapFigure(shown).title)).toBe('11 whole postcodes stand for the 32,828 of the country');
    expect(plain(postcodeSizesFigure(shown).title)).toBe('2 of the 11 postcodes hold half of the people; in the country it is 4,012 of 32,828');
    expect(plain(degreesFigure(shown)!.title)).toBe('Half of the profiles show at most 9 friends, one in a hundred more than 2,048');
    expect(plain(weekFigure(shown)!.title)).toBe('The busiest hour is Saturday at 3:00, 5.6 times as busy as Monday at 4:00');
    expect(plain(uniquenessFigure(shown).title)).toBe('0.18% of these people are alone on postcode, sex, year of birth; spread thinly over the country it would seem to be 95%');
  });

  it('draw what they say, at a phone’s width and at a page’s, with a name, a description and a table', () => {
    for (const spec of [pyramidFigure(shown), householdsFigure(shown), mapFigure(shown), postcodeSizesFigure(shown), degreesFigure(shown)!, likesFigure(shown)!, weekFigure(shown)!, uniquenessFigure(shown)]) {
      const holder = document.createElement('div');
      holder.innerHTML = figure(spec, document).markup;
      const drawings = [...holder.querySelectorAll('.figure-canvas svg')];
      expect(drawings.map((svg) => svg.getAttribute('aria-label'))).toEqual([plain(spec.title), plain(spec.title)]);
      for (const svg of drawings) {
        expect(svg.querySelectorAll('rect, circle, path').length, spec.id).toBeGreaterThan(3);
        expect(svg.outerHTML, spec.id).not.toMatch(/NaN|undefined|<style/);
      }
      expect(holder.querySelectorAll('tbody tr')).toHaveLength(spec.table.rows.length);
    }
  });

  it('count every profile in the tail and draw one cell for every hour', () => {
    const { drawing } = degreesFigure(shown)!;
    if (drawing.kind !== 'xy') throw new Error('expected two axes');
    const [profile] = drawing.series;
    const { bins } = shown.section.figures.degrees.shown;
    const total = bins.reduce((sum, { count }) => sum + count, 0);
    // All but those without a friend have at least one; the curve never rises.
    expect(profile!.points[0]).toEqual([1, 1 - bins[0]!.count / total]);
    for (let i = 1; i < profile!.points.length; i++) expect(profile!.points[i]![1]).toBeLessThan(profile!.points[i - 1]![1]);
    const week = weekFigure(shown)!.drawing;
    if (week.kind !== 'week-grid') throw new Error('expected a week');
    expect(week.days.map(({ hours }) => hours.length)).toEqual(Array(7).fill(24));
  });

  it('are left out where nothing was counted', () => {
    const empty = { bins: [], quantiles: [] };
    const { figures } = shown.section;
    const bare: ShownWorld = { ...shown, section: { ...shown.section, figures: { ...figures, degrees: { ...figures.degrees, shown: empty, inWorld: empty }, week: { kinds: [], days: 28 } } } };
    expect([degreesFigure(bare), weekFigure(bare)]).toEqual([null, null]);
  });

  it.each([[0.2205, 'share', '22.1%'], [0.00012, 'share', '0.012%'], [0, 'share', '0%'], [-0.0018, 'coefficient', '−0.0018'], [8.2, 'km', '8.2 km'], [1234.4, 'friends', '1,234'], [2.459, 'people', '2.46']] as const)('write %s as a %s: %s', (value, unit, text) => expect(calibrationText(value, unit)).toBe(text));
});
