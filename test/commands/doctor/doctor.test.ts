import assert from 'node:assert/strict';
import { createPrivateKey } from 'node:crypto';
import { once } from 'node:events';
import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import type { ServerOptions } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { byVersion } from '../../support/api-versions.ts';
import type { Pair } from '../../support/certificates.ts';
import { type Authority, expired, makeAuthority, notYetValid } from '../../support/certificates.ts';
import { skippingClock } from '../../support/clock.ts';
import { answer, type Behaviour, startFaultyServer } from '../../support/faulty-server.ts';
import { folderWith } from '../../support/folders.ts';
import { type Ran, runImco } from '../../support/program.ts';

const day = 86_400_000;
const dayIn = (days: number): string =>
  new Date(Date.now() + days * day).toISOString().slice(0, 10);
const lasting = { from: -1, to: 90 };

let authority: Authority;
let other: Authority;
let person: Pair;
let server: Pair;
before(async () => {
  [authority, other] = await Promise.all([
    makeAuthority('CN=Platform authority', { from: -60, to: 400 }),
    makeAuthority('CN=Other authority'),
  ]);
  [person, server] = await Promise.all([
    authority.client('CN=ada', lasting),
    authority.server(['localhost', '127.0.0.1'], lasting),
  ]);
});

/** A check as `-o json` has it. */
interface Seen {
  readonly check: string;
  readonly status: string;
  readonly message: string;
  readonly fix?: string;
}

/** A set-up; what is not said is in order. */
interface Patient {
  readonly files?: Readonly<Record<string, string>>;
  /** Lines of the profile that replace those in order. */
  readonly profile?: Readonly<Record<string, string>>;
  readonly pair?: Pair;
  readonly tls?: ServerOptions;
  readonly pong?: Behaviour;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly screen?: number;
}

const config = 'home/.config/imco/config.yaml';

/** Lays a set-up down on a disk and lets it be looked at. */
const admitted = async (t: TestContext, patient: Patient = {}) => {
  const { pair = server, pong = byVersion({ v2: answer(200, {}) }), tls } = patient;
  const platform = await startFaultyServer(pair, authority.cert, [pong], tls);
  t.after(() => platform.close());
  const profile = {
    endpoint: platform.endpoint,
    ca: 'keys/ca_cert.pem',
    cert: 'keys/cert.crt',
    key: 'keys/cert.key',
    ...patient.profile,
  };
  const folder = await folderWith(t, {
    [config]: Object.entries(profile)
      .map(([name, value]) => `${name}: ${value}\n`)
      .join(''),
    'home/.config/imco/keys/ca_cert.pem': authority.cert,
    'home/.config/imco/keys/cert.crt': person.cert,
    'home/.config/imco/keys/cert.key': person.key,
    'here/empty': '',
    ...patient.files,
  });
  await chmod(join(folder, 'home/.config/imco/keys'), 0o700);
  return {
    platform,
    folder,
    keys: join(folder, 'home/.config/imco/keys'),
    imco: (...args: readonly string[]): Promise<Ran> =>
      runImco(['doctor', ...(patient.args ?? []), ...args], {
        env: patient.env ?? {},
        cwd: join(folder, 'here'),
        home: join(folder, 'home'),
        clock: skippingClock(),
        ...(patient.screen !== undefined && { screen: patient.screen }),
      }),
  };
};

const inConfig = (name: string): string => `home/.config/imco/keys/${name}`;

/** What each check of a set-up found, and the exit code. */
const seen = async (t: TestContext, patient: Patient = {}) => {
  const { imco } = await admitted(t, patient);
  const { code, stdout, stderr } = await imco('-o', 'json');
  assert.equal(stderr, '');
  // The document is an array of checks: that is what the tests below find out.
  const checks = JSON.parse(stdout) as readonly Seen[];
  for (const line of person.key.split('\n').slice(1, -2)) assert.ok(!stdout.includes(line));
  return { code, checks, first: checks.find(({ status }) => status === 'failed') };
};

/** The first check that failed has to say these things, and the rest that hangs on it nothing. */
const diagnosed = async (
  t: TestContext,
  patient: Patient,
  expected: readonly [check: string, message: RegExp, fix: RegExp, code: number],
): Promise<readonly Seen[]> => {
  const [check, message, fix, exit] = expected;
  const { code, checks, first } = await seen(t, patient);
  assert.ok(first, JSON.stringify(checks));
  assert.equal(first.check, check, first.message);
  assert.match(first.message, message);
  assert.match(first.fix ?? '', fix);
  assert.equal(code, exit);
  return checks;
};

const named = (checks: readonly Seen[], name: string): Seen | undefined =>
  checks.find(({ check }) => check === name);

describe('a working configuration', () => {
  test('passes all checks in order', async (t) => {
    const { code, checks } = await seen(t);
    assert.equal(code, 0);
    assert.deepEqual(
      checks.map(({ check, status }) => `${check} ${status}`),
      [
        ...[
          'configuration',
          'project file',
          'settings',
          'stored logins',
          'files',
          'permissions',
          'pem',
        ],
        ...['key pair', 'user', 'dates', 'ca', 'environment'],
        ...['proxy', 'dns', 'tcp', 'tls', 'ping', 'clock', 'api'],
      ].map((check) => `${check} ok`),
    );
    assert.match(named(checks, 'configuration')?.message ?? '', /\/imco\/config\.yaml$/);
    assert.match(
      named(checks, 'tls')?.message ?? '',
      /^TLSv1\.3, TLS_\w+; localhost signed by Platform authority \(chain of 2\), valid until /,
    );
    assert.match(named(checks, 'api')?.message ?? '', /v2 .*deprecated.* ask .* v3/);
    for (const one of checks) assert.ok(!('fix' in one), one.check);
  });

  test('fits 80 columns, and has colour only on a terminal', async (t) => {
    const patient = { profile: { endpoint: 'https://localhost:1' } };
    const { imco } = await admitted(t, { ...patient, screen: 80 });
    const { stdout } = await imco('-q');
    const esc = String.fromCharCode(27);
    assert.ok(stdout.includes(`${esc}[31mfailed`));
    const lines = stdout.replaceAll(new RegExp(`${esc}\\[\\d+m`, 'g'), '').split('\n');
    for (const line of lines) assert.ok(line.length <= 80, line);
    assert.match(lines[0] ?? '', /^CHECK +STATUS +RESULT$/);

    const piped = await (await admitted(t, patient)).imco();
    assert.doesNotMatch(piped.stdout, new RegExp(esc));
    assert.match(
      piped.stdout,
      /^tcp +failed +localhost:1 refused the connection\n +fix: check host/m,
    );
  });

  test('folds skipped checks into one line, on a terminal only and not with --verbose', async (t) => {
    const patient = { files: { [config]: '' } };
    const onScreen = await (await admitted(t, { ...patient, screen: 40 })).imco(
      '-q',
      '--color=never',
    );
    assert.equal(onScreen.stdout.match(/skipped/g)?.length, 1, onScreen.stdout);
    const [folded = ''] = /^18 checks +skipped[\s\S]*/m.exec(onScreen.stdout) ?? [];
    const text = folded.replaceAll(/\s+/g, ' ');
    assert.match(text, /^18 checks skipped depends on "configuration"; list them with --verbose $/);
    const verbose = await (await admitted(t, { ...patient, screen: 200 })).imco(
      '-q',
      '--color=never',
      '--verbose',
    );
    assert.equal(verbose.stdout.match(/ skipped /g)?.length, 18, verbose.stdout);
    const piped = await (await admitted(t, patient)).imco();
    assert.equal(piped.stdout.match(/ skipped /g)?.length, 18, piped.stdout);
  });

  test('is available in other formats', async (t) => {
    const { imco } = await admitted(t);
    assert.match(
      (await imco('-o', 'csv')).stdout,
      /^check,status,message,fix\r\nconfiguration,ok,/,
    );
    assert.match((await imco('-o', 'name')).stdout, /^configuration\nproject file\n/);
    const { stdout } = await imco('--query', "[?status=='ok'].check | length(@)");
    assert.equal(stdout, '19\n');
  });
});

describe('damaged files', () => {
  test('no configuration', async (t) => {
    const files = { [config]: '' };
    await diagnosed(t, { files }, [
      'configuration',
      /^there is no configuration: .*\/imco\/config\.yaml does not exist/,
      /"imco login api-key.zip" to log in, or "imco sandbox start"/,
      10,
    ]);
  });

  test('a broken configuration is reported with line and column, without its contents', async (t) => {
    const files = { [config]: 'domain: example.com\nkey: [hunter2' };
    const checks = await diagnosed(t, { files }, [
      'configuration',
      /config\.yaml, line 2, column \d+: not valid YAML/,
      /fix the file/,
      10,
    ]);
    assert.doesNotMatch(JSON.stringify(checks), /hunter2/);
    assert.ok(checks.slice(1).every(({ status }) => status === 'skipped'));
    assert.equal(named(checks, 'ping')?.message, 'depends on "configuration"');
  });

  test('a missing setting', async (t) => {
    const files = { [config]: 'domain: example.com\nca: a\ncert: b\n' };
    await diagnosed(t, { files }, ['settings', /key is missing/, /set IMCO_KEY/, 10]);
  });

  test('a project file with ignored settings is a warning', async (t) => {
    const files = { 'here/.imcorc': 'endpoint: https://evil.example\n' };
    const { code, checks } = await seen(t, { files });
    assert.equal(code, 0);
    const project = named(checks, 'project file');
    assert.equal(project?.status, 'warning');
    assert.match(project?.message ?? '', /here\/\.imcorc: endpoint ignored/);
    assert.notEqual(project?.fix ?? '', '');
  });

  test('a missing file', async (t) => {
    await diagnosed(t, { profile: { cert: 'keys/nosuch.crt' } }, [
      'files',
      /^cert .*nosuch\.crt \(from .*\) does not exist$/,
      /api-key\.zip/,
      10,
    ]);
  });

  test('a private key that others can read, fixed by --fix', async (t) => {
    const { imco, keys } = await admitted(t);
    const key = join(keys, 'cert.key');
    await chmod(key, 0o644);
    await chmod(keys, 0o775);
    const { code, stdout } = await imco();
    assert.equal(code, 10);
    assert.ok(stdout.includes(`${key} can be read by others; ${keys} can be changed by others`));
    assert.ok(stdout.includes(`fix: chmod 600 '${key}' && chmod 700 '${keys}'`), stdout);
    assert.match(stdout, /^ping +ok/m);
    const mended = await imco('--fix');
    assert.equal(mended.code, 0);
    assert.match(mended.stdout, /^permissions +ok +fixed: chmod 600 /m);
    assert.equal((await stat(key)).mode & 0o777, 0o600);
    assert.equal((await stat(keys)).mode & 0o777, 0o700);
  });

  test('files that others can change, of which --fix fixes the private key', async (t) => {
    const { imco, keys } = await admitted(t);
    const [key, ca] = [join(keys, 'cert.key'), join(keys, 'ca_cert.pem')];
    await chmod(key, 0o666);
    const open = await imco();
    assert.equal(open.code, 10);
    assert.match(open.stdout, /^permissions +failed +.*cert\.key can be changed by others$/m);
    assert.match(open.stdout, /^pem +skipped /m);
    assert.match((await imco('--fix')).stdout, /^permissions +ok +fixed: chmod 600 /m);
    assert.equal((await imco()).code, 0);
    await chmod(ca, 0o666);
    const { code, stdout } = await imco('--fix');
    assert.equal(code, 10);
    assert.match(stdout, /^permissions +failed +ca .*ca_cert\.pem .* can be changed by others$/m);
    assert.ok(stdout.includes(`fix: run: chmod go-w ${ca}`), stdout);
  });

  test('an ignored project file is a warning', async (t) => {
    const { imco, folder } = await admitted(t, { files: { 'here/.imcorc': 'output: json' } });
    await chmod(join(folder, 'here/.imcorc'), 0o666);
    const { code, stdout } = await imco();
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^project file +warning .*\.imcorc ignored: it can be changed by others$/m,
    );
    assert.match(stdout, /fix: run: chmod go-w .*\.imcorc/);
  });

  test('a credential folder that others can read is a warning', async (t) => {
    const { imco, keys } = await admitted(t);
    await chmod(keys, 0o755);
    const { code, stdout } = await imco();
    assert.equal(code, 0);
    assert.match(stdout, /^permissions +warning .*keys can be read by others$/m);
  });

  test('CA and certificate swapped', async (t) => {
    await diagnosed(t, { profile: { ca: 'keys/cert.crt', cert: 'keys/ca_cert.pem' } }, [
      'key pair',
      /^ca .*cert\.crt .* and cert .*ca_cert\.pem .* are swapped$/,
      /set ca to the CA certificate/,
      10,
    ]);
  });

  test('a file that is not PEM, and a key with a passphrase', async (t) => {
    await diagnosed(t, { files: { [inConfig('cert.crt')]: 'hello' } }, [
      'pem',
      /does not contain a certificate in PEM format/,
      /api-key\.zip/,
      10,
    ]);
    const locked = createPrivateKey(person.key).export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'hunter2',
    });
    const files = { [inConfig('cert.key')]: String(locked), 'here/pass': 'hunter3\n' };
    await diagnosed(t, { files }, [
      'pem',
      /is encrypted with a passphrase/,
      /--passphrase-file/,
      10,
    ]);
    await diagnosed(t, { files, args: ['--passphrase-file', 'pass'] }, [
      'pem',
      /the passphrase in .*pass does not unlock key/,
      /./,
      10,
    ]);
  });

  test('the key of another certificate', async (t) => {
    const { key } = await authority.client();
    await diagnosed(t, { files: { [inConfig('cert.key')]: key } }, [
      'key pair',
      /^key .* does not match cert /,
      /same API key/,
      10,
    ]);
  });

  const withPerson = ({ cert, key }: Pair) => ({
    [inConfig('cert.crt')]: cert,
    [inConfig('cert.key')]: key,
  });

  test('the certificate of a server', async (t) => {
    const files = withPerson(await authority.client('CN=web-1,OU=Hosts', lasting));
    await diagnosed(t, { files }, [
      'user',
      /belongs to a server, not to a person/,
      /API key for yourself/,
      10,
    ]);
  });

  test('an expired certificate, with its day', async (t) => {
    const files = withPerson(await authority.client('CN=ada', expired));
    const checks = await diagnosed(t, { files }, [
      'dates',
      new RegExp(`expired on ${dayIn(-2)}$`),
      /new API key/,
      4,
    ]);
    assert.equal(named(checks, 'tcp')?.status, 'ok');
    assert.equal(named(checks, 'ping')?.message, 'depends on "dates"');
  });

  test('a certificate that expires soon is a warning', async (t) => {
    const files = withPerson(await authority.client('CN=ada', { from: -1, to: 9.5 }));
    const { code, checks } = await seen(t, { files });
    assert.equal(code, 0);
    assert.match(named(checks, 'dates')?.message ?? '', new RegExp(`${dayIn(9.5)}, 9d from`));
    assert.equal(named(checks, 'dates')?.status, 'warning');
  });

  test('a certificate that is not valid yet, with the error of the clock', async (t) => {
    const files = withPerson(await authority.client('CN=ada', notYetValid));
    const date = new Date(Date.now() + 10.5 * day).toUTCString();
    const tls = { rejectUnauthorized: false };
    await diagnosed(t, { files, tls, pong: answer(200, {}, { date }) }, [
      'dates',
      new RegExp(
        `not valid before ${dayIn(5)}; the clock of this machine shows .*: the clock of this machine is 10d behind`,
      ),
      /^set the clock of this machine$/,
      4,
    ]);
    await diagnosed(t, { files, tls }, ['dates', /Z$/, /check the clock.* new API key/, 4]);
  });

  test('a server behind a proxy is not inspected', async (t) => {
    const files = withPerson(await authority.client('CN=ada', notYetValid));
    for (const [env, isReached] of [
      [{}, true],
      [{ HTTPS_PROXY: 'http://127.0.0.1:1' }, false],
    ] as const) {
      const { platform, imco, folder } = await admitted(t, { files, env });
      // An address of this machine, which is reached through a proxy all the same.
      const endpoint = `https://0.0.0.0:${platform.port}/v2`;
      const text = await readFile(join(folder, config), 'utf8');
      await writeFile(join(folder, config), text.replace(platform.endpoint, endpoint));
      const { code, stdout } = await imco('-o', 'json');
      assert.equal(code, 4, stdout);
      assert.equal(platform.connections() > 0, isReached, stdout);
    }
  });

  test('a certificate of another CA', async (t) => {
    const files = withPerson(await other.client('CN=ada', lasting));
    await diagnosed(t, { files }, [
      'ca',
      /cert\.crt is not signed by the CA in .*ca_cert\.pem$/,
      /same key archive/,
      10,
    ]);
  });
});

describe('connection problems', () => {
  test('an unknown CA, and a proxy that intercepts TLS', async (t) => {
    await diagnosed(t, { pair: await other.server() }, [
      'tls',
      /certificate of localhost is not signed by the CA in .*, but by Other authority$/,
      /same platform/,
      6,
    ]);
    const proxy = await makeAuthority('CN=Zscaler Intermediate Root CA');
    await diagnosed(t, { pair: await proxy.server() }, [
      'tls',
      /^a proxy that intercepts TLS responds instead of localhost; .* by Zscaler/,
      /exempted from TLS inspection/,
      6,
    ]);
  });

  test('the certificate of another host', async (t) => {
    await diagnosed(t, { pair: await authority.server(['clients.example.com']) }, [
      'tls',
      /certificate of localhost is valid only for clients\.example\.com$/,
      /check domain and endpoint/,
      6,
    ]);
  });

  test('a certificate without a valid host name', async (t) => {
    await diagnosed(t, { pair: await authority.nameless('CN=localhost') }, [
      'tls',
      /^the certificate of localhost has no subjectAltName/,
      /renew it/,
      6,
    ]);
  });

  test('variables that would weaken TLS are reported and have no effect', async (t) => {
    const env = { NODE_TLS_REJECT_UNAUTHORIZED: '0' };
    const { checks } = await seen(t, { env });
    assert.equal(named(checks, 'environment')?.status, 'warning');
    assert.match(
      named(checks, 'environment')?.message ?? '',
      /^ignored by imco: NODE_TLS_REJECT_UNAUTHORIZED /,
    );
    assert.equal(named(checks, 'tls')?.status, 'ok');
    const pair = await authority.server(['clients.example.com']);
    await diagnosed(t, { env, pair }, [
      'tls',
      /certificate of localhost is valid only for/,
      /check domain/,
      6,
    ]);
  });

  test('an expired platform certificate, and which clock is wrong', async (t) => {
    const tls = { rejectUnauthorized: false };
    const pair = await authority.server(['localhost'], notYetValid);
    const date = new Date(Date.now() + 6.5 * day).toUTCString();
    await diagnosed(t, { pair, tls, pong: answer(200, {}, { date }) }, [
      'tls',
      /not valid yet \(.*\): the clock of this machine is 6d behind the platform's$/,
      /^set the clock/,
      6,
    ]);
    const old = await authority.server(['localhost'], expired);
    await diagnosed(t, { pair: old, tls }, [
      'tls',
      new RegExp(`has expired \\(${dayIn(-30)} to ${dayIn(-2)}\\)$`),
      /clock of this machine/,
      6,
    ]);
  });

  test('a host name without an address', async (t) => {
    await diagnosed(t, { profile: { endpoint: 'https://clients.nosuch.invalid' } }, [
      'dns',
      /^the host name clients\.nosuch\.invalid cannot be resolved$/,
      /network and VPN/,
      6,
    ]);
  });

  test('a port that is closed', async (t) => {
    await diagnosed(t, { profile: { endpoint: 'https://localhost:1' } }, [
      'tcp',
      /^localhost:1 refused the connection$/,
      /check host and port/,
      6,
    ]);
  });

  test('a server that accepts the connection and never responds', async (t) => {
    const silent = createServer().listen(0, '127.0.0.1');
    t.after(() => silent.close());
    silent.on('connection', (socket) => t.after(() => socket.destroy()));
    await once(silent, 'listening');
    // Listening on a port, the address of a server is an `AddressInfo`.
    const { port } = silent.address() as AddressInfo;
    const profile = { endpoint: `https://localhost:${port}`, timeout: '200ms' };
    await diagnosed(t, { profile }, ['tls', /does not respond$/, /firewall on the way/, 6]);
  });

  test('TLS that is too old', async (t) => {
    const tls: ServerOptions = {
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT:@SECLEVEL=0',
    };
    await diagnosed(t, { tls }, ['tls', /does not support TLS 1\.2 or newer$/, /insecure/, 6]);
  });

  test('a proxy is shown without its credentials', async (t) => {
    const endpoint = 'https://clients.nosuch.invalid';
    const env = { HTTPS_PROXY: 'http://ada:hunter2@127.0.0.1:1', NO_PROXY: 'example.com' };
    const { checks } = await seen(t, { env, profile: { endpoint } });
    assert.equal(
      named(checks, 'proxy')?.message,
      'HTTPS_PROXY: http://127.0.0.1:1, used for this endpoint',
    );
    assert.match(
      named(checks, 'dns')?.message ?? '',
      /^not checked: the connection uses the proxy .*$/,
    );
    assert.doesNotMatch(JSON.stringify(checks), /hunter2/);

    const excepted = { ...env, NO_PROXY: 'example.com, .nosuch.invalid:443' };
    const around = await seen(t, { env: excepted, profile: { endpoint } });
    assert.match(named(around.checks, 'proxy')?.message ?? '', /not used for this endpoint$/);
    assert.equal(named(around.checks, 'dns')?.status, 'failed');

    await diagnosed(t, { env: { HTTPS_PROXY: 'socks5://ada:hunter2@127.0.0.1' } }, [
      'proxy',
      /^HTTPS_PROXY uses socks5/,
      /^use http:/,
      10,
    ]);
  });
});

describe('unexpected responses', () => {
  test('a web page', async (t) => {
    const page = '<!DOCTYPE html><html><title>Log in</title></html>';
    const pong = answer(200, page, { 'content-type': 'text/html' });
    await diagnosed(t, { pong }, ['ping', /^the response is a web page: Log in$/, /login page/, 6]);
  });

  test('a refusal', async (t) => {
    const no = (status: number) => answer(status, { error: 'no' });
    await diagnosed(t, { pong: no(401) }, ['ping', /\(401\)/, /has not been revoked/, 4]);
    await diagnosed(t, { pong: no(403) }, ['ping', /\(403\)/, /administrator/, 4]);
    await diagnosed(t, { pong: no(404) }, ['ping', /\(404\)/, /endpoint, port and --api/, 6]);
    await diagnosed(t, { pong: no(503) }, ['ping', /\(503\)/, /few minutes/, 9]);
  });

  test('a response that is not from the platform', async (t) => {
    const page = (status: number) => answer(status, '<html><title>Blocked</title></html>');
    await diagnosed(t, { pong: page(403) }, [
      'ping',
      /firewall or proxy.*Blocked/,
      /endpoint, proxy and VPN/,
      6,
    ]);
    await diagnosed(t, { pong: page(404) }, ['ping', /no API at \/v2\/ping/, /--api/, 6]);
    await diagnosed(t, { pong: page(503) }, ['ping', /load balancer.*Blocked/, /few minutes/, 9]);
  });

  test('a wrong clock and an API with an end date are warnings', async (t) => {
    const date = new Date(Date.now() - 300_500).toUTCString();
    const headers = { date, deprecation: '@1688169599', sunset: 'Sun, 30 Jun 2030 23:59:59 GMT' };
    const { code, checks } = await seen(t, { pong: byVersion({ v2: answer(200, {}, headers) }) });
    assert.equal(code, 0);
    const clock = named(checks, 'clock');
    assert.equal(clock?.status, 'warning');
    assert.match(clock?.message ?? '', /^the clock of this machine is 5m ahead of the platform's$/);
    const api = named(checks, 'api');
    assert.equal(api?.status, 'warning');
    assert.match(api?.message ?? '', /end of API v2 on 2030-06-30/);
    assert.match(api?.fix ?? '', /API v3/);
  });

  test('wrong flags are usage errors', async (t) => {
    const { imco } = await admitted(t);
    const { code, stdout } = await imco('--port', 'soon');
    assert.deepEqual({ code, stdout }, { code: 2, stdout: '' });
  });
});
