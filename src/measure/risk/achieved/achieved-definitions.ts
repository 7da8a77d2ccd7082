import type { Definition } from '../../measure.ts';

const DIVERSITY = 'Machanavajjhala, Kifer, Gehrke and Venkitasubramaniam, l-diversity, ACM TKDD 1(1) (2007), doi:10.1145/1217299.1217302';
const CLOSENESS = 'Li, Li and Venkatasubramanian, t-closeness, ICDE 2007, 106–115, doi:10.1109/ICDE.2007.367856';
const LIKENESS = 'Cao and Karras, Publishing microdata with a robust privacy guarantee, PVLDB 5(11) (2012) 1388–1399.';

const OF = 'Parameter `attribute`; parameter `unit`: by person, a class counts each person once for each value, by row each row.';
const WORST = 'The note gives the number of members of the classes where it is reached.';
const MISSING = 'A missing value is a value.';
const YARDSTICK = 'q is the share in parameter `yardstick`: `own`, this table, or `collected`, the table before anything was done to it, whose values a release\'s classes are promised against.';

interface Draft {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly formula: string;
  readonly goal?: Definition['goal'];
  readonly range: readonly [number, number];
  readonly unit?: Definition['unit'];
  readonly source: string;
  readonly notes: string;
}

const level = ({ goal = 'lower', unit = 'score', ...draft }: Draft): Definition => ({ ...draft, goal, unit });

/** What a table as it is achieves of each privacy model; p is the share of a value in a class, q in the whole table. */
export const achievedDefinitions: readonly Definition[] = [
  level({ id: 'diversity.entropy.min', title: 'Entropy l-diversity reached', sentence: 'Effective number of sensitive values in the class where they are most concentrated: the l of entropy l-diversity.', formula: 'l = min over classes of exp(−Σ p ln p)', goal: 'higher', range: [1, Infinity], source: `${DIVERSITY}, definition 4.1.`, notes: `${OF} ${MISSING} ${WORST}` }),
  level({ id: 'diversity.recursive-c.max', title: 'Recursive (c, l)-diversity reached', sentence: 'How many times more frequent the commonest value is than all from the l-th on together: recursive (c, l)-diversity holds for every c above it.', formula: 'max over classes of r₁ / (r_l + … + r_m), counts falling', range: [0, Infinity], source: `${DIVERSITY}, definition 4.2.`, notes: `Parameter \`l\`. Not assessable where a class holds fewer than l values: no c holds. ${OF} ${MISSING} ${WORST}` }),
  level({ id: 'diversity.share.max', title: 'Commonest value of a class', sentence: 'Greatest share that one sensitive value has of a class: the α of (α, k)-anonymity for every value.', formula: 'α = max p', range: [0, 1], unit: 'share', source: 'Wong, Li, Fu and Wang, (α, k)-anonymity, KDD 2006, 754–759, doi:10.1145/1150402.1150499.', notes: `${OF} ${MISSING} ${WORST}` }),
  level({ id: 'closeness.equal.max', title: 't-closeness reached, equal distance', sentence: 'Greatest earth mover\'s distance of a class\'s sensitive values from the table\'s, any two values being 1 apart: the t of t-closeness.', formula: 't = max over classes of ½ Σ |p − q|', range: [0, 1], source: `${CLOSENESS}, §4 (equal distance).`, notes: `${OF} ${YARDSTICK} ${MISSING} ${WORST}` }),
  level({ id: 'closeness.ordered.max', title: 't-closeness reached, ordered distance', sentence: 'The same distance where two values are as far apart as their ranks among the m values of the table.', formula: 't = max over classes of Σⱼ |Σᵢ≤ⱼ (pᵢ − qᵢ)| / (m − 1)', range: [0, 1], source: `${CLOSENESS}, §4 (numerical attributes).`, notes: `Only for numbers, dates and values whose hierarchy states an order; a missing value comes last. ${OF} ${YARDSTICK} ${WORST}` }),
  level({ id: 'closeness.hierarchical.max', title: 't-closeness reached, hierarchical distance', sentence: 'The same distance where two values are as far apart as their lowest common group is high in the column\'s hierarchy.', formula: 't = max over classes of the mean over levels below the top of ½ Σ over groups |p − q|', range: [0, 1], source: `${CLOSENESS}, §4 (hierarchical distance).`, notes: `Only where the column has a hierarchy. ${OF} ${YARDSTICK} ${WORST}` }),
  level({ id: 'likeness.beta.max', title: 'β-likeness reached', sentence: 'Greatest relative gain of a sensitive value\'s share in a class over its share of the table: the β of basic β-likeness.', formula: 'β = max (p − q)/q', range: [0, Infinity], source: LIKENESS, notes: `Not assessable where a class holds a value that the yardstick lacks. ${OF} ${YARDSTICK} ${MISSING} ${WORST}` }),
  level({ id: 'likeness.enhanced-beta.max', title: 'Enhanced β-likeness reached', sentence: 'The same gain, where every value\'s is also at most −ln of its share, so that frequent values are bounded: the β of enhanced β-likeness.', formula: 'β = max (p − q)/q, if (p − q)/q ≤ −ln q for every value', range: [0, Infinity], source: LIKENESS, notes: `Not assessable where some value's gain is above −ln q: then no β holds. ${OF} ${YARDSTICK} ${MISSING} ${WORST}` }),
  level({ id: 'disclosure.delta.max', title: 'δ-disclosure privacy reached', sentence: 'Greatest change, in powers of two, of any sensitive value\'s share from the table to a class: δ-disclosure privacy holds for every δ above it.', formula: 'max |log₂(p/q)| over the values of the table', range: [0, Infinity], unit: 'bits', source: 'Brickell and Shmatikov, The cost of privacy, KDD 2008, 70–78, doi:10.1145/1401890.1401904; logarithm to base 2 as in ARX.', notes: `Not assessable where a value of the table is absent from a class: p = 0, and no δ holds. ARX leaves such values out. ${OF} ${YARDSTICK} ${MISSING} ${WORST}` }),
  level({ id: 'map.class-size.min', title: 'k-map reached', sentence: 'People of a population table in the released class that has fewest: the k of k-map.', formula: 'k = min F over the classes of the release', goal: 'higher', unit: 'count', range: [0, Infinity], source: 'Sweeney, Int. J. Uncertainty, Fuzziness and Knowledge-Based Systems 10 (2002) 557–570, doi:10.1142/S0218488502001648; El Emam and Dankar, JAMIA 15(5) (2008) 627–637, doi:10.1197/jamia.M2716.', notes: 'The population is generalized as the release was. Parameter `unit` says how the released members are counted.' }),
  level({ id: 'presence.share.min', title: 'δ-presence reached, lower end', sentence: 'Least share of the population\'s people in a released class who are in the release.', formula: 'δ_min = min f/F over the classes of the release', goal: 'none', unit: 'share', range: [0, Infinity], source: 'Nergiz, Atzori and Clifton, Hiding the presence of individuals from shared databases, SIGMOD 2007, 665–676, doi:10.1145/1247480.1247554.', notes: 'Classes of which nobody is released are not judged. Above 1 the population does not hold all released members. Parameter `unit`.' }),
  level({ id: 'presence.share.max', title: 'δ-presence reached, upper end', sentence: 'Greatest such share: how sure an adversary with the population can be that somebody is in the release.', formula: 'δ_max = max f/F over the classes of the release', unit: 'share', range: [0, Infinity], source: 'Nergiz, Atzori and Clifton, Hiding the presence of individuals from shared databases, SIGMOD 2007, 665–676, doi:10.1145/1247480.1247554.', notes: 'Not assessable where the population holds nobody of a released class. Above 1 the population does not hold all released members. Parameter `unit`.' }),
];
