/**
 * Logins to a domain, as the README has them: name, port and certificate are those of the platform.
 * A proxy on this machine brings imco to where the platform really is.
 */
import assert from 'node:assert/strict';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { type RunningSandbox, startSandbox } from '../../src/sandbox/index.ts';
import { openFolder } from '../../src/sandbox/process/folder.ts';
import { realClock } from '../support/clock.ts';
import { startConnectProxy } from '../support/connect-proxy.ts';
import { folderWith } from '../support/folders.ts';
import { type Ran, runImco } from '../support/program.ts';

const folders: string[] = [];
const platforms = new Map<string, RunningSandbox>();
after(async () => {
  for (const sandbox of platforms.values()) await sandbox.close();
});
before(async () => {
  const { mkdtemp } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  for (const domain of ['example.com', 'staging.example.com']) {
    const path = await mkdtemp(join(tmpdir(), 'imco-domain-'));
    folders.push(path);
    const sandbox = await startSandbox({
      folder: openFolder(path),
      clock: realClock,
      port: 0,
      seed: { kind: 'demo', servers: 3, events: 1 },
      speed: 1000,
      latency: 0,
      faults: [],
      domain,
      warn: assert.fail,
    });
    platforms.set(domain, sandbox);
  }
});
after(async () => {
  const { rm } = await import('node:fs/promises');
  for (const path of folders) await rm(path, { recursive: true, force: true });
});

const portOf = (domain: string): number =>
  Number(new URL(platforms.get(domain)?.endpoint ?? '').port);

interface Setup {
  readonly home: string;
  readonly config: string;
  /** What was connected to, as host and port. */
  readonly reached: () => readonly string[];
  readonly imco: (...words: readonly string[]) => Promise<Ran>;
}

/** A home with these files, the archives of both platforms, and no more. */
const setUp = async (
  t: TestContext,
  files: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Setup> => {
  const home = await folderWith(t, files);
  for (const [domain, name] of [
    ['example.com', 'api-key.zip'],
    ['staging.example.com', 'staging.zip'],
  ] as const) {
    const { folder } = platforms.get(domain) ?? assert.fail();
    await copyFile(folder.archive, join(home, name));
  }
  const proxy = await startConnectProxy(t, {
    'clients.example.com:443': portOf('example.com'),
    'clients.example.com:8443': portOf('example.com'),
    'clients.staging.example.com:443': portOf('staging.example.com'),
  });
  const around = { HTTPS_PROXY: `http://${proxy.address}`, ...env };
  return {
    home,
    config: join(home, '.config/imco/config.yaml'),
    reached: () => [...new Set(proxy.wanted.map(({ target }) => target))],
    imco: (...words) => runImco(words, { home, cwd: home, env: around }),
  };
};

const good = ({ code, stdout, stderr }: Ran): string => {
  assert.equal(code, 0, stderr);
  return stdout;
};

const names = ['cloud', 'servers', 'list', '-o', 'name'] as const;

describe('login to a domain', () => {
  test('works with an empty home folder, and ping, list and logout work after it', async (t) => {
    const { home, config, imco, reached } = await setUp(t);
    good(await imco('login', 'api-key.zip', '--domain', 'example.com'));
    const text = await readFile(config, 'utf8');
    assert.match(text, /^current: default$/m);
    assert.match(text, /^ {4}domain: example\.com$/m);
    assert.doesNotMatch(text, /endpoint|port|null/);
    good(await imco('ping'));
    assert.equal(
      good(await imco(...names))
        .trim()
        .split('\n').length,
      3,
    );
    good(await imco('status'));
    assert.match(good(await imco('config', 'list')), /https:\/\/clients\.example\.com\/v2/);
    good(await imco('logout', '--yes'));
    assert.equal((await imco('ping')).code, 10);
    assert.deepEqual(reached(), ['clients.example.com:443']);
    assert.deepEqual(await readdir(join(home, '.config/imco/keys')), []);
    // And once more, into what was left.
    good(await imco('login', 'api-key.zip', '--domain', 'example.com'));
    good(await imco('ping'));
  });

  const before: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'habits only': { '.config/imco/config.yaml': '# mine\noutput: csv\ntimeout: 20s\n' },
    'comments only': { '.config/imco/config.yaml': '# mine\n' },
    'an empty file': { '.config/imco/config.yaml': '' },
    'profiles without any': { '.config/imco/config.yaml': 'profiles:\n' },
    'habits in JSON': { '.config/imco/config.json': '{"output": "csv"}\n' },
    'habits in the home folder': { '.imcorc': 'output: csv\n' },
    'another profile': { '.config/imco/config.yaml': 'profiles:\n  a: {domain: a.example}\n' },
    'a flat profile': { '.config/imco/config.yaml': '# mine\ndomain: a.example\noutput: csv\n' },
    'a flat profile in JSON': { '.config/imco/config.json': '{"domain": "a.example"}\n' },
  };
  for (const [name, files] of Object.entries(before)) {
    test(`is possible beside ${name}`, async (t) => {
      const { home, imco } = await setUp(t, files);
      const words = ['--domain', 'example.com', '--profile', 'prod'];
      good(await imco('login', 'api-key.zip', ...words));
      good(await imco('ping', '--profile', 'prod'));
      // As a second one of that kind.
      const more = ['--domain', 'staging.example.com', '--profile', 'staging', '--use'];
      good(await imco('login', 'staging.zip', ...more));
      good(await imco('ping'));
      good(await imco('ping', '--profile', 'prod'));
      good(await imco('logout', 'prod', '--yes'));
      good(await imco('ping'));
      assert.equal((await imco('ping', '--profile', 'prod')).code, 10);
      const [[path = '', text = ''] = []] = Object.entries(files);
      const after = await readFile(join(home, path), 'utf8');
      for (const kept of text.match(/# mine|a\.example/g) ?? []) assert.ok(after.includes(kept));
    });
  }

  test('replaces an endpoint, and an endpoint replaces a domain', async (t) => {
    const { config, imco } = await setUp(t);
    good(await imco('login', 'api-key.zip', '--domain', 'example.com', '--port', '8443'));
    assert.match(await readFile(config, 'utf8'), /domain: example\.com\n {4}port: 8443/);
    const endpoint = 'https://clients.example.com';
    good(await imco('login', 'api-key.zip', '--replace', '--endpoint', endpoint));
    assert.doesNotMatch(await readFile(config, 'utf8'), /domain|port/);
    good(await imco('login', 'api-key.zip', '--replace', '--domain', 'example.com'));
    assert.doesNotMatch(await readFile(config, 'utf8'), /endpoint|port/);
    // What it was is kept where nothing else is said.
    good(await imco('login', 'api-key.zip', '--replace'));
    good(await imco('ping'));
  });

  test('accepts the domain from any source', async (t) => {
    const { folder } = platforms.get('example.com') ?? assert.fail();
    const { imco, reached } = await setUp(t, {}, { IMCO_DOMAIN: 'example.com' });
    good(await imco('login', 'api-key.zip'));
    const other = await setUp(t, {
      '.config/imco/config.yaml': `domain: Example.COM\nport: 8443\nca: ${folder.ca}\ncert: ${folder.cert}\nkey: ${folder.key}\n`,
    });
    good(await other.imco('ping'));
    good(await other.imco('cloud', 'servers', 'list'));
    assert.deepEqual(reached(), ['clients.example.com:443']);
    assert.deepEqual(other.reached(), ['clients.example.com:8443']);
  });

  test('reports a platform that cannot be reached, and one that is not trusted', async (t) => {
    const { home, imco } = await setUp(t);
    const saved = async () => (await readdir(home)).sort();
    const first = await saved();
    const unreachable = await imco('login', 'api-key.zip', '--domain', 'nobody.example');
    assert.equal(unreachable.code, 6, unreachable.stderr);
    assert.match(unreachable.stderr, /^the platform could not be reached; nothing was saved$/m);
    const words = ['login', 'api-key.zip', '--domain', 'staging.example.com'];
    const other = await imco(...words);
    assert.equal(other.code, 6, other.stderr);
    assert.match(other.stderr, /^the server is not trusted; nothing was saved$/m);
    assert.doesNotMatch(unreachable.stderr + other.stderr, /rejected/);
    assert.deepEqual(await saved(), first);
  });
});

describe('an address given as a domain is refused', () => {
  const told = (domain: string, instead: string) =>
    `${domain} is an IP address, not a domain; use --endpoint https://${instead}`;

  for (const [domain, instead] of [
    ['10.0.0.5', '10.0.0.5'],
    ['1.2', '1.0.0.2'],
    ['0x7f.1', '127.0.0.1'],
    ['::1', '[::1]'],
    ['1.2.3.4:443', '1.2.3.4:443'],
  ] as const) {
    test(`${domain}, by every command`, async (t) => {
      const { home, imco } = await setUp(t);
      const flagged = [
        ['login', 'api-key.zip'],
        ['ping'],
        ['doctor'],
        ['status'],
        ['cloud', 'servers', 'list'],
        ['api', 'GET', '/ping'],
      ];
      const { folder } = platforms.get('example.com') ?? assert.fail();
      const keys = ['--ca', folder.ca, '--cert', folder.cert, '--key', folder.key];
      for (const words of flagged) {
        const more = words[0] === 'login' ? [] : keys;
        const { code, stderr } = await imco(...words, ...more, '--domain', domain);
        assert.equal(code, 2, `${words.join(' ')}: ${stderr}`);
        assert.ok(stderr.includes(told(domain, instead)), stderr);
      }
      const set = await imco('config', 'set', 'domain', domain);
      assert.equal(set.code, 2);
      assert.ok(set.stderr.includes(told(domain, instead)), set.stderr);

      const env = {
        IMCO_DOMAIN: domain,
        IMCO_CA: folder.ca,
        IMCO_CERT: folder.cert,
        IMCO_KEY: folder.key,
      };
      const named = await runImco(['ping'], { home, cwd: home, env });
      assert.equal(named.code, 10, named.stderr);
      assert.ok(named.stderr.includes(`${told(domain, instead)} (IMCO_DOMAIN)`), named.stderr);

      const path = join(home, '.config/imco/config.yaml');
      await mkdir(dirname(path), { recursive: true });
      const text = `domain: '${domain}'\nca: ${folder.ca}\ncert: ${folder.cert}\nkey: ${folder.key}\n`;
      await writeFile(path, text, { mode: 0o600 });
      for (const words of [['ping'], ['cloud', 'servers', 'list'], ['status']]) {
        const { code, stderr } = await imco(...words);
        assert.equal(code, 10, stderr);
        assert.ok(stderr.includes(`${told(domain, instead)} (${path})`), stderr);
      }
      const doctor = await imco('doctor', '-o', 'json');
      assert.equal(doctor.code, 10, doctor.stderr);
      assert.ok(doctor.stdout.includes(told(domain, instead)), doctor.stdout);
    });
  }
});
