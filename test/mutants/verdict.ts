/** What tests say of a change of the code. */
import { namedTest } from '../security/threats.ts';
import type { FileResult, TestResult } from '../support/test-process.ts';
import { patternOf } from './copy.ts';

/** How a named test ended. */
export type TestVerdict = 'red' | 'green' | 'skipped' | 'hangs' | 'not run' | 'broken';

/** Errors of code that is wrong rather than different, which any test would notice. */
const broken = /^ReferenceError: /;

const verdictIn = (found: readonly TestResult[]): TestVerdict => {
  const ran = found.filter(({ skipped }) => skipped === undefined);
  const failed = ran.filter(({ passed }) => !passed);
  if (failed.some(({ error = '' }) => broken.test(error))) return 'broken';
  if (failed.length > 0) return 'red';
  if (ran.length > 0) return 'green';
  return found.length > 0 ? 'skipped' : 'not run';
};

/** How a test ended, named as in SECURITY.md; several may have been made from one name. */
export const verdictOf = (word: string, results: readonly FileResult[]): TestVerdict => {
  const form = new RegExp(`^${patternOf(namedTest(word).name)}`, 's');
  const found = results.flatMap(({ tests }) => tests.filter(({ name }) => form.test(name)));
  const verdict = verdictIn(found);
  if (verdict === 'red' || verdict === 'broken') return verdict;
  return results.some(({ hanging }) => hanging.some((name) => form.test(name))) ? 'hangs' : verdict;
};
