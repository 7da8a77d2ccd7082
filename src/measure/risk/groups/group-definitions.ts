import type { Definition } from '../../measure.ts';

const EL_EMAM_DANKAR = 'El Emam and Dankar, Protecting privacy using k-anonymity, JAMIA 15(5) (2008) 627–637, doi:10.1197/jamia.M2716.';
const HIERARCHICAL = 'Franconi and Polettini, Individual risk estimation in μ-Argus: a review, Privacy in Statistical Databases 2004, LNCS 3050, 262–272; Templ, Kowarik and Meindl, J. Stat. Softw. 67(4) (2015), doi:10.18637/jss.v067.i04.';
const RATIO = 'A ratio of the group\'s figure to that of the whole file; no threshold for it is taken from a source.';

const GROUP = 'Parameters `dimension` and `group`. The classes are those of the whole file. Small groups are shown together, or not at all.';
const DEPENDENCE = 'Prosecutor risks rᵢ = 1/fᵢ of the members. Parameter `dependence`: `independent` as stated; `dependent` is the other end, where the same luck holds for all members: max r for one found, which is the least that it can be, and min r for all found, which is the most. Members who share a postcode are between the two. Rows without a household are left out.';

interface Draft {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly formula: string;
  readonly source: string;
  readonly notes: string;
}

const share = (draft: Draft): Definition => ({ ...draft, unit: 'share', range: [0, 1], goal: 'lower' });

/** The measures of who bears the risk and the loss, and of households, in the order in which they are shown. */
export const groupDefinitions: readonly Definition[] = [
  share({ id: 'prosecutor.worst-tenth.mean', title: 'Mean risk of the worst tenth', sentence: 'Mean prosecutor risk of the tenth of a group that stands out most.', formula: 'mean of 1/f over the members in the smallest classes, a tenth of the group; members at the edge in proportion', source: EL_EMAM_DANKAR, notes: GROUP }),
  share({ id: 'worst-tenth.member.share', title: 'Share in the worst tenth of the file', sentence: 'Share of a group that is among the tenth of the whole file that stands out most; 10 % where the risk is spread evenly.', formula: '#{members of the group in the smallest classes, a tenth of the file} / #{members of the group}', source: EL_EMAM_DANKAR, notes: `Members of equal risk at the edge count in proportion. ${GROUP}` }),
  { id: 'prosecutor.risk.disparity', title: 'Disparity of risk', sentence: 'Mean prosecutor risk of the group that bears most, as a multiple of that of everybody.', formula: 'max over groups of mean(1/f) / mean(1/f) over all', unit: 'score', range: [0, Infinity], goal: 'lower', source: RATIO, notes: 'Parameter `dimension`. Over the groups that are large enough to show.' },
  { id: 'suppressed.disparity', title: 'Disparity of suppression', sentence: 'Share of rows left out in the group that loses most, as a multiple of that of everybody.', formula: 'max over groups of suppressed/rows / (suppressed/rows over all)', unit: 'score', range: [0, Infinity], goal: 'lower', source: RATIO, notes: 'Parameter `dimension`. Over the groups that are large enough to show. Suppression removes who stands out, so that statistics on minorities suffer first.' },
  { id: 'household.count', title: 'Households in the file', sentence: 'Different households behind the rows.', formula: 'count', unit: 'count', range: [0, Infinity], goal: 'none', source: 'Counted from the file.', notes: 'Rows without a household are left out.' },
  { id: 'household.size.mean', title: 'Members of a household in the file', sentence: 'Members of a household on average, as far as they are in the file.', formula: 'members / households', unit: 'count', range: [0, Infinity], goal: 'none', source: 'Counted from the file.', notes: 'Not the size of the household: others may not be in the file.' },
  share({ id: 'household.one-found.mean', title: 'Some member found', sentence: 'Chance that some member of a household is found, averaged over households.', formula: 'mean of 1 − Π(1 − rᵢ)', source: HIERARCHICAL, notes: DEPENDENCE }),
  share({ id: 'household.one-found.max', title: 'Some member found, most exposed household', sentence: 'The same chance for the household that is most exposed.', formula: 'max of 1 − Π(1 − rᵢ)', source: HIERARCHICAL, notes: DEPENDENCE }),
  share({ id: 'household.all-found.mean', title: 'All members found', sentence: 'Chance that every member of a household in the file is found, averaged over households.', formula: 'mean of Π rᵢ', source: HIERARCHICAL, notes: DEPENDENCE }),
  share({ id: 'household.member-risk.mean', title: 'Found through the household', sentence: 'Chance that a person or anybody of their household is found, averaged over people.', formula: '(1/n) Σ over members of 1 − Π(1 − rᵢ)', source: HIERARCHICAL, notes: DEPENDENCE }),
  share({ id: 'household.at-risk.share', title: 'Households at risk', sentence: 'Share of the households of which some member is found with more than 1 in the threshold.', formula: '#{1 − Π(1 − rᵢ) > 1/k} / households', source: HIERARCHICAL, notes: `Parameter \`threshold\` is k. ${DEPENDENCE}` }),
];
