/**
 * A privacy model: a property of the classes of rows that agree on the quasi-identifiers, or of the whole
 * release. Data only, so that the step that brings it about and the check that recounts it share nothing else.
 */
export type PrivacyModel = ClassModel | TableModel | SetModel;

/** A property that every released class must have; rows of classes without it are suppressed. */
export type ClassModel =
  /** Every class holds at least k members (Sweeney 2002); wildcard: every row agrees with k members, a missing value with any. */
  | { readonly model: 'k-anonymity'; readonly k: number; readonly missing?: 'wildcard' }
  /** Every class has at least k members in the population table (Sweeney 2002; El Emam and Dankar 2008). */
  | { readonly model: 'k-map'; readonly k: number }
  /** In every class the share of the population's members who are in the release lies in [min, max] (Nergiz et al. 2007). */
  | { readonly model: 'delta-presence'; readonly min: number; readonly max: number }
  /** Every class holds at least l values of the sensitive column (Machanavajjhala et al. 2007). */
  | { readonly model: 'distinct-l-diversity'; readonly column: string; readonly l: number }
  /** exp of the Shannon entropy of the sensitive column is at least l in every class (the same, def. 4.1). */
  | { readonly model: 'entropy-l-diversity'; readonly column: string; readonly l: number }
  /** r1 < c (rl + … + rm), counts falling (the same, def. 4.2). */
  | { readonly model: 'recursive-cl-diversity'; readonly column: string; readonly c: number; readonly l: number }
  /** Earth mover's distance of the sensitive column between class and table is at most t (Li et al. 2007). */
  | { readonly model: 't-closeness'; readonly column: string; readonly t: number; readonly distance: GroundDistance }
  /** max (p_class − p_table)/p_table is at most beta (Cao and Karras 2012); enhanced: also at most −ln p_table. */
  | { readonly model: 'beta-likeness'; readonly column: string; readonly beta: number; readonly enhanced: boolean }
  /**
   * |log2(p_class/p_table)| < delta for every value of the table (Brickell and Shmatikov 2008, with log2 as in ARX), so
   * that a value absent from a class breaks it; absent `ignored`: for every value of the class only, as ARX enforces.
   */
  | { readonly model: 'delta-disclosure-privacy'; readonly column: string; readonly delta: number; readonly absent?: 'ignored' | undefined };

/** A property of the class sizes of the release as a whole. */
export type TableModel =
  /** Classes / rows of the release is at most max. */
  | { readonly model: 'average-risk'; readonly max: number }
  /** Estimated share of the release's rows that are unique in a population sampled at this fraction. */
  | { readonly model: 'population-uniqueness'; readonly max: number; readonly samplingFraction: number };

/** A property of the sets of items that data subjects hold, one row for each item. */
export type SetModel =
  /** Every combination of up to m items that somebody holds, at least k data subjects hold (Terrovitis, Mamoulis and Kalnis 2008). */
  { readonly model: 'km-anonymity'; readonly k: number; readonly m: number; readonly item: string };

/**
 * Distance between two values of a sensitive column. equal: 1 for any two; ordered: ranks apart / (m − 1), over
 * the m values of the table in order; hierarchical: height of the lowest common ancestor / height of the hierarchy.
 */
export type GroundDistance = 'equal' | 'ordered' | 'hierarchical';

/** Whether a model is about each class. */
export function isClassModel(model: PrivacyModel): model is ClassModel {
  return model.model !== 'average-risk' && model.model !== 'population-uniqueness' && model.model !== 'km-anonymity';
}

/** The sensitive column that a model speaks of. */
export function sensitiveOf(model: PrivacyModel): string | undefined {
  return 'column' in model ? model.column : undefined;
}
