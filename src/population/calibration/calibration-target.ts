import { sqrt } from '../../stats/elementary.ts';
import type { CountryPack } from '../country.ts';
import type { WorldPlan } from '../world-plan.ts';
import type { StateReader } from './tally.ts';

/** How a figure is written: as a percentage, or as a number of something. */
export type CalibrationUnit = 'share' | 'years' | 'people' | 'friends' | 'likes' | 'posts' | 'points' | 'km' | 'hours' | 'exponent' | 'coefficient' | 'per 100 orders' | 'per 100 contacts';

/** What was seen: a share among `units` independent ones, or a figure with three standard errors of its own. */
export type Observation = { readonly value: number; readonly units: number } | { readonly value: number; readonly error: number };

export interface ObservationContext {
  readonly plan: WorldPlan;
  readonly pack: CountryPack;
  readonly read: StateReader;
}

/** A figure that a world shows. */
export interface ObservedFigure {
  readonly id: string;
  readonly title: string;
  readonly unit: CalibrationUnit;
  /** Worlds of fewer people say nothing about it. */
  readonly minimumPeople: number;
  readonly minimumPostcodes: number;
  /** Null where the world has nothing to see it on. */
  readonly observe: (context: ObservationContext) => Observation | null;
  /** What a reader should know who compares it with another source. */
  readonly note?: string;
}

/** A figure that a world should show, because it is published. */
export interface CalibrationTarget extends ObservedFigure {
  /** `input`: put in, so meeting it shows fidelity. `emergent`: not put in, so meeting it validates. */
  readonly kind: 'input' | 'emergent';
  readonly target: number;
  /** Largest deviation that counts as met, before Monte-Carlo error. */
  readonly tolerance: number;
  readonly source: string;
  /** How the source was taken: read, or remembered (which never fails a run). */
  readonly confidence: 'read' | 'from-memory';
}

/** Worlds of fewer people say nothing about shares of people, and of fewer nothing about a country. */
export const SMALLEST = 2_000;
export const SMALLEST_NATIONAL = 20_000;
/** Worlds of fewer postcodes say nothing about town and country. */
export const FEWEST_POSTCODES = 30;

/** A target read in its source and of any number of postcodes, unless it says otherwise. */
export function target(given: Omit<CalibrationTarget, 'confidence' | 'minimumPostcodes'> & Partial<Pick<CalibrationTarget, 'confidence' | 'minimumPostcodes'>>): CalibrationTarget {
  return { confidence: 'read', minimumPostcodes: 1, ...given };
}

/** A target beside what was seen; plain data. */
export interface CalibrationResult {
  readonly id: string;
  readonly title: string;
  readonly kind: CalibrationTarget['kind'];
  readonly unit: CalibrationUnit;
  readonly source: string;
  readonly confidence: CalibrationTarget['confidence'];
  readonly target: number;
  readonly tolerance: number;
  readonly observed: number | null;
  /** Three standard errors of the observed figure at this size. */
  readonly monteCarlo: number;
  readonly status: 'met' | 'missed' | 'not-assessable';
  readonly note: string | null;
}

/** A figure without a published one to compare it with. */
export interface CalibrationObservation {
  readonly id: string;
  readonly title: string;
  readonly unit: CalibrationUnit;
  readonly value: number;
  readonly note: string | null;
}

/** Compares a world with what is published, target by target. */
export function checkTargets(targets: readonly CalibrationTarget[], context: ObservationContext): CalibrationResult[] {
  return targets.map((aim): CalibrationResult => {
    const { id, title, kind, unit, source, confidence, target, tolerance, note } = aim;
    const base = { id, title, kind, unit, source, confidence, target, tolerance, note: note ?? null };
    const seen = observe(aim, context);
    if (seen === null) return { ...base, observed: null, monteCarlo: 0, status: 'not-assessable' };
    // A share's error is the one that it would have at the target.
    const monteCarlo = 'error' in seen ? seen.error : 3 * sqrt((target * (1 - target)) / seen.units);
    return { ...base, observed: seen.value, monteCarlo, status: Math.abs(seen.value - target) <= tolerance + monteCarlo ? 'met' : 'missed' };
  });
}

/** The figures that have no target. */
export function observeFigures(figures: readonly ObservedFigure[], context: ObservationContext): CalibrationObservation[] {
  return figures.flatMap((figure) => {
    const seen = observe(figure, context);
    return seen === null ? [] : [{ id: figure.id, title: figure.title, unit: figure.unit, value: seen.value, note: figure.note ?? null }];
  });
}

function observe({ minimumPeople, minimumPostcodes, observe: see }: ObservedFigure, context: ObservationContext): Observation | null {
  if (context.plan.people < minimumPeople || context.plan.postcodes.length < minimumPostcodes) return null;
  const seen = see(context);
  return seen === null || !Number.isFinite(seen.value) ? null : seen;
}

/** The results that fail a run: targets read in a source that were missed. Misses of remembered ones are notices. */
export function failedTargets(results: readonly CalibrationResult[]): CalibrationResult[] {
  return results.filter(({ status, confidence }) => status === 'missed' && confidence === 'read');
}
