import { sql, type Sql } from '../../engine/sql.ts';
import type { ClassModel } from '../../schema/privacy-model.ts';
import { ln } from '../../stats/elementary.ts';
import { ROOM } from './class-values.ts';

type DiversityModel = Extract<ClassModel, { readonly model: 'distinct-l-diversity' | 'entropy-l-diversity' | 'recursive-cl-diversity' }>;

/** Each class with the number of its values. */
export const distinctByClass = sql`SELECT class, count(*) AS metric FROM counted GROUP BY class`;

/** Each class with the Shannon entropy of its values in nats, −Σ p ln p. */
export const entropyByClass = sql`SELECT class, -sum(share * ln(share)) AS metric FROM shared GROUP BY class`;

/** Each class with r1 / (rl + … + rm), counts falling; infinite where it has fewer than l values. */
export function ratioByClass(l: number): Sql {
  return sql`SELECT class, coalesce(max(n) / (sum(n) FILTER (place >= ${l}))::DOUBLE, 'Infinity'::DOUBLE) AS metric
    FROM (SELECT class, n, row_number() OVER (PARTITION BY class ORDER BY n DESC) AS place FROM counted) GROUP BY class`;
}

/**
 * The classes that break a model of diversity (Machanavajjhala, Kifer, Gehrke and Venkitasubramaniam, ACM TKDD 1(1),
 * 2007, doi:10.1145/1217299.1217302, definitions 4.1 and 4.2). The ratio of counts is compared without room: a
 * quotient of whole numbers is rounded to the same double as the bound that it equals, and equality breaks the model.
 */
export function diversityBroken(model: DiversityModel): Sql {
  switch (model.model) {
    case 'distinct-l-diversity':
      return sql`SELECT class FROM (${distinctByClass}) WHERE metric < ${model.l}`;
    case 'entropy-l-diversity':
      return sql`SELECT class FROM (${entropyByClass}) WHERE metric < ${ln(model.l) - ROOM}`;
    case 'recursive-cl-diversity':
      return sql`SELECT class FROM (${ratioByClass(model.l)}) WHERE metric >= ${model.c}`;
  }
}
