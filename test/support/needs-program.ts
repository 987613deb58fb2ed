/**
 * Tests of what not every machine has. Where it is missing a test is skipped by name; where CI is
 * set it fails, for there it has to be installed: see `.ci/run`.
 */
import { spawnSync } from 'node:child_process';
import { getuid } from 'node:process';
import type { TestContext } from 'node:test';

/** Programs that Debian does not have, and are not asked for in CI either. */
const optional: readonly string[] = ['pwsh'];

/** Whether a program is on the PATH. */
const isInstalled = (program: string): boolean =>
  spawnSync('sh', ['-c', 'command -v "$1"', 'sh', program], { stdio: 'ignore' }).status === 0;

const refuse = (context: TestContext, missing: string): false => {
  if (process.env.CI) throw new Error(`${missing}, which CI needs`);
  context.skip(missing);
  return false;
};

/** Whether all these programs are there; else the test is skipped: return from it. */
export const needsProgram = (context: TestContext, ...programs: readonly string[]): boolean => {
  const missing = programs.filter((program) => !isInstalled(program));
  if (missing.length === 0) return true;
  if (missing.every((program) => optional.includes(program))) {
    context.skip(`${missing.join(', ')} is not installed`);
    return false;
  }
  return refuse(context, `${missing.join(', ')} is not installed`);
};

/** Whether this is root, who can be anybody; else the test is skipped: return from it. */
export const needsRoot = (context: TestContext): boolean =>
  getuid?.() === 0 || refuse(context, 'only root can be somebody else');
