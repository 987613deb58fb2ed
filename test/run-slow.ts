/**
 * Runs the outer ring: the built tests of `*.slow.test.ts`, which `npm test` leaves out. Each file
 * has a process of its own, one after the other, and a time limit. Words choose the files by parts
 * of their paths; without any all run.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { realClock } from './support/clock.ts';
import { endTestsOnSignal, type FileResult, runTestFile } from './support/test-process.ts';

/** Longest that one file may take, and all of them together, in ms. */
const longestFileMs = 5 * 60_000;
const longestMs = 20 * 60_000;

const root = 'dist/test';

/** What keeps a file from being good; undefined when nothing does. */
const problemIn = ({ timedOut, hanging, exitCode, tests }: FileResult): string | undefined => {
  if (timedOut) return `took too long; running when it was stopped: ${hanging.join(', ')}`;
  const failed = tests.filter(({ passed }) => !passed).length;
  if (failed > 0) return `${failed} failed`;
  if (exitCode !== 0) return `ended with ${exitCode}`;
  return tests.length === 0 ? 'has no tests' : undefined;
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const main = async (words: readonly string[]): Promise<void> => {
  const files = readdirSync(root, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.slow.test.cjs'))
    .filter((file) => words.length === 0 || words.some((word) => file.includes(word)))
    .sort();
  const started = realClock.now();
  const problems: string[] = [];
  const counts = { tests: 0, passed: 0, failed: 0, skipped: 0 };
  for (const file of files) {
    say(`\n${file}`);
    const left = longestMs - (realClock.now() - started);
    const timeoutMs = Math.max(Math.min(longestFileMs, left), 1);
    const options = { cwd: process.cwd(), timeoutMs, output: 'shown' } as const;
    const result = await runTestFile(join(root, file), options);
    for (const { passed, skipped } of result.tests) {
      counts.tests += 1;
      if (skipped !== undefined) counts.skipped += 1;
      else counts[passed ? 'passed' : 'failed'] += 1;
    }
    const problem = problemIn(result);
    if (problem) problems.push(`${file}: ${problem}`);
  }
  if (files.length === 0) problems.push('no slow test file is called that');
  const seconds = Math.round((realClock.now() - started) / 1000);
  const texts = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
  say(`\nouter ring: files ${files.length}, ${texts.join(', ')}, ${seconds} s`);
  for (const problem of problems) say(`not ok: ${problem}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
};

endTestsOnSignal();
void main(process.argv.slice(2));
