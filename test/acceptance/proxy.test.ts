/** The whole program with a proxy in its environment. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Gatekeeper, says, startConnectProxy } from '../support/connect-proxy.ts';
import { loadedBy } from '../support/loaded-chunks.ts';
import { runImco } from '../support/program.ts';
import { list, one, stage, world } from './staging.ts';

const secret = 's3cret-of-the-proxy';

test('a list comes through the proxy of the environment; its password goes nowhere', async (t) => {
  const refuse = says('HTTP/1.1 407 No\r\n\r\n');
  const table: readonly (readonly [Gatekeeper | undefined, number, string])[] = [
    [undefined, 0, ''],
    [refuse, 6, 'proxy_auth_required'],
  ];
  const server = await world.authority.server(['clients.example.com']);
  for (const [gatekeeper, exit, code] of table) {
    const staged = await stage(t, { server });
    const targets = { 'clients.example.com:443': staged.server.port };
    const proxy = await startConnectProxy(t, targets, gatekeeper ? { gatekeeper } : {});
    const { folder } = staged;
    const env = {
      HTTPS_PROXY: `http://ada:${secret}@${proxy.address}`,
      IMCO_DOMAIN: 'example.com',
      IMCO_CA: join(folder, 'ca.pem'),
      IMCO_CERT: join(folder, 'cert.pem'),
      IMCO_KEY: join(folder, 'key.pem'),
    };
    const run = (...flags: readonly string[]) =>
      runImco([...list, ...flags], { env, cwd: folder, home: folder });
    const person = await run('--debug');
    const program = await run('-o', 'json');
    assert.deepEqual([person.code, program.code], [exit, exit], person.stderr);
    if (exit === 0) assert.deepEqual(JSON.parse(program.stdout), [one]);
    else assert.equal(JSON.parse(program.stderr).error.code, code);
    assert.match(
      person.stderr,
      /^-- connect to clients\.example\.com:443 through the proxy http:\/\/localhost:/m,
    );
    const base64 = Buffer.from(`ada:${secret}`).toString('base64');
    for (const text of [person.stdout, person.stderr, program.stdout, program.stderr]) {
      assert.ok(!text.includes(secret) && !text.includes(base64) && !text.includes('ada'));
    }
    assert.equal(proxy.wanted[0]?.user, `ada:${secret}`);
  }
});

test('without a proxy nothing of it is loaded', async (t) => {
  const { folder } = await stage(t, {});
  const files = ['ca', 'cert', 'key'].flatMap((role) => [`--${role}`, join(folder, `${role}.pem`)]);
  const chunks = loadedBy(
    'ping',
    '--endpoint',
    'https://localhost:1',
    ...files,
    '--timeout',
    '50ms',
  );
  assert.ok(chunks.includes('requests'));
  for (const chunk of chunks) assert.doesNotMatch(chunk, /tunnel|proxy|transfer/);
});
