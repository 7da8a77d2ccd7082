import type { Draws } from '../../random/draws.ts';
import { exp, ln, sin, sqrt } from '../../stats/elementary.ts';
import { destination, EARTH_KM, type Place } from './sphere.ts';

/**
 * The distance in km that a share p of the planar Laplace noise stays within: the inverse of
 * C(r) = 1 − (1 + εr) e^{−εr}, which is −(W₋₁((p − 1)/e) + 1)/ε.
 *
 * M. E. Andrés, N. E. Bordenabe, K. Chatzikokolakis, C. Palamidessi, Geo-indistinguishability: differential privacy
 * for location-based systems, CCS 2013, 901–914, §4, doi:10.1145/2508859.2516735.
 */
export function planarLaplaceRadius(p: number, epsilonPerKm: number): number {
  return -(lambertWMinus1((p - 1) / Math.E) + 1) / epsilonPerKm;
}

/**
 * A random place with a density proportional to e^{−ε·distance} on the sphere, the distance from the centre taken along
 * the great circle. The paper's law is one of the plane; a radius from it is kept with probability sin(r/R)/(r/R),
 * R the radius of the Earth, which makes of the plane's rings the sphere's. By the triangle inequality two centres
 * that are d km apart then give any place with densities within a factor of e^{εd}, however far away.
 */
export function laplacePlace(centre: Place, epsilonPerKm: number, draws: Draws, entity: number): Place {
  for (let attempt = 0; ; attempt++) {
    const radius = planarLaplaceRadius(draws.uniform(entity, 0, attempt), epsilonPerKm);
    const angle = radius / EARTH_KM;
    const kept = draws.uniform(entity, 1, attempt) * angle < sin(Math.min(angle, Math.PI));
    if (kept) return destination(centre, radius, 2 * Math.PI * draws.uniform(entity, 2, attempt));
  }
}

/**
 * The lower real branch of Lambert's W: the w ≤ −1 with w e^w = x, for x in [−1/e, 0). Halley's iteration from the
 * series at the branch point or the asymptotic one (R. M. Corless et al., On the Lambert W function, Advances in
 * Computational Mathematics 5 (1996) 329–359, eqs. 4.19, 4.22 and 5.9, doi:10.1007/BF02124750).
 */
export function lambertWMinus1(x: number): number {
  const s = sqrt(2 * Math.max(0, 1 + Math.E * x));
  if (s < 1e-4) return -1 - s - (s * s) / 3;
  let w: number;
  if (x < -0.25) w = -1 - s - (s * s) / 3 - (11 / 72) * s * s * s;
  else {
    const [first, second] = [ln(-x), ln(-ln(-x))];
    w = first - second + second / first;
  }
  for (let i = 0; i < 20; i++) {
    const power = exp(w);
    const off = w * power - x;
    const step = off / (power * (w + 1) - ((w + 2) * off) / (2 * w + 2));
    w -= step;
    if (Math.abs(step) <= 1e-15 * Math.abs(w)) break;
  }
  return w;
}
