import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer } from '../support/faulty-server.ts';

const rows = [{ id: '6c0817ba8d03a9ce180b5e51', name: 'web 1', state: 'inactive' }];

describe('a command that was copied out of a document', () => {
  const runs = faultyRuns();

  test('is refused with what has to be typed anew, and nothing is sent', async (context) => {
    const servers = ['cloud', 'servers'];
    const table: readonly (readonly [readonly string[], RegExp])[] = [
      [[...servers, 'list', '—limit', '1'], /"—limit" starts with .*: type --limit$/],
      [[...servers, 'list', '–o', 'json'], /"–o" starts with .*: type -o$/],
      [[...servers, 'list', '−−limit', '1'], /: type --limit$/],
      [[...servers, 'list', '-—limit', '1'], /: type --limit$/],
      [[...servers, 'list', '\u00a0--limit', '1'], /: type --limit$/],
      [[...servers, 'boot', 'web\\ 1', '—dry-run'], /: type --dry-run$/],
      [['network', 'vpns', 'create', '—psk=hunter2'], /"—psk" starts with .*: type --psk$/],
      [['cloud\u00a0servers', 'list'], /\(U\+00A0\): type it again$/],
      [[...servers, 'list', '-o', 'json\u200b'], /\(U\+200B\): type it again$/],
      [[...servers, 'list', '--limit', '1\r'], /remove the \\\\?r$/],
      [[...servers, 'show', '“nosuch”'], /type " or '$/],
    ];
    for (const [words, says] of table) {
      const ran = await runs.play(context, words, [answer(200, rows)]);
      assert.ok(ran.code === 2 || ran.code === 3, ran.stderr);
      const hint = ran.stderr.split('\n').find((one) => one.startsWith('hint: '));
      assert.match(hint ?? ran.stderr, says, JSON.stringify(words));
      assert.doesNotMatch(ran.requests.join(), /PUT|POST/);
      assert.doesNotMatch(hint ?? '', /hunter2/);
    }
  });

  test('keeps the hint it has where that is the better one, or the text is only a text', async (context) => {
    const list = ['cloud', 'servers', 'list'];
    for (const [words, says] of [
      [['cloud', 'servers', 'show', 'web‑1'], /^hint: did you mean /m],
      [[...list, '--nosuch', '--filter', 'name=a\u00a0b'], /^hint: see "/m],
      [[...list, '--limit', 'x'], /^hint: see "/m],
    ] as const) {
      const ran = await runs.play(context, words, [answer(200, rows)]);
      assert.match(ran.stderr, says);
    }
  });
});
