import { holdoutDefinitions } from './holdout/holdout-definitions.ts';
import { strongestDefinition } from './holdout/strongest-attack.ts';
import type { Definition } from './measure.ts';
import { attributionDefinitions } from './risk/attribution/attribution-definitions.ts';
import { groupDefinitions } from './risk/groups/group-definitions.ts';
import { populationDefinitions } from './risk/population/population-definitions.ts';
import { achievedDefinitions } from './risk/achieved/achieved-definitions.ts';
import { relatedDefinitions } from './risk/related/related-definitions.ts';
import { riskDefinitions } from './risk/risk-definitions.ts';
import { separationDefinitions } from './risk/separation.ts';
import { sudaDefinitions } from './risk/suda/suda-definitions.ts';
import { withheldDefinitions } from './utility/withheld-definitions.ts';

const COUNTED = 'A count in the simulated world, exact for this world and seed.';
const GIOMI = 'Giomi, Boenisch, Wehmeyer and Tasnádi, A unified framework for quantifying privacy risk in synthetic data, PoPETs 2023(2) 312–328, doi:10.56553/popets-2023-0055.';
const WILSON = 'Interval: Wilson, JASA 22 (1927) 209–212.';

const count = (id: string, title: string, sentence: string, notes = COUNTED, goal: Definition['goal'] = 'none'): Definition => ({
  id,
  title,
  sentence,
  formula: 'count',
  unit: 'count',
  range: [0, Infinity],
  goal,
  source: 'Counted from the truth of the simulated world.',
  notes,
});
const share = (id: string, title: string, sentence: string, formula: string, goal: Definition['goal'], source: string, notes: string, range: readonly [number, number] = [0, 1]): Definition => ({
  id,
  title,
  sentence,
  formula,
  unit: 'share',
  range,
  goal,
  source,
  notes,
});

const score = (...definition: Parameters<typeof share>): Definition => ({ ...share(...definition), unit: 'score' });

const worldDefinitions: readonly Definition[] = [
  count('world.people', 'People in the world', 'Everyone who lives in the simulated postcodes, customer or not.'),
  count('world.households', 'Households in the world', 'Households that those people form.'),
  count('world.postcodes', 'Postcodes in the world', 'Whole postcodes at their real density.'),
  count('crm.contacts', 'Contacts', 'Rows of the company\'s customer table, duplicates included.'),
  count('crm.persons', 'Customers', 'Different people behind those contacts.'),
  count('crm.subjects', 'Data subjects as the company sees them', 'Contacts that share an e-mail address or telephone number count as one.'),
  count('source.rows', 'Entries of a source', 'Rows that the adversary\'s source holds; parameter `source`.'),
  share('source.coverage.share', 'Coverage of a source', 'Share of the world\'s people whom the source holds.', 'people in the source / people in the world', 'none', 'Counted from the truth of the simulated world.', COUNTED),
  share('world-unique.share', 'World uniqueness', 'Share of the released people whose quasi-identifiers, at the released level of detail and as they really are, nobody else in the world has.', '#{released people whose class in the world holds one person} / #{released people}', 'lower', 'Sweeney, Simple demographics often identify people uniquely, Carnegie Mellon University, Data Privacy Working Paper 3, 2000; Golle, WPES 2006, 77–80.', 'On true values, without data errors; the world is a set of whole postcodes at real density. Not the share that an adversary can name: see the attacks.'),
];

const releaseDefinitions: readonly Definition[] = [
  count('released.rows', 'Rows released', 'Rows that left the company.'),
  count('released.persons', 'People released', 'Different people behind those rows.'),
  share('released.share', 'Share of customers released', 'People in the release out of the customers who were eligible for it.', 'people released / (customers − withheld)', 'higher', 'Counted from the truth of the simulated world.', 'A random tenth of the customers is withheld before every release as control and test group and is in neither number.'),
  count('suppressed.count', 'Rows left out', 'Eligible rows that the release steps left out, by suppression, missing consent or objection.', COUNTED, 'lower'),
  share('suppressed.share', 'Share of rows left out', 'Eligible rows that the release steps left out.', 'rows left out / eligible rows', 'lower', 'Counted from the release.', COUNTED),
  share('direct-identifier.share', 'Named outright', 'Share of released rows that show a direct identifier in the clear: no attack is needed to name them.', '#{rows with a direct identifier that no step pseudonymized} / rows', 'lower', 'Article 29 Working Party, Opinion 05/2014 (WP216), §2.', 'Names, e-mail addresses and telephone numbers as collected.'),
  count('basis.invalid.count', 'People processed without a valid basis', 'Released people for whom no valid consent to this purpose exists, whatever the record says.', 'Pre-ticked and bundled consent is recorded but not valid: GDPR Art. 4(11) and 7; CJEU C-673/17 (Planet49). A person counts once.', 'lower'),
  share('basis.invalid.share', 'Share processed without a valid basis', 'Those people out of all released people.', 'people without valid consent / people released', 'lower', 'GDPR Art. 6(1)(a), 4(11), 7.', 'A model of validity, not legal advice.'),
  count('opt-out.residual.count', 'Opted out and still released', 'People who objected but of whom a contact is released, for example a duplicate that the company could not link to them.', COUNTED, 'lower'),
];

const attackDefinitions: readonly Definition[] = [
  share('attack.success', 'Attack success', 'Correct claims out of all targets; an abstention counts as not correct.', 'correct / targets', 'lower', `${GIOMI} ${WILSON}`, 'Targets are drawn before the attack. Name the direction with the number: from records to people, from known members to records, or from people who may not be in the file.'),
  share('attack.success.per-collected', 'Attack success per collected row', 'The same success spread over all rows that the company was going to release, so that leaving rows out counts as protection.', 'success × rows released / eligible rows', 'lower', 'Counted from the referee\'s verdicts.', 'Only for attacks that start from records.'),
  share('attack.baseline', 'Baseline', 'Success of the adversary\'s best guess from what it knows without the release, on the same targets.', 'identity: 1 / entries to choose from; attribute: share of the value that prevails in the world', 'none', `${GIOMI}`, 'Not a uniform guess: for an attribute it is the published prevailing value.'),
  share('attack.control', 'Control', 'What the same attack achieves on people who are not in the release: false matches for identity claims, correct values for attributes.', 'identity: targets without a right answer that were given one / such targets; attribute: correct / control targets', 'lower', `${GIOMI} ${WILSON}`, 'Control people are withheld at random before the release; for people who opted out, they are strangers to the company.'),
  share('attack.positive-control', 'Positive control', 'The same attack on the unprotected release of the same columns: what it can do at all.', 'correct / targets on the release without steps', 'none', WILSON, 'Without power there, no success means nothing.'),
  share('attack.advantage', 'Advantage', 'What the release adds for the adversary.', 'identity: success − baseline; attribute: (success − control) / (1 − control), unclipped', 'lower', `${GIOMI} Intervals: Newcombe, Statistics in Medicine 17 (1998) 873–890, method 10; MOVER ratio, Donner and Zou, SMMR 21 (2012) 347–359.`, 'For people who opted out the baseline takes the control\'s place.', [-Infinity, 1]),
  share('attack.precision', 'Precision', 'Correct claims out of the claims made.', 'correct / claims made', 'lower', WILSON, 'Low precision harms too: it counts people who are taken for somebody else.'),
  share('attack.abstained.share', 'Abstained', 'Targets for whom the adversary made no claim.', 'abstentions / targets', 'higher', WILSON, 'An attack may be right rarely because it speaks rarely.'),
  count('attack.wrongly-named.count', 'People wrongly named', 'Different people whom a claim names and who are somebody else.', 'Counted over all targets of the bout; they bear the harm of an attack that fails.', 'lower'),
  { ...count('attack.cost.candidates', 'Cost in candidates', 'Candidates that the adversary looked at: pairs, hashes or rows.', 'The same on any machine; wall time stands in the manifest.', 'higher') },
];

const utilityDefinitions: readonly Definition[] = [
  share('loss.lm.geometric', 'Generalization loss, geometric', 'How much detail of the quasi-identifiers the release lost, 0 none and 1 all.', 'Π(1 + LMⱼ)^(1/m) − 1 with LMⱼ = (Σ share − N/D) / (N − N/D), share = values under the released value / D', 'lower', 'Iyengar, Transforming data to satisfy privacy constraints, KDD 2002, 279–288, §3; aggregate as ARX computes its Loss.', 'Domain: the observed values as collected. A row that was left out and a column that was dropped count as fully lost.'),
  share('loss.lm.arithmetic', 'Generalization loss, arithmetic', 'The mean of the columns\' losses.', '(1/m) Σ LMⱼ', 'lower', 'Iyengar, KDD 2002, 279–288, §3.', 'As loss.lm.geometric.'),
  share('loss.ncp', 'Normalized certainty penalty', 'Mean share of the domain that a released value leaves open; 0 where it is exact.', '(1/(N·m)) ΣΣ (values under the released value / D, or 0 if one)', 'lower', 'Xu, Wang, Pei, Wang, Shi and Fu, Utility-based anonymization using local recoding, KDD 2006, 785–790, doi:10.1145/1150402.1150504.', 'Domain: the observed values as collected, numbers taken as categories. Rows left out count 1.'),
  share('loss.changed.share', 'Changed cells', 'Share of the released cells in which another value stands than was collected; columns that were generalized or pseudonymized are left out.', 'changed cells / released cells', 'lower', 'Hundepool et al., Statistical Disclosure Control, Wiley 2012, §3.8 (information loss), doi:10.1002/9781118348239.', 'A value that appears or disappears counts as changed. Rows left out are not counted here.'),
  { id: 'loss.il1s', title: 'Distance moved by numbers', sentence: 'Mean distance between a number as collected and as released, in units of √2 standard deviations of its column.', formula: '(1/(n·p)) ΣΣ |x − x′| / (√2 S)', unit: 'score', range: [0, Infinity], goal: 'lower', source: 'J. M. Mateo-Sanz, J. Domingo-Ferrer, F. Sebé, Probabilistic information loss measures in confidentiality protection of continuous microdata, Data Mining and Knowledge Discovery 11 (2005) 181–193, doi:10.1007/s10618-005-0011-9.', notes: 'Over the columns of numbers that were neither generalized nor pseudonymized; S is over the collected rows.' },
  score('utility.response-model.auc', 'Response model kept', 'How well a campaign-response model learnt on the release ranks withheld customers; 0.5 is guessing.', 'P(score of a responder > score of another), ties ½', 'higher', 'Hanley and McNeil, Radiology 143 (1982) 29–36, eq. 2, doi:10.1148/radiology.143.1.7063747.', 'Scored on raw rows that were withheld from the release; compare with the value of the unprotected strategy.'),
];

/** Every measure's one definition, in the order of the method page. */
export const definitions: readonly Definition[] = [...worldDefinitions, ...releaseDefinitions, ...riskDefinitions, ...achievedDefinitions, ...populationDefinitions, ...sudaDefinitions, ...attributionDefinitions, ...separationDefinitions, ...groupDefinitions, ...relatedDefinitions, ...attackDefinitions, ...holdoutDefinitions, strongestDefinition, ...utilityDefinitions, ...withheldDefinitions];

/** The definition of an id; undefined where there is none. */
export function definitionOf(id: string): Definition | undefined {
  return definitions.find((definition) => definition.id === id);
}
