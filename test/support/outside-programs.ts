import { spawnSync } from 'node:child_process';
import type { TestContext } from 'node:test';

/**
 * Whether a program that a test needs is there. Where it is missing the test is skipped by its name,
 * but not where everything is to be checked (`CI=true`): there the test fails.
 */
export const hasProgram = (t: TestContext, name: string): boolean => {
  const { status } = spawnSync('/bin/sh', [
    '-c',
    `PATH="$PATH:/usr/sbin:/sbin" command -v ${name}`,
  ]);
  if (status === 0) return true;
  if (process.env.CI === 'true') throw new Error(`${name} is not installed`);
  t.skip(`${name} is not installed`);
  return false;
};
