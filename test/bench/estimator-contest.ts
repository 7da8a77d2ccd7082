/**
 * The contest of uniqueness estimators: `npx tsx test/bench/estimator-contest.ts <world|log-normal|adult> [seeds]` samples the
 * population at every fraction by both designs, prints the standings as a table and writes them to
 * `notebooks/estimator-contest/<population>.json`, which the notebook draws. The same numbers for the same seeds anywhere.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { codeTexts } from '../../src/columns/column.ts';
import { contestBouts, CONTEST_ESTIMATORS, standingsOf, type Bout, type Standing } from '../../src/measure/risk/population/contest.ts';
import { attractionOf, logNormalPopulation, worldPopulation, type ContestPopulation } from '../../src/measure/risk/population/contest-populations.ts';
import { planWorld } from '../../src/population/world-plan.ts';
import { collectPeople } from '../../src/population/simulate-people.ts';

const FRACTIONS = [0.001, 0.01, 0.05, 0.1, 0.2, 0.5];
const DESIGNS = ['random', 'selective'] as const;
const PEOPLE = 20_000;
const ADULT = '../shared/data/adult/adult.csv';

/** Adult's complete rows as if they were everybody there is. */
function adultPopulation(): ContestPopulation {
  if (!existsSync(ADULT)) throw new Error(`contest.population: expected ${ADULT}, which is absent; run the other two`);
  const [header, ...rows] = readFileSync(ADULT, 'utf8').trim().split(/\r?\n/).map((line) => line.split(';')) as [string[], ...string[][]];
  const texts = (name: string): string[] => rows.map((row) => row[header.indexOf(name)]!);
  const columns = (names: readonly string[]) => names.map((name) => codeTexts(texts(name), rows.length));
  const sex = texts('sex');
  return {
    id: 'adult',
    mechanism: 'complete rows of UCI Adult, taken as everybody there is',
    people: rows.length,
    sets: [['sex', 'age', 'race'], ['sex', 'age', 'race', 'marital-status', 'education', 'workclass'], ['sex', 'age', 'race', 'marital-status', 'education', 'native-country', 'workclass', 'occupation']].map((names) => ({ id: names.join(', '), columns: columns(names) })),
    attraction: attractionOf(texts('age').map(Number), (person) => sex[person] === 'Female'),
  };
}

async function populationOf(name: string, seed: number, adult: ContestPopulation | undefined): Promise<ContestPopulation> {
  if (name === 'adult') return adult!;
  if (name === 'log-normal') return logNormalPopulation(PEOPLE, seed);
  if (name === 'world') return worldPopulation(await collectPeople(await planWorld({ country: 'us', people: PEOPLE, seed, asOf: '2026-01-01' })), 2026);
  throw new Error(`contest.population: expected world, log-normal or adult, got ${name}`);
}

const round = (value: number | null, digits = 3): number | null => (value === null ? null : Number(value.toPrecision(digits)));

/** One line of the file: what the notebook's table shows. */
function row(at: { set: number; design: string; fraction: number; truth: number }, { estimator, bouts, failures, medianRatio, bias, rmse, coverage, auc, brier }: Standing) {
  return [at.set, DESIGNS.indexOf(at.design as (typeof DESIGNS)[number]), at.fraction, round(at.truth, 5), CONTEST_ESTIMATORS.indexOf(estimator), bouts, failures, round(medianRatio), round(bias), round(rmse), round(coverage), round(auc), round(brier)];
}

async function main(name: string, seeds: number): Promise<void> {
  const bouts: Bout[] = [];
  const adult = name === 'adult' ? adultPopulation() : undefined;
  let population = await populationOf(name, 1, adult);
  for (let seed = 1; seed <= seeds; seed++) {
    if (seed > 1) population = await populationOf(name, seed, adult);
    bouts.push(...contestBouts(population, { fractions: FRACTIONS, designs: DESIGNS, seed }));
    console.error(`${name}: ${seed} of ${seeds}`);
  }
  const rows: ReturnType<typeof row>[] = [];
  console.log(`| columns | sample | f | truth | estimator | failed | median ratio | bias | RMSE | coverage | AUC | Brier |\n|---|---|---|---|---|---|---|---|---|---|---|---|`);
  population.sets.forEach(({ id }, set) => {
    for (const design of DESIGNS) {
      for (const fraction of FRACTIONS) {
        const own = bouts.filter((bout) => bout.set === id && bout.design === design && bout.fraction === fraction);
        const truth = own.reduce((sum, bout) => sum + bout.truth, 0) / own.length;
        for (const standing of standingsOf(own)) {
          const { estimator, failures, medianRatio, bias, rmse, coverage, auc, brier } = standing;
          const shown = [medianRatio, bias, rmse, coverage, auc, brier].map((value) => round(value) ?? '–');
          console.log(`| ${[id, design, fraction, round(truth, 5), estimator, `${failures}/${standing.bouts}`, ...shown].join(' | ')} |`);
          rows.push(row({ set, design, fraction, truth }, standing));
        }
      }
    }
  });
  const document = { population: name, mechanism: population.mechanism, people: population.people, seeds, sets: population.sets.map(({ id }) => id), designs: DESIGNS, fractions: FRACTIONS, estimators: CONTEST_ESTIMATORS, columns: ['set', 'design', 'fraction', 'truth', 'estimator', 'bouts', 'failures', 'medianRatio', 'bias', 'rmse', 'coverage', 'auc', 'brier'], madeBy: `npx tsx test/bench/estimator-contest.ts ${name} ${seeds}` };
  writeFileSync(`notebooks/estimator-contest/${name}.json`, `${JSON.stringify(document, null, 1).replace(/\n}$/, '')},\n "rows": [\n${rows.map((own) => `  ${JSON.stringify(own)}`).join(',\n')}\n ]\n}\n`);
}

await main(process.argv[2] ?? 'world', Number(process.argv[3] ?? 20));
