/** The whole program against real servers that are wrong, broken or strange in one way each. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { expired, makeAuthority } from '../support/certificates.ts';
import { answer, dropWithin, hang, stallWithin } from '../support/faulty-server.ts';

import { list, one, type Staged, stage, world } from './staging.ts';

const twin = { ...one, id: '5f0000000000000000000002', state: 'operational' };

interface Expected {
  readonly exit: number;
  readonly code: string;
  /** What a person is told; `FOLDER` stands for the folder of the files. */
  readonly says: RegExp;
}

/** Lists servers as a person and as a program would, and checks what each is told. */
const failsAs = async (
  { imco, folder }: Staged,
  { exit, code, says }: Expected,
  args: readonly string[] = [],
): Promise<void> => {
  const person = await imco(...list, ...args);
  assert.equal(person.code, exit, person.stderr);
  assert.equal(person.stdout, '');
  assert.match(person.stderr.replaceAll(folder, 'FOLDER'), says);

  const program = await imco(...list, ...args, '-o', 'json');
  assert.equal(program.code, exit);
  assert.equal(program.stdout, '');
  // A second object, or any other word, would not parse.
  const told: unknown = JSON.parse(program.stderr);
  assert.ok(typeof told === 'object' && told !== null && 'error' in told);
  assert.deepEqual(Object.keys(told), ['error']);
  const { error } = told;
  assert.ok(typeof error === 'object' && error !== null && 'code' in error && 'exit' in error);
  assert.deepEqual([error.code, error.exit], [code, exit]);
};

test('a platform with another CA is refused, and the trusted CA file is named', async (t) => {
  const other = await makeAuthority('CN=Another authority');
  await failsAs(await stage(t, { server: await other.server() }), {
    exit: 6,
    code: 'unknown_ca',
    says: /^error: .* not signed by the CA in FOLDER\/ca\.pem\nhint: .+\n$/,
  });
});

test('an expired client certificate is reported with its date', async (t) => {
  const files = await world.authority.client('CN=ada', expired);
  const staged = await stage(t, { files });
  const says = /^error: .*FOLDER\/cert\.pem.* expired on \d{4}-\d\d-\d\d\nhint: .+\n$/;
  await failsAs(staged, { exit: 4, code: 'client_certificate_invalid', says });
  const { code, stderr } = await staged.imco('ping');
  assert.equal(code, 4);
  assert.match(stderr.replaceAll(staged.folder, 'FOLDER'), says);
});

test('a client certificate of an unknown CA is refused', async (t) => {
  const stranger = await makeAuthority('CN=A stranger');
  await failsAs(await stage(t, { files: await stranger.client() }), {
    exit: 4,
    code: 'client_certificate_refused',
    says: /^error: localhost .*your certificate FOLDER\/cert\.pem.*\nhint: .+\n$/,
  });
});

test('a certificate for another host is refused', async (t) => {
  const server = await world.authority.server(['clients.example.com']);
  await failsAs(await stage(t, { server }), {
    exit: 6,
    code: 'host_mismatch',
    says: /^error: the certificate of localhost is valid only for clients\.example\.com\nhint: .+\n$/,
  });
});

test('a key that does not fit the certificate is found before anything is sent', async (t) => {
  const { key } = await world.authority.client();
  const staged = await stage(t, { files: { key } });
  await failsAs(staged, {
    exit: 10,
    code: 'key_mismatch',
    says: /^error: key FOLDER\/key\.pem .* does not match cert FOLDER\/cert\.pem .*\nhint: .+\n$/,
  });
  assert.equal(staged.server.connections(), 0);
});

test('a platform that is gone is named with its port', async (t) => {
  const staged = await stage(t, {});
  await staged.server.close();
  await failsAs(staged, {
    exit: 6,
    code: 'refused',
    says: /^error: localhost:\d+ refused the connection\nhint: .+\n$/,
  });
});

test('a platform that says nothing is given up after --timeout', async (t) => {
  for (const behaviour of [hang, stallWithin]) {
    await failsAs(
      await stage(t, { behaviours: [behaviour] }),
      { exit: 7, code: 'request_timeout', says: /^error: no response within 0\.3 s\nhint: .+\n$/ },
      ['--timeout', '300ms'],
    );
  }
});

test('a web page is not accepted as a response', async (t) => {
  const page = '<!DOCTYPE html><html><head><title>Log in</title></head></html>';
  const behaviours = [answer(200, page, { 'content-type': 'text/html' })];
  await failsAs(await stage(t, { behaviours }), {
    exit: 6,
    code: 'no_json',
    says: /^error: .*web page.*Log in\nhint: .+\n$/,
  });
});

test('truncated JSON is not accepted as a response', async (t) => {
  const behaviours = [answer(200, '[{"id": "5f00')];
  await failsAs(await stage(t, { behaviours }), {
    exit: 6,
    code: 'broken_json',
    says: /^error: .+\nhint: .+\n$/,
  });
});

test('an answer that breaks off with its connection is asked for again, then given up', async (t) => {
  const staged = await stage(t, { behaviours: [dropWithin] });
  await failsAs(staged, {
    exit: 6,
    code: 'connection_lost',
    says: /^error: localhost closed the connection before the response was complete\nhint: .+\n$/,
  });
  assert.ok(staged.server.received.length > 2);
});

test('a redirection is not followed', async (t) => {
  const elsewhere = await stage(t, {});
  const behaviours = [answer(302, '', { location: `${elsewhere.server.endpoint}/cloud/servers` })];
  await failsAs(await stage(t, { behaviours }), {
    exit: 6,
    code: 'redirected',
    says: /^error: .*redirect \(302\) to https:\/\/localhost:\d+\/v2.*\nhint: .+\n$/,
  });
  assert.equal(elsewhere.server.connections(), 0);
});

test('a platform that stays unavailable is asked again before it is given up', async (t) => {
  const staged = await stage(t, { behaviours: [answer(503, { error: 'maintenance' })] });
  await failsAs(staged, {
    exit: 9,
    code: 'unavailable',
    says: /^error: .*\(503\): maintenance\nhint: .+\n$/,
  });
  assert.ok(staged.server.received.length > 2);
});

test('a name that two servers have is ambiguous; both ids are listed', async (t) => {
  const { imco, server } = await stage(t, { behaviours: [answer(200, [one, twin])] });
  const { code, stderr, stdout } = await imco('cloud', 'servers', 'boot', 'web-1');
  assert.equal(code, 3);
  assert.equal(stdout, '');
  const lines = [
    'error: "web-1" is ambiguous: 2 servers match',
    `  id:${one.id}  web-1  inactive`,
    `  id:${twin.id}  web-1  operational`,
    'hint: use one of the ids',
  ];
  assert.equal(stderr, `${lines.join('\n')}\n`);
  assert.deepEqual(
    server.received.map(({ method }) => method),
    ['GET'],
  );
});

test('a platform that demands TLS 1.3 is served', async (t) => {
  const { imco } = await stage(t, { tls: { minVersion: 'TLSv1.3' } });
  const { code, stdout } = await imco(...list, '-o', 'json');
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), [one]);
});

test('a name with escape sequences is shown without them, in tables and in failures', async (t) => {
  const name = 'web\u001b]0;owned\u0007\u001b[31m-1\u202e\n\u009b2J';
  const { imco } = await stage(t, { behaviours: [answer(200, [{ ...one, name }])] });
  const { stdout } = await imco(...list);
  const { stderr } = await imco('cloud', 'servers', 'show', 'web-2');
  const controls = /(?!\n)\p{Cc}|\u202e/u;
  for (const text of [stdout, stderr]) {
    assert.match(text, /web/);
    assert.doesNotMatch(text, controls);
  }
  assert.equal(stdout.trimEnd().split('\n').length, 2);
});
