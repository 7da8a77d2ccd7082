/** One assumed relation between two or more attributes. */
export interface AssumedCorrelation {
  readonly id: string;
  /** What depends on what, in words. */
  readonly statement: string;
  /** Loading on a latent trait of unit variance, or a log-rate per unit of it, as the statement says. */
  readonly strength: number;
  readonly kind: 'linear' | 'interaction';
  readonly source: 'assumed';
}

const assumed = (id: string, strength: number, statement: string, kind: AssumedCorrelation['kind'] = 'linear'): AssumedCorrelation => ({ id, statement, strength, kind, source: 'assumed' });

/**
 * Every relation between attributes of a person that no published figure gives. The option
 * `correlation` multiplies all strengths: at 0 each attribute below is independent of the others.
 * What is not here is structure: children go to school, names follow sex and decade, members of a
 * household live at one address.
 */
export const ASSUMED_CORRELATIONS: readonly AssumedCorrelation[] = [
  assumed('education.household', 0.45, 'Members of a household have similar education: loading of its common factor'),
  assumed('occupation.education', 0.8, 'Occupation follows education: weight of the education-specific shares against the overall ones'),
  assumed('income.education', 0.45, 'Income rises with the household\'s education: loading'),
  assumed('income.age', 0.2, 'Income is highest in middle age: loading of the distance from age 50'),
  assumed('income.urbanity', 0.12, 'Income rises with urbanity: loading'),
  assumed('income.education-age', 0.15, 'Education pays more with age', 'interaction'),
  assumed('leaning.age', 0.2, 'Older people lean right: loading'),
  assumed('leaning.education', -0.15, 'The educated lean left: loading'),
  assumed('leaning.urbanity', -0.22, 'Towns lean left: loading'),
  assumed('leaning.sex', -0.1, 'Women lean left: loading'),
  assumed('leaning.household', 0.5, 'Partners and families agree more often: loading of the household\'s common factor'),
  assumed('leaning.education-age', -0.14, 'Education moves the young more than the old', 'interaction'),
  assumed('leaning.urbanity-sex', -0.1, 'Town and country differ more among women', 'interaction'),
  assumed('interest.leaning', 0.8, 'Some subjects are liked on one side: log-rate per unit of the leaning trait times the subject\'s own weight'),
  assumed('interest.age', 0.6, 'Some subjects are liked by the old or the young: log-rate per unit of age'),
  assumed('interest.sex', 0.6, 'Some subjects are liked by women or men: log-rate'),
  assumed('interest.leaning-age', 0.3, 'Subjects speak for a leaning more among the young', 'interaction'),
  assumed('followers.age', -0.3, 'The young have more followers: loading'),
  assumed('tolerance.age', -0.25, 'The old tolerate less processing: loading'),
  assumed('tolerance.leaning', 0.1, 'Tolerance differs by leaning: loading'),
  assumed('moves.age', -0.6, 'The young move more often: log-rate per unit of age'),
  assumed('orders.income', 0.3, 'The rich order more often: log-rate per unit of income'),
  assumed('orders.interest', 0.5, 'Some subjects go with buying: log-rate'),
  assumed('spend.income', 0.35, 'The rich spend more per order: log-rate per unit of income'),
  assumed('responds.interest', 0.3, 'Some subjects go with answering: loading'),
  assumed('responds.age', 0.15, 'The old answer more often: loading'),
  assumed('responds.orders', 0.3, 'Frequent buyers answer more often: loading'),
  assumed('responds.interest-age', 0.2, 'The subject matters more among the old', 'interaction'),
  assumed('email.missing-age', 0.5, 'The old more often have no e-mail address: log-odds per unit of age'),
];

const STRENGTHS: ReadonlyMap<string, number> = new Map(ASSUMED_CORRELATIONS.map(({ id, strength }) => [id, strength]));

/** The strength of a relation at a correlation scale from 0 to 1. */
export function strengthOf(id: string, scale: number): number {
  const strength = STRENGTHS.get(id);
  if (strength === undefined) throw new Error(`population.correlation: expected the id of an assumed correlation, got ${id}`);
  return strength * scale;
}
