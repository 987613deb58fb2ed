import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { TimeoutFailure } from '../../../src/lib/failures/failures.ts';
import { answers, readBody, startByteServer } from '../../support/byte-server.ts';
import { failureOf } from '../../support/failing.ts';
import { connectionTo, opened } from '../../support/mutual-tls.ts';

import { gathering, outgoing, places, signed, storage, storageCa, world } from '../transferring.ts';

describe('bytes sent', () => {
  test('go as they are, with their length and without a type', async (t) => {
    const { away, platform } = await places(t, answers(200));
    await platform.putBytes(away.origin + signed, outgoing('first ', 'second'));
    const [request] = away.arrived;
    assert.equal(request?.method, 'PUT');
    assert.equal(request?.url, signed);
    assert.equal(request?.text, 'first second');
    assert.equal(request?.headers['content-length'], '12');
    for (const name of ['content-type', 'transfer-encoding', 'authorization', 'accept']) {
      assert.equal(request?.headers[name], undefined, name);
    }
  });

  test('an empty file is sent as one', async (t) => {
    const { away, platform } = await places(t, answers(201));
    await platform.putBytes(`${away.origin}/x`, outgoing());
    assert.equal(away.arrived[0]?.headers['content-length'], '0');
  });

  test('the client certificate is sent to the platform and to nobody else', async (t) => {
    const { home, away, platform } = await places(t, answers(200, 'bytes'));
    await platform.putBytes(`${home.origin}/storage/x`, outgoing('bytes'));
    await platform.getBytes(`${home.origin}/storage/x`, gathering());
    await platform.putBytes(`${away.origin}/x`, outgoing('bytes'));
    await platform.getBytes(`${away.origin}/x`, gathering());
    assert.deepEqual(
      home.arrived.map(({ shownBy }) => shownBy),
      ['ada', 'ada'],
    );
    assert.deepEqual(
      away.arrived.map(({ shownBy }) => shownBy),
      ['', ''],
    );
  });

  test('a refusal is reported with its status, without the signature', async (t) => {
    const said = `<?xml version="1.0"?><Error><Code>AccessDenied</Code><Message>Request has expired</Message><StringToSign>s3cr3t</StringToSign></Error>`;
    const { away, platform, debug } = await places(t, answers(403, said));
    const failure = await failureOf(platform.putBytes(away.origin + signed, outgoing('x')));
    assert.equal(failure.code, 'address_refused');
    const { host } = new URL(away.origin);
    assert.equal(
      failure.message,
      `${host} refused the address of the file (403): AccessDenied: Request has expired`,
    );
    assert.equal(failure.details.status, 403);
    assert.equal(failure.details.request, `PUT ${away.origin}/bucket/file.tgz`);
    assert.match(failure.details.hint ?? '', /valid only for a short time: run the command again/);
    const told = [...debug, failure.message, JSON.stringify(failure.details)].join('\n');
    assert.match(told, /-> PUT https:\/\/localhost:\d+\/bucket\/file\.tgz\n<- 403, \d+ ms, \d+ b/);
    assert.doesNotMatch(told, /abcdef|s3cr3t|X-Amz/);
  });

  test('a refusal during an upload is reported, and nothing is sent again', async (t) => {
    const { away, platform } = await places(t, (_, response) => {
      response.writeHead(507, { 'content-type': 'text/plain' }).end('no room left');
    });
    const size = 50_000_000;
    let sent = 0;
    const chunks = (async function* () {
      for (; sent < size; sent += 100_000) yield Buffer.alloc(100_000);
    })();
    const failure = await failureOf(platform.putBytes(`${away.origin}/x`, { size, chunks }));
    assert.equal(failure.kind, 'unavailable');
    assert.match(failure.message, /\(507\): no room left$/);
    assert.ok(sent < size);
    assert.equal(away.arrived.length, 1);
  });

  test('a transfer whose connection breaks is not sent again', async (t) => {
    const { away, platform } = await places(t, (request) => {
      request.once('data', () => request.socket.destroy());
    });
    const failure = await failureOf(platform.putBytes(`${away.origin}/x`, outgoing('a', 'b')));
    assert.equal(failure.code, 'connection_lost');
    assert.equal(away.arrived.length, 1);
  });

  test('a transfer refused by the storage is not sent again, even with Retry-After', async (t) => {
    for (const status of [429, 503]) {
      for (const body of ['<Error><Code>SlowDown</Code></Error>', '{"error":"busy"}']) {
        const { away, platform } = await places(t, (_, response) => {
          response.writeHead(status, { 'retry-after': '1', 'content-type': 'application/json' });
          response.end(body);
        });
        await failureOf(platform.putBytes(`${away.origin}/x`, outgoing('a', 'b')));
        assert.equal(away.arrived.length, 1);
      }
    }
  });

  test('an error of the source ends an upload', async (t) => {
    const { away, platform } = await places(t, answers(200));
    const reason = new Error('the disk is broken');
    const chunks = (async function* () {
      yield Buffer.from('half');
      throw reason;
    })();
    await assert.rejects(platform.putBytes(`${away.origin}/x`, { size: 8, chunks }), reason);
  });

  test('a stalled transfer times out', async (t) => {
    const { away, platform } = await places(t, () => {}, { requestTimeoutMs: 200 });
    const failure = await failureOf(platform.putBytes(`${away.origin}/x`, outgoing('x')));
    assert.ok(failure instanceof TimeoutFailure);
    assert.equal(failure.code, 'transfer_stalled');
    assert.equal(failure.message, 'no data was transferred for 0.2 s');
  });

  test('it may take longer than the time limit while data moves', async (t) => {
    const { away, platform } = await places(t, answers(200), { requestTimeoutMs: 300 });
    const chunks = (async function* () {
      for (let part = 0; part < 8; part++) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        yield Buffer.from('x');
      }
    })();
    await platform.putBytes(`${away.origin}/x`, { size: 8, chunks });
    assert.equal(away.arrived[0]?.text, 'xxxxxxxx');
  });

  test('the signal ends it at once', async (t) => {
    const { away, platform } = await places(t, (request, _, arrived) => readBody(request, arrived));
    const controller = new AbortController();
    const reason = new Error('Ctrl-C');
    const chunks = (async function* () {
      yield Buffer.from('half');
      await once(controller.signal, 'abort');
    })();
    const { signal } = controller;
    const sent = platform.putBytes(`${away.origin}/x`, { size: 8, chunks }, { signal });
    await Promise.all([
      assert.rejects(sent, reason),
      away.until(({ bytes }) => bytes === 4).then(() => controller.abort(reason)),
    ]);
    await assert.rejects(platform.putBytes(`${away.origin}/x`, outgoing('x'), { signal }), reason);
    assert.equal(away.arrived.length, 1);
  });

  test('it is retried if nothing was sent', async (t) => {
    const { away, platform } = await places(t, answers(200));
    const { port } = new URL(away.origin);
    await away.close();
    const started = Date.now();
    const failure = await failureOf(
      platform.putBytes(`https://localhost:${port}/x`, outgoing('x')),
    );
    assert.equal(failure.code, 'refused');
    assert.ok(Date.now() - started > 1000, 'there were pauses');
  });
});

describe('addresses', () => {
  for (const [address, why] of [
    ['nonsense', /an invalid file address: not a URL$/],
    ['http://localhost/x', /address: http: instead of https:$/],
    ['file:///etc/passwd', /address: file: instead of https:$/],
    ['https://ada:secret@localhost/x', /it contains a user name$/],
  ] as const) {
    test(`${address.split(':')[0]}: ${why.source}`, async (t) => {
      const { platform, home, away } = await places(t, answers(200));
      for (const failure of [
        await failureOf(platform.putBytes(address, outgoing('x'))),
        await failureOf(platform.getBytes(address, gathering())),
      ]) {
        assert.equal(failure.code, 'bad_address');
        assert.match(failure.message, why);
        assert.doesNotMatch(JSON.stringify([failure.message, failure.details]), /secret|passwd/);
      }
      assert.equal(home.arrived.length + away.arrived.length, 0);
    });
  }

  test('an untrusted storage is refused, with the setting that would help', async (t) => {
    const { away, home, platform } = await places(
      t,
      answers(200),
      {},
      ({ storageCa: _, ...rest }) => rest,
    );
    const failure = await failureOf(platform.getBytes(`${away.origin}/x`, gathering()));
    assert.equal(failure.code, 'unknown_ca');
    assert.match(failure.details.hint ?? '', /storage-ca/);
    assert.equal(away.arrived.length, 0);
    await platform.getBytes(`${home.origin}/x`, gathering());
  });

  test('the CA of the storage is not trusted for the platform', async (t) => {
    const impostor = await startByteServer(t, storage, world.authority.cert, answers(200, {}));
    const platform = await opened(t, {
      ...connectionTo(`${impostor.origin}/v2`, world),
      storageCa: { path: '/keys/storage.pem', pem: storageCa },
    });
    const failure = await failureOf(platform.getBytes(`${impostor.origin}/x`, gathering()));
    assert.equal(failure.code, 'unknown_ca');
    assert.equal(impostor.arrived.length, 0);
  });
});
