import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer } from '../../support/faulty-server.ts';

const id = '6c0817ba8d03a9ce180b5e51';
const row = { id, name: 'web-1', state: 'inactive', label_ids: [] };

describe('a flag that is given twice', () => {
  const runs = faultyRuns();
  const play = (context: TestContext, words: readonly string[]) =>
    runs.play(context, words, [
      (response, request) => answer(200, request.method === 'GET' ? [row] : row)(response, request),
    ]);

  test('with different values is refused at any position, and nothing is sent', async (context) => {
    const update = ['cloud', 'servers', 'update', 'web-1'];
    for (const [words, flag] of [
      [[...update, '--name', 'a', '--name', 'b'], '--name'],
      [[...update, '--name', 'a', '--name='], '--name'],
      [[...update, '--name', 'a', '-o', 'json', '--output', 'yaml'], '--output'],
      [['-o', 'json', ...update, '--name', 'a', '-o', 'yaml'], '--output'],
      [['--profile', 'a', 'cloud', '--profile', 'b', 'servers', 'list'], '--profile'],
      [['cloud', 'servers', 'list', '--timeout', '1s', '--timeout', '2s'], '--timeout'],
      [['cloud', 'servers', 'list', '--sort', 'name', '--sort', 'state'], '--sort'],
      [['cloud', 'servers', 'list', '--limit', '1', '--limit', '2'], '--limit'],
      [['cloud', 'servers', 'boot', '--all', '--first', '1', '--first', '2'], '--first'],
      [['cloud', 'servers', 'boot', '--selector', 'name=a', '--selector', 'name=b'], '--selector'],
      [['cloud', 'servers', 'boot', 'web-1', '--wait=inactive', '--wait=stalled'], '--wait='],
      [['cloud', 'servers', 'reboot', 'web-1', '--confirm', 'a', '--confirm', 'b'], '--confirm'],
      [['cloud', 'servers', 'wait', 'web-1', '--for', 'inactive', '--for', 'stalled'], '--for'],
    ] as const) {
      const ran = await play(context, words);
      const what = `${words.join(' ')}: ${ran.stderr}`;
      assert.equal(ran.code, 2, what);
      assert.ok(ran.stderr.includes(`${flag} is given twice with different values`), what);
      assert.equal(ran.stdout, '');
      assert.deepEqual(ran.requests, []);
    }
  });

  test('under two names, or with its opposite, is refused as well', async (context) => {
    const commission = ['cloud', 'servers', 'commission', '--name', 'a'];
    for (const [more, message] of [
      [['--template', 'a', '--template-id', 'b'], /--template is given twice/],
      [['--privateness', '--no-privateness'], /--privateness and --no-privateness cannot be/],
      [['--color', 'always', '--no-color'], /--color and --no-color cannot be combined/],
      [['--wait', '--no-wait'], /--wait and --no-wait cannot be combined/],
    ] as const) {
      const ran = await play(context, [...commission, ...more]);
      assert.equal(ran.code, 2, ran.stderr);
      assert.match(ran.stderr, message);
    }
  });

  test('with the same value, or that takes several, is fine', async (context) => {
    const same = ['--name', 'a', '--name', 'a', '-q', '--quiet', '-o', 'json', '--output=json'];
    const update = await play(context, ['cloud', 'servers', 'update', 'web-1', ...same]);
    assert.equal(update.code, 0, update.stderr);
    const several = ['--filter', 'name=web-*', '--filter', 'state=inactive', '-o', 'name'];
    const list = await play(context, ['cloud', 'servers', 'list', ...several]);
    assert.equal(list.stdout, 'web-1\n', list.stderr);
    const ids = ['--label', id, '--label-ids', '6c0817ba8d03a9ce180b5e52', '--dry-run'];
    const both = await play(context, ['labels', 'list', '--limit', '5', '--limit', '5']);
    assert.equal(both.code, 0, both.stderr);
    const made = await play(context, [
      ...['cloud', 'ssh-profiles', 'create', '--name', 'x', '-o', 'json', ...ids],
    ]);
    assert.equal(JSON.parse(made.stdout)[0].body.label_ids.length, 2, made.stderr);
  });
});
