/** Tests whose files run in API v2 by themselves, in the newest version. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { newestApiVersion } from '../src/catalog/versions/api-version.ts';
import { testedVersionVariable } from './support/tested-version.ts';

const files = [
  'contract/verbs',
  'contract/flags.slow',
  'output/matrix.slow',
  'security/canary.slow',
  'terminal/wizard',
];

for (const file of files) {
  test(`${file} in ${newestApiVersion}`, async () => {
    const path = join(process.cwd(), 'dist', 'test', `${file}.test.cjs`);
    // A process that believes to be part of another test run reports to that one.
    const { NODE_TEST_CONTEXT: _, ...own } = process.env;
    const env = { ...own, [testedVersionVariable]: newestApiVersion };
    const child = spawn(process.execPath, [path], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const [output, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    assert.equal(code, 0, output);
    assert.match(output, /^# pass [1-9]/m);
  });
}
