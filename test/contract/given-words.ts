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

/** The id of the task that was started last: no list has it. */
const lastTask = ({ recorder }: Bench): string => {
  const started = recorder.exchanges.findLast(
    ({ method, path, status }) =>
      method === 'POST' && path.endsWith('/deployment_tasks') && status === 201,
  );
  const task: unknown = JSON.parse(started?.answer.text ?? '{}');
  assert.ok(typeof task === 'object' && task !== null && 'id' in task);
  return String(task.id);
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
    ...(words.includes('{task}') && { '{task}': lastTask(bench) }),
    ...(words.includes('{id}') && { '{id}': await firstId(bench, offer) }),
  };
  return words.map((word) => stands[word] ?? word);
};
