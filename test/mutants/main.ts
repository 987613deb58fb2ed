/**
 * Takes defences out of the code, one at a time, and shows that the tests named for each fail.
 * Words choose: those of an attack, a file or a test. Ends with 1 where a test did not notice, did
 * not run, or hung.
 */
import { availableParallelism } from 'node:os';
import { realClock } from '../support/clock.ts';
import { endTestsOnSignal } from '../support/test-process.ts';
import { type Copy, openCopy } from './copy.ts';
import type { MutantOf } from './mutant.ts';
import { mutants } from './table.ts';
import { type TestVerdict, verdictOf } from './verdict.ts';

/** Longest that the tests of one file may take, in ms, and those of a file of the outer ring. */
const longestMs = 90_000;
const longestSlowMs = 300_000;

const limitFor = (tests: readonly string[]): number =>
  tests.some((word) => /^[\w/-]+\.slow: /.test(word)) ? longestSlowMs : longestMs;

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** Hands out each of the things once, to as many as ask. */
const queueOf = <Thing>(things: readonly Thing[]): (() => Thing | undefined) => {
  const left = [...things];
  return () => left.shift();
};

/** Does something for all of the things, in as many copies as there are. */
const each = async <Thing>(
  copies: readonly Copy[],
  things: readonly Thing[],
  work: (copy: Copy, thing: Thing) => Promise<void>,
): Promise<void> => {
  const next = queueOf(things);
  const workers = copies.map(async (copy) => {
    for (let thing = next(); thing !== undefined; thing = next()) await work(copy, thing);
  });
  await Promise.all(workers);
};

const titleOf = ({ attack, edits, without }: MutantOf): string =>
  `${attack ?? 'behaviour'} | ${edits[0]?.file}: without ${without}`;

const isChosen = (mutant: MutantOf, words: readonly string[]): boolean => {
  const text = [titleOf(mutant), ...mutant.tests].join('\n').toLowerCase();
  return words.length === 0 || words.some((word) => text.includes(word.toLowerCase()));
};

/** The named tests that fail or do not run as the code is: they can show nothing. */
const failingNow = async (
  copies: readonly Copy[],
  chosen: readonly MutantOf[],
): Promise<readonly string[]> => {
  const problems: string[] = [];
  const tests = [...new Set(chosen.flatMap((one) => [...(one.before ?? []), ...one.tests]))];
  const files = new Set(tests.map((word) => word.split(': ', 1)[0] ?? ''));
  await each(copies, [...files], async (copy, file) => {
    const named = tests.filter((word) => word.startsWith(`${file}: `));
    const results = await copy.run(named, limitFor(named));
    for (const word of named) {
      const verdict = verdictOf(word, results);
      if (verdict !== 'green') problems.push(`${verdict} without any change: ${word}`);
    }
  });
  return problems;
};

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** The tests that did not fail with a change, and what they did instead. */
const unnoticedBy = async (copy: Copy, mutant: MutantOf): Promise<readonly string[]> => {
  let undo: () => Promise<void>;
  try {
    undo = await copy.change(mutant);
  } catch (error) {
    return [`it does not fit the code: ${messageOf(error)}`];
  }
  try {
    const unbuilt = await copy.build();
    if (unbuilt !== undefined) return [`it cannot be built: ${unbuilt}`];
    const tests = [...(mutant.before ?? []), ...mutant.tests];
    const results = await copy.run(tests, limitFor(tests));
    return mutant.tests
      .map((word): readonly [string, TestVerdict] => [word, verdictOf(word, results)])
      .filter(([, verdict]) => verdict !== 'red')
      .map(([word, verdict]) => `${verdict}: ${word}`);
  } finally {
    await undo();
  }
};

/** Makes each change in turn and says what became of it; answers those that went unnoticed. */
const tryAll = async (
  copies: readonly Copy[],
  chosen: readonly MutantOf[],
): Promise<readonly string[]> => {
  const survivors: string[] = [];
  let count = 0;
  await each(copies, chosen, async (copy, mutant) => {
    const started = realClock.now();
    const unnoticed = await unnoticedBy(copy, mutant);
    count += 1;
    const seconds = ((realClock.now() - started) / 1000).toFixed(1);
    const word = unnoticed.length === 0 ? 'noticed' : 'SURVIVED';
    say(`${count}/${chosen.length} ${word} (${seconds} s) ${titleOf(mutant)}`);
    for (const line of unnoticed) say(`    ${line}`);
    if (unnoticed.length > 0) survivors.push([titleOf(mutant), ...unnoticed].join('\n    '));
  });
  return survivors;
};

/** Answers whether every change was noticed. */
const main = async (words: readonly string[]): Promise<boolean> => {
  const chosen = mutants.filter((mutant) => isChosen(mutant, words));
  if (chosen.length === 0) throw new Error('no mutant has these words');
  const workers = Math.min(availableParallelism(), 2, chosen.length);
  const copies = await Promise.all(Array.from({ length: workers }, openCopy));
  for (const unbuilt of await Promise.all(copies.map((copy) => copy.build()))) {
    if (unbuilt !== undefined) throw new Error(`the project cannot be built: ${unbuilt}`);
  }
  const tests = new Set(chosen.flatMap((mutant) => mutant.tests));
  say(`${chosen.length} mutants, ${tests.size} tests; first the tests without any change`);
  const failing = await failingNow(copies, chosen);
  for (const problem of failing) say(problem);
  const survivors = await tryAll(copies, chosen);
  say(`\nmutants ${chosen.length}, noticed ${chosen.length - survivors.length}`);
  for (const line of [...failing, ...survivors]) say(`not ok: ${line}`);
  return failing.length === 0 && survivors.length === 0;
};

endTestsOnSignal();
main(process.argv.slice(2)).then(
  (isGood) => {
    process.exitCode = isGood ? 0 : 1;
  },
  (error: unknown) => {
    say(`not ok: ${messageOf(error)}`);
    process.exitCode = 1;
  },
);
