/** A platform at `clients.<domain>`, port 443, with names that are resolved as on any machine. */
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { type Ran, script } from '../support/program.ts';
import { onTerminal, visible } from '../terminal/screen.ts';
import { type Network, openNetwork, withoutNamespaces } from './namespaces.ts';

const skip = withoutNamespaces() ?? false;

/** Where each of two platforms listens. */
const platforms = { 'example.com': 443, 'staging.example.com': 8443 } as const;

const good = ({ code, stdout, stderr }: Ran): string => {
  assert.equal(code, 0, `${stderr}${stdout}`);
  return stdout;
};

describe('a platform at its domain', { skip }, () => {
  let base: string;
  let network: Network;

  const folderOf = (domain: string): string => join(base, domain);
  const archiveOf = (domain: string): string => join(folderOf(domain), 'api-key.zip');

  before(async () => {
    base = await realpath(await mkdtemp(join(tmpdir(), 'imco-network-')));
    network = await openNetwork(
      base,
      Object.keys(platforms).map((domain) => `clients.${domain}`),
    );
    for (const [domain, port] of Object.entries(platforms)) {
      const where = ['--dir', folderOf(domain), '--domain', domain, '--port', String(port)];
      const words = ['sandbox', 'start', '--detach', '--speed', '1000', ...where];
      const { code, stderr } = await network.imco(words, { home: base });
      assert.equal(code, 0, stderr);
      const at = port === 443 ? '' : ` --port ${port}`;
      assert.ok(stderr.includes(`api-key.zip --domain ${domain}${at}\n`), stderr);
    }
  });

  after(async () => {
    for (const domain of Object.keys(platforms)) {
      await network.imco(['sandbox', 'stop', '--dir', folderOf(domain)], { home: base });
    }
    network.close();
    await rm(base, { recursive: true, force: true });
  });

  let homes = 0;
  const newHome = async () => {
    const home = join(base, `home-${++homes}`);
    await mkdir(home, { mode: 0o700 });
    return {
      home,
      imco: (...words: readonly string[]) => network.imco(words, { home }),
      with: (env: Readonly<Record<string, string>>, ...words: readonly string[]) =>
        network.imco(words, { home, env }),
    };
  };

  test('from the first login to the logout', async () => {
    const { home, imco } = await newHome();
    good(await imco('login', archiveOf('example.com'), '--domain', 'example.com'));
    good(await imco('ping'));
    assert.match(good(await imco('cloud', 'servers', 'list')), /web-01/);
    good(await imco('status'));
    const doctor = good(await imco('doctor'));
    assert.match(doctor, /^dns +ok +clients\.example\.com resolves to 127\.0\.0\.1$/m);
    assert.match(doctor, /^tcp +ok +connected to 127\.0\.0\.1, port 443$/m);
    assert.match(doctor, /^tls +ok /m);
    good(await imco('cloud', 'servers', 'boot', 'app-1', '--wait'));

    await writeFile(join(home, 'notes.txt'), 'hello\n');
    const first = ['blueprint', 'scripts', 'list', '--limit', '1', '-o', 'id'];
    const id = good(await imco(...first)).trim();
    const uploaded = good(
      await imco('blueprint', 'attachments', 'upload', 'notes.txt', '--script', id, '-o', 'id'),
    ).trim();
    good(await imco('blueprint', 'attachments', 'download', uploaded, '--to', 'copy.txt'));
    assert.equal(await readFile(join(home, 'copy.txt'), 'utf8'), 'hello\n');

    const more = ['--domain', 'staging.example.com', '--port', '8443', '--profile', 'staging'];
    good(await imco('login', archiveOf('staging.example.com'), ...more, '--protected'));
    good(await imco('ping', '--profile', 'staging'));
    assert.match(
      good(await imco('config', 'list')),
      /https:\/\/clients\.staging\.example\.com:8443\/v3/,
    );
    good(await imco('logout', 'default', '--yes'));
    good(await imco('logout', 'staging', '--confirm', 'staging'));
    assert.equal((await imco('ping')).code, 10);
  });

  test('by the question of a login on a terminal', async () => {
    const { home, imco } = await newHome();
    const line = [...network.prefix, process.execPath, script, 'login'];
    const screen = onTerminal(line.join(' '), { HOME: home });
    await screen.until(/Where are your credentials\?/);
    screen.type(archiveOf('example.com'));
    await screen.until(/API key archive/);
    screen.type('\r');
    await screen.until(/Domain of the platform/);
    screen.type('10.0.0.5\r');
    await screen.until(/10\.0\.0\.5 is an IP address, not a domain; type https:\/\/10\.0\.0\.5/);
    screen.type(`${'\u007f'.repeat(8)}example.com\r`);
    await screen.until(/Name of the profile/);
    screen.type('\r');
    const { code, bytes } = await screen.ended();
    assert.equal(code, 0, visible(bytes).join('\n'));
    good(await imco('ping'));
    assert.match(await readFile(join(home, '.config/imco/config.yaml'), 'utf8'), /domain: example/);
  });

  test('by files, variables and flags', async () => {
    const { home, imco, with: withEnv } = await newHome();
    const keys = (domain: string) =>
      Object.entries({ ca: 'ca_cert.pem', cert: 'cert.crt', key: 'private/cert.key' }).map(
        ([name, file]) => [name, join(folderOf(domain), file)] as const,
      );
    const variables = Object.fromEntries(
      keys('example.com').map(([name, path]) => [`IMCO_${name.toUpperCase()}`, path]),
    );
    const env = { ...variables, IMCO_DOMAIN: 'example.com' };
    for (const words of [['ping'], ['cloud', 'servers', 'list'], ['status'], ['doctor']]) {
      good(await withEnv(env, ...words));
    }
    const flags = keys('staging.example.com').flatMap(([name, path]) => [`--${name}`, path]);
    good(await imco('ping', '--domain', 'staging.example.com', '--port', '8443', ...flags));
    await mkdir(join(home, '.config/imco'), { recursive: true });
    const lines = keys('staging.example.com').map(([name, path]) => `${name}: ${path}\n`);
    const file = join(home, '.config/imco/config.yaml');
    await writeFile(file, `domain: Staging.Example.com\nport: 8443\n${lines.join('')}`, {
      mode: 0o600,
    });
    for (const words of [['ping'], ['cloud', 'servers', 'list'], ['status'], ['doctor']]) {
      good(await imco(...words));
    }
    // The platform at 443 is another one.
    await writeFile(file, `domain: example.com\n${lines.join('')}`, { mode: 0o600 });
    const wrong = await imco('ping');
    assert.equal(wrong.code, 6, wrong.stderr);
    const doctor = await imco('doctor');
    assert.match(doctor.stdout, /^tls +failed /m);
    // Nobody listens there, and somebody does at the usual port.
    const there = ['--domain', 'example.com', '--port', '9', ...flags];
    const port = await imco('doctor', ...there);
    assert.match(port.stdout.replaceAll(/\s+/g, ' '), /port 443 is open fix: try --port 443/);
  });

  test('a domain that does not resolve is reported, and nothing is saved', async () => {
    const { imco } = await newHome();
    const words = ['login', archiveOf('example.com'), '--domain', 'nobody.example'];
    const { code, stderr } = await imco(...words);
    assert.equal(code, 6, stderr);
    assert.match(stderr, /^the platform could not be reached; nothing was saved$/m);
    assert.match(stderr, /clients\.nobody\.example cannot be resolved/);
    assert.equal((await imco('ping')).code, 10);
  });
});
