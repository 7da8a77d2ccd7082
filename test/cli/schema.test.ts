import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/schema.ts';
import { scenarioJsonSchema } from '../../src/scenario/index.ts';
import { capturedIo } from './captured-io.ts';

const shipped = readFileSync(new URL('../../schema/scenario.schema.json', import.meta.url), 'utf8');

describe('incognita schema', () => {
  it('prints the scenario schema that the package ships (if this fails: incognita schema > schema/scenario.schema.json)', async () => {
    for (const argv of [[], ['scenario']]) {
      const io = capturedIo();
      expect(await main(argv, io)).toBe(0);
      expect(io.stdout()).toBe(shipped);
      expect(io.stderr()).toBe('');
    }
  });

  it('ships what is derived from the stages\' registries', () => {
    expect(JSON.parse(shipped)).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
  });

  it('is draft-07 that compiles, without references', () => {
    const schema = JSON.parse(shipped) as { $schema: string };
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(shipped).not.toContain('"$ref"');
    expect(() => new Ajv({ strict: false, formats: { date: true } }).compile(schema)).not.toThrow();
  });

  it('prints it in the envelope with --json', async () => {
    const io = capturedIo();
    expect(await main(['--json'], io)).toBe(0);
    expect(JSON.parse(io.stdout())).toMatchObject({ version: 1, ok: true, data: { title: 'Incognita scenario' }, warnings: [] });
  });

  it('prints the strategy schema that the package ships (if this fails: incognita schema strategy > schema/strategy.schema.json)', async () => {
    const io = capturedIo();
    expect(await main(['strategy'], io)).toBe(0);
    expect(io.stdout()).toBe(readFileSync(new URL('../../schema/strategy.schema.json', import.meta.url), 'utf8'));
    expect(() => new Ajv({ strict: false, formats: { date: true } }).compile(JSON.parse(io.stdout()) as object)).not.toThrow();
  });

  it('refuses a document it does not know', async () => {
    await expect(main(['scenarios'], capturedIo())).rejects.toThrow(/schema\.document: expected .*scenario.*, got scenarios; did you mean scenario\?/);
  });
});
