/** What a deletion takes along is named before the question, on a terminal. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findReleaseOf } from '../support/tested-version.ts';
import { startPlatform, type TestPlatform } from './platform.ts';
import { onTerminal, visible } from './screen.ts';

let platform: TestPlatform;
before(async () => {
  platform = await startPlatform(1, findReleaseOf('v3'));
});
after(() => platform.close());

const cases: readonly (readonly [command: string, question: RegExp, named: readonly string[]])[] = [
  [
    'policy definitions delete no-public-buckets',
    /Delete policy definition no-public-buckets \(profile sandbox\)\?/,
    ['1 policy assignment is deleted as well: no-public-buckets-prod.'],
  ],
  [
    'network load-balancers delete shop',
    /Delete load balancer shop \(profile sandbox\)\?/,
    [
      '2 listeners are deleted as well: https/443, http/80.',
      '2 target groups are deleted as well: shop-web, shop-api.',
      '2 certificates are deleted as well: shop-2026, shop-2025.',
    ],
  ],
];

describe('before a question, the terminal shows', () => {
  for (const [command, question, named] of cases) {
    test(`what goes with the target: ${command}`, async () => {
      const screen = onTerminal(`imco --api v3 ${command}`, platform.env);
      await screen.until(question);
      screen.type('n');
      const { code, bytes } = await screen.ended();
      const lines = visible(bytes);
      const asked = lines.findIndex((line) => question.test(line));
      for (const line of named) {
        const at = lines.indexOf(line);
        assert.ok(at >= 0 && at < asked, lines.join('\n'));
      }
      assert.equal(code, 2);
      assert.deepEqual(await platform.changes(), []);
    });
  }
});
