/** `show` with several targets of which some are not there. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { faultyRuns } from '../../support/faulty-run.ts';
import { answer } from '../../support/faulty-server.ts';

describe('show of several targets', () => {
  const runs = faultyRuns();
  const row = { id: '64f29201d653adb21c9b5dcb', name: 'web-1', state: 'inactive' };
  const missing = { error: 'not found' };

  test('writes those that are there, and fails for the others', async (context) => {
    for (const words of [
      ['web-1', 'nosuch'],
      ['nosuch', 'web-1', row.id],
    ]) {
      const { code, stdout, stderr } = await runs.play(
        context,
        ['servers', 'show', ...words, '-o', 'json'],
        [answer(200, [row]), answer(200, row)],
      );
      assert.equal(code, 3, stderr);
      assert.deepEqual(JSON.parse(stdout), [row]);
      assert.equal(JSON.parse(stderr).error.message, 'server "nosuch" not found');
    }
  });

  test('reports unknown ids and shows the others', async (context) => {
    const other = '66f7137c0dd6014b8c216bdc';
    const { code, stdout, stderr } = await runs.play(
      context,
      ['servers', 'show', other, row.id, '-o', 'name'],
      // Both are requested at the same time: the answer follows from the path.
      [
        (response, request) =>
          (request.url.endsWith(other) ? answer(404, missing) : answer(200, row))(
            response,
            request,
          ),
      ],
    );
    assert.equal(code, 3, stderr);
    assert.equal(stdout, 'web-1\n');
    assert.match(stderr, new RegExp(`server with id ..${other}.. not found`));
  });

  test('writes nothing where none is there, or one cannot be read', async (context) => {
    const none = await runs.play(
      context,
      ['servers', 'show', 'nosuch', 'neither'],
      [answer(200, [row])],
    );
    assert.deepEqual({ code: none.code, stdout: none.stdout }, { code: 3, stdout: '' });
    assert.match(none.stderr, /^error: 2 targets could not be resolved$/m);
    const refused = await runs.play(
      context,
      ['servers', 'show', 'web-1', 'nosuch'],
      [answer(200, [row]), answer(403, { error: 'forbidden' })],
    );
    assert.deepEqual({ code: refused.code, stdout: refused.stdout }, { code: 4, stdout: '' });
  });
});
