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

/** The ids that no list has, by the word that stands for them: the last ones that were answered. */
const lastIds = {
  '{task}': /\/deployment_tasks$/,
  '{export}': /\/temporary_archives\/export$/,
  '{import}': /\/temporary_archives$/,
} as const;

const findLastId = ({ recorder }: Bench, path: RegExp): string => {
  const answered = recorder.exchanges.findLast(
    (exchange) => exchange.method === 'POST' && path.test(exchange.path) && exchange.status === 201,
  );
  const row: unknown = JSON.parse(answered?.answer.text ?? '{}');
  return typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : '';
};

/** The words of a scenario as imco gets them: what stands for something else is put in its place. */
export const givenWords = async (
  bench: Bench,
  offer: Offer,
  { words }: Scenario,
): Promise<readonly string[]> => {
  const stands: Readonly<Record<string, string>> = {
    '{file}': bench.file,
    '{application}': bench.application,
    '{collection}': bench.collection,
    '{new}': bench.newPath,
    ...Object.fromEntries(
      Object.entries(lastIds).map(([word, path]) => [word, findLastId(bench, path)]),
    ),
    ...(words.includes('{id}') && { '{id}': await firstId(bench, offer) }),
  };
  return words.map((word) => stands[word] ?? word);
};
