import assert from 'node:assert/strict';
import type { Bench } from './bench.ts';
import type { Offer } from './offered.ts';
import type { Scenario } from './scenarios/scenario.ts';
import { listWords } from './things.ts';

const firstId = async (bench: Bench, { resource: { noun } }: Offer): Promise<string> => {
  const { stdout } = await bench.imco([...listWords(noun), '-o', 'json']);
  const rows: unknown = JSON.parse(stdout);
  const first: unknown = Array.isArray(rows) ? rows[0] : undefined;
  assert.ok(typeof first === 'object' && first !== null && 'id' in first);
  return String(first.id);
};

/** The words of a scenario as imco gets them: what stands for something else is put in its place. */
export const givenWords = async (
  bench: Bench,
  offer: Offer,
  { words }: Scenario,
): Promise<readonly string[]> => {
  const stands: Readonly<Record<string, string>> = {
    '{file}': bench.file,
    '{new}': bench.newPath,
    ...(words.includes('{id}') && { '{id}': await firstId(bench, offer) }),
  };
  return words.map((word) => stands[word] ?? word);
};
