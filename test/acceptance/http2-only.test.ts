/** An endpoint that speaks HTTP/2 only: real servers of HTTP/2, over mutual TLS. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createSecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { createServer } from 'node:tls';
import { folderWith } from '../support/folders.ts';
import { makeWorld } from '../support/mutual-tls.ts';
import { runImco } from '../support/program.ts';

test('a server that only speaks HTTP/2 is reported with a hint', async (t) => {
  const { server: pair, person, authority } = await makeWorld();
  const options = { ...pair, ca: authority.cert, requestCert: true, ALPNProtocols: ['h2'] };
  const folder = await folderWith(t, {
    'ca.pem': authority.cert,
    'cert.pem': person.cert,
    'key.pem': person.key,
  });
  for (const server of [createSecureServer(options), createServer(options)]) {
    server.on('error', () => {}).on('tlsClientError', () => {});
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    // A server that listens on TCP has an address of this form.
    const { port } = server.address() as AddressInfo;
    const files = ['ca', 'cert', 'key'].flatMap((name) => [`--${name}`, `${folder}/${name}.pem`]);
    const words = ['cloud', 'servers', 'list', '--endpoint', `https://localhost:${port}/v2`];
    for (const command of [words, ['doctor', ...words.slice(3)]]) {
      const { code, stdout, stderr } = await runImco([...command, ...files]);
      assert.equal(code, 6, stderr);
      const said = stdout + stderr;
      assert.match(
        said,
        new RegExp(`localhost:${port} supports only HTTP/2, but imco requires HTTP/1.1`),
      );
      assert.match(said, /enable HTTP\/1\.1 \(http\/1\.1 in ALPN\)/);
      assert.doesNotMatch(said, /no application protocol|SSL routines/i);
    }
    server.close();
  }
});
