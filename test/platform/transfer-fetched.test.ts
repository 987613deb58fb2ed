import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConnectionFailure } from '../../src/lib/failures/failures.ts';
import type { DownloadSink } from '../../src/platform/platform.ts';
import { answers, type Treatment } from '../support/byte-server.ts';
import { failureOf } from '../support/failing.ts';

import { gathering, places, signed } from './transferring.ts';

describe('bytes fetched', () => {
  test('come in order, with their number', async (t) => {
    const { away, platform } = await places(t, answers(200, 'all of it'));
    const into = gathering();
    assert.equal(await platform.getBytes(away.origin + signed, into), 9);
    assert.equal(into.text(), 'all of it');
    assert.deepEqual(into.sizes, [undefined]);
    assert.equal(away.arrived[0]?.url, signed);
  });

  test('the size is known where the answer names it', async (t) => {
    const { away, platform } = await places(t, answers(200, 'abc', { 'content-length': '3' }));
    const into = gathering();
    await platform.getBytes(`${away.origin}/x`, into);
    assert.deepEqual(into.sizes, [3]);
  });

  test('no faster than they are taken, however long that takes', async (t) => {
    const body = Buffer.alloc(5_000_000, 'x');
    const { away, platform } = await places(t, answers(200, body), { requestTimeoutMs: 500 });
    let busy = 0;
    let most = 0;
    let came = 0;
    const into: DownloadSink = {
      begin: () => {},
      write: async (bytes) => {
        most = Math.max(most, ++busy);
        await new Promise((resolve) => setTimeout(resolve, came === 0 ? 900 : 1));
        came += bytes.length;
        busy--;
        return true;
      },
    };
    assert.equal(await platform.getBytes(`${away.origin}/x`, into), body.length);
    assert.equal(came, body.length);
    assert.equal(most, 1);
  });

  test('no more than is wanted', async (t) => {
    const { away, platform } = await places(t, answers(200, Buffer.alloc(5_000_000)));
    let came = 0;
    const into: DownloadSink = {
      begin: () => {},
      write: async (bytes) => {
        came += bytes.length;
        return false;
      },
    };
    await platform.getBytes(`${away.origin}/x`, into);
    assert.ok(came < 5_000_000);
  });

  for (const [how, headers] of [
    ['with a length', { 'content-length': '1000' }],
    [
      'with a length, on a connection that ends with it',
      { 'content-length': '1000', connection: 'close' },
    ],
    ['in chunks', {}],
    ['in chunks, on a connection that ends with them', { connection: 'close' }],
  ] as const) {
    for (const end of ['destroy', 'destroySoon'] as const) {
      test(`fewer than announced ${how} are a failure (${end})`, async (t) => {
        const { away, platform } = await places(t, (_, response) => {
          response.writeHead(200, headers);
          response.write('half');
          setTimeout(() => response.socket?.[end](), 20);
        });
        const failure = await failureOf(platform.getBytes(`${away.origin}/x`, gathering()));
        assert.ok(failure instanceof ConnectionFailure);
        assert.equal(failure.code, 'connection_lost');
        assert.match(failure.message, /closed the connection before the response was complete$/);
      });
    }
  }

  test('a stalled download times out', async (t) => {
    const silent: Treatment = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('half');
    };
    const { away, platform } = await places(t, silent, { requestTimeoutMs: 200 });
    const failure = await failureOf(platform.getBytes(`${away.origin}/x`, gathering()));
    assert.equal(failure.code, 'transfer_stalled');
  });

  test('any response but 200 is a failure', async (t) => {
    for (const status of [204, 206]) {
      const { away, platform } = await places(t, answers(status));
      const failure = await failureOf(platform.getBytes(`${away.origin}/x`, gathering()));
      assert.equal(failure.code, 'unexpected_answer');
      assert.equal(failure.details.status, status);
    }
  });

  test('redirects are not followed, and their target is shown without its signature', async (t) => {
    const location = 'https://elsewhere.example/x?X-Amz-Signature=abcdef&token=t0k';
    const { home, away, platform, debug } = await places(t, answers(302, '', { location }));
    for (const { origin } of [home, away]) {
      const failure = await failureOf(platform.getBytes(`${origin}/x`, gathering()));
      assert.equal(failure.code, 'redirected');
      assert.match(failure.message, / to https:\/\/elsewhere\.example\/x, which imco does not/);
      assert.doesNotMatch([...debug, JSON.stringify(failure.details)].join(), /abcdef|t0k/);
    }
    assert.equal(away.arrived.length, 1);
  });
});
