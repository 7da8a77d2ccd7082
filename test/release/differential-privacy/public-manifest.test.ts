import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from '../../../src/cli/main.ts';
import { capturedIo } from '../../cli/captured-io.ts';

/*
 * What a reader of a release and of its public report can know of the noise. Shown here: two runs over the same file
 * under the same strategy give other numbers and the same report, so that the report is no function of the noise
 * beyond what the release itself shows; no seed, key, count of the collected rows or row number is in it; and the
 * internal record, which has the exact counts, has no noise either. Not shown, because no test can: that the
 * operating system's generator cannot be predicted.
 */

const root = mkdtempSync(join(tmpdir(), 'manifest-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** 437 rows of 431 people, one of them alone in atlantis. */
const COLLECTED = 437;
const rows = Array.from({ length: COLLECTED }, (_, row) => `${row < 431 ? row : row - 431},${row % 2 === 0 ? 'F' : 'M'},${row === 7 ? 'atlantis' : ['north', 'south'][row % 3 === 0 ? 0 : 1]},${(row * 37) % 300}`);
const input = join(root, 'people.csv');
writeFileSync(input, `customer,sex,region,spend\n${rows.join('\n')}\n`);
const HEAD = 'columns: { sex: quasi-identifier, region: quasi-identifier, spend: insensitive }\nsubject: customer\nhierarchies: { sex: { kind: suppress }, region: { kind: prefix, keep: [1] } }\n';
const STRATEGIES = {
  dpAggregate: 'steps: [{ dpAggregate: { by: [region], domain: { region: [north, south] }, statistics: [{ kind: count }, { kind: sum, column: spend, lower: 0, upper: 300 }], epsilon: 0.1 } }]\n',
  synthesize: 'steps: [{ synthesize: { method: mst, epsilon: 1, rows: 300, domain: { sex: [F, M], region: [north, south], spend: { lower: 0, upper: 300, bins: 4 } } } }]\n',
  safePub: 'steps: [{ dropColumns: { columns: [spend] } }, { safePub: { levels: { sex: 0, region: 0 }, epsilon: 1, delta: 0.01 } }]\n',
};

let runs = 0;
async function released(strategy: string, suffix = 'csv'): Promise<{ release: string; bytes: Buffer; report: Record<string, unknown>; internal: string }> {
  const folder = join(root, `run${runs++}`);
  mkdirSync(join(folder, 'kept'), { recursive: true });
  const [config, out, internal] = [join(folder, 'strategy.yaml'), join(folder, `released.${suffix}`), join(folder, 'kept', 'internal.json')];
  writeFileSync(config, HEAD + strategy);
  const io = capturedIo();
  expect([await runCli(['anonymize', input, '--config', config, '--out', out, '--internal', internal], io), io.stderr()]).toEqual([0, expect.any(String)]);
  expect(existsSync(out)).toBe(true);
  return { release: readFileSync(out, 'utf8'), bytes: readFileSync(out), report: JSON.parse(readFileSync(`${out}.release.json`, 'utf8')) as Record<string, unknown>, internal: readFileSync(internal, 'utf8') };
}

/** Every name and value in a document. */
function entriesOf(document: unknown, name = ''): [string, unknown][] {
  if (typeof document !== 'object' || document === null) return [[name, document]];
  return Object.entries(document).flatMap(([key, value]): [string, unknown][] => [[key, null], ...entriesOf(value, key)]);
}

describe.each(Object.entries(STRATEGIES))('the public report of %s', (id, strategy) => {
  it('does not predict the noise: two runs differ, and what is public of them is the same', async () => {
    const [once, again] = [await released(strategy), await released(strategy)];
    expect(again.release).not.toBe(once.release);
    // The sample's size is part of the release; nothing else may differ.
    const ownSize = ({ report }: typeof once): string => JSON.stringify(report).replaceAll(/"released":\d+/g, '').replaceAll(/: \d+ rows\./g, '');
    if (id !== 'synthesize') expect(ownSize(again)).toBe(ownSize(once));
    for (const { report } of [once, again]) {
      const entries = entriesOf(report);
      expect(entries.map(([name]) => name).filter((name) => /seed|key|noise|sha256|hash|originalRow|collected|before/i.test(name))).toEqual([]);
      // Neither exact counts of the collected table nor a list of row numbers.
      expect(entries.map(([, value]) => value)).not.toContain(COLLECTED);
      expect(JSON.stringify(report)).not.toMatch(/437|431|atlantis/);
      expect(report['withheld']).toMatch(/^Counts, risks and losses of the collected table/);
      expect(report['measures']).toEqual([]);
    }
    expect(JSON.parse(once.internal)).toMatchObject({ keptBySteps: expect.any(Object), before: expect.any(Array) });
    expect(once.internal).not.toMatch(/"(seed|noise)"/i);
  });
});

it('a sample in a Parquet file holds no value of a suppressed class, in its dictionaries either', async () => {
  const { bytes } = await released(STRATEGIES.safePub, 'parquet');
  expect(bytes.includes('north')).toBe(true);
  expect(bytes.includes('atlantis')).toBe(false);
});
