/** Which version of the API the profile of a login uses. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { findPlatformRelease } from '../../../src/catalog/versions/platform-release.ts';
import { openSandbox } from '../../sandbox/support.ts';
import { foreignAnswers, noSuchPage } from '../../support/api-versions.ts';
import { answer, type Behaviour } from '../../support/faulty-server.ts';
import { folderWith } from '../../support/folders.ts';
import { runImco } from '../../support/program.ts';
import { good, versionedHome as setUp, type VersionedHome, works } from '../versioned-home.ts';

const nothingSaved = async ({ config }: VersionedHome): Promise<void> => {
  await assert.rejects(readFile(config), { code: 'ENOENT' });
};

describe('login writes the newest version that the platform supports', () => {
  for (const [release, version] of [
    ['10', 'v3'],
    ['9', 'v2'],
  ] as const) {
    test(`${version} for platform ${release}, where "doctor" and "ping" then work`, async (t) => {
      const { sandbox, close } = await openSandbox({
        release: findPlatformRelease(release),
        seed: { kind: 'demo', servers: 1, events: 0 },
      });
      t.after(close);
      const home = await folderWith(t, {});
      const imco = (...words: readonly string[]) => runImco(words, { home, cwd: home });
      const { origin } = new URL(sandbox.endpoint);
      const login = good(await imco('login', sandbox.folder.archive, '--endpoint', origin));
      assert.ok(login.includes(`${origin}/${version})`), login);
      assert.match(good(await imco('config', 'show')), new RegExp(`^API +${version}$`, 'm'));
      const { url } = JSON.parse(good(await imco('ping', '-o', 'json')));
      assert.equal(url, `${origin}/${version}/ping`);
      const checks = JSON.parse(good(await imco('doctor', '-o', 'json')));
      const wrong = checks.filter(({ status }: { status: string }) => status !== 'ok');
      assert.deepEqual(wrong, []);
    });
  }

  test('with one ping for each version, at the same time', async (t) => {
    let arrived = 0;
    const waiting: (() => void)[] = [];
    // Responds only once both requests have arrived.
    const both: Behaviour = (response, request) => {
      waiting.push(() => works(response, request));
      arrived++;
      if (arrived >= 2) for (const respond of waiting.splice(0)) respond();
    };
    const platform = await setUp(t, { v2: both, v3: both });
    good(await platform.login());
    assert.deepEqual(platform.asked(), ['/v2/ping', '/v3/ping']);
    assert.equal(arrived, 2);
    assert.equal(await platform.written(), 'v3');
  });

  test('v3 where it is the only one', async (t) => {
    const platform = await setUp(t, { v3: works });
    good(await platform.login());
    assert.equal(await platform.get('api'), 'v3');
  });

  test('nothing where the platform supports only v2, the default', async (t) => {
    const platform = await setUp(t, { v2: works });
    const { stderr } = await platform.login();
    assert.equal(stderr, '');
    assert.equal(await platform.written(), undefined);
    assert.equal(await platform.get('api'), 'v2');
  });

  for (const [what, foreign] of Object.entries(foreignAnswers)) {
    test(`v2 where v3 responds with ${what}`, async (t) => {
      const platform = await setUp(t, { v2: works, v3: foreign });
      const ran = await platform.login();
      good(ran);
      assert.equal(await platform.get('api'), 'v2');
      // A missing path means that there is no such version; anything else may change.
      const isMissing = foreign === noSuchPage;
      assert.equal(ran.stderr.includes('API v3 could not be checked ('), !isMissing, ran.stderr);
      const later = 'to switch later, run "imco config set api v3 --profile default"';
      assert.equal(ran.stderr.includes(later), !isMissing, ran.stderr);
    });
  }

  for (const [what, foreign] of Object.entries(foreignAnswers)) {
    test(`and nothing at all where both versions respond with ${what}`, async (t) => {
      const platform = await setUp(t, { v2: foreign, v3: foreign });
      const { code, stderr } = await platform.login();
      assert.ok(code === 6 || code === 9, `${code}: ${stderr}`);
      assert.match(stderr, /; nothing was saved$/m);
      await nothingSaved(platform);
    });
  }

  test('rejected credentials are reported before a version that is missing', async (t) => {
    const platform = await setUp(t, { v2: answer(401, { error: 'no' }) });
    const { code, stderr } = await platform.login();
    assert.equal(code, 4, stderr);
    assert.match(stderr, /^the platform rejected the credentials; nothing was saved$/m);
    await nothingSaved(platform);
  });

  test('and --dry-run reports it and saves nothing', async (t) => {
    const platform = await setUp(t, { v2: works, v3: works });
    const { api, endpoint } = JSON.parse(good(await platform.login('--dry-run', '-o', 'json')));
    assert.deepEqual([api, endpoint], ['v3', `${platform.origin}/v3`]);
    await nothingSaved(platform);
  });
});

describe('a version that is given to login', () => {
  test('wins, and is the only one that is checked', async (t) => {
    const platform = await setUp(t, { v2: works, v3: works });
    good(await platform.login('--api', 'v2'));
    assert.deepEqual(platform.asked(), ['/v2/ping']);
    assert.equal(await platform.written(), 'v2');
  });

  test('wins as a variable too', async (t) => {
    const platform = await setUp(t, { v2: works, v3: works }, { IMCO_API: 'v2' });
    good(await platform.login());
    assert.equal(await platform.written(), 'v2');
  });

  for (const [what, missing] of [
    ['the platform', answer(404, { error: 'Not found' })],
    ['a load balancer', noSuchPage],
  ] as const) {
    test(`is refused where ${what} has nothing at its path, and another version works`, async (t) => {
      const platform = await setUp(t, { v2: works, v3: missing });
      const { code, stderr } = await platform.login('--api', 'v3');
      assert.equal(code, 6, stderr);
      assert.match(stderr, /^nothing was saved\nerror: this platform does not support API v3$/m);
      assert.match(stderr, /^hint: use --api v2$/m);
      await nothingSaved(platform);
    });
  }

  test('at the end of an endpoint is named there where another version works', async (t) => {
    const missing = answer(404, { error: 'Not found' });
    const platform = await setUp(t, { v2: works, v3: missing });
    const words = ['login', 'api-key.zip', '--endpoint', `${platform.origin}/v3`];
    const { code, stderr } = await platform.imco(...words);
    assert.equal(code, 6, stderr);
    assert.match(stderr, /^hint: end the endpoint \(--endpoint\) in \/v2 instead of \/v3$/m);
    await nothingSaved(platform);
  });

  test('is not called unsupported where the platform is only unavailable', async (t) => {
    const platform = await setUp(t, { v2: works, v3: answer(503, { error: 'down' }) });
    const { code, stderr } = await platform.login('--api', 'v3');
    assert.equal(code, 9, stderr);
    assert.doesNotMatch(stderr, /does not support/);
    await nothingSaved(platform);
  });

  test('with --no-verify is written without a request, and without it nothing is', async (t) => {
    const platform = await setUp(t, { v2: works, v3: works });
    good(await platform.login('--no-verify'));
    assert.equal(await platform.written(), undefined);
    good(await platform.login('--no-verify', '--replace', '--api', 'v3'));
    assert.equal(await platform.written(), 'v3');
    // Nothing given: what the profile says stays.
    good(await platform.login('--no-verify', '--replace'));
    assert.equal(await platform.written(), 'v3');
    assert.deepEqual(platform.asked(), []);
  });

  test('by the end of the endpoint is used, and is not written a second time', async (t) => {
    const platform = await setUp(t, { v2: works, v3: works });
    const { origin, imco } = platform;
    for (const version of ['v2', 'v3']) {
      const endpoint = ['--endpoint', `${origin}/${version}/`, '--profile', version];
      good(await imco('login', 'api-key.zip', ...endpoint));
      const show = await imco('config', 'show', '--profile', version, '-o', 'json');
      const { api } = JSON.parse(good(show));
      assert.equal(api, version);
    }
    assert.equal(await platform.written(), undefined);
  });

  test('by the end of the endpoint is refused next to another one, and nothing is sent', async (t) => {
    const platform = await setUp(t, { v2: works, v3: works });
    const { origin, imco } = platform;
    const endpoint = ['--endpoint', `${origin}/v2`];
    const { code, stderr } = await imco('login', 'api-key.zip', ...endpoint, '--api', 'v3');
    assert.equal(code, 10, stderr);
    assert.match(
      stderr,
      /^error: the endpoint \(--endpoint\) ends in v2, but api is v3 \(--api\)\nhint: leave out --api, or end the endpoint in \/v3$/m,
    );
    assert.deepEqual(platform.asked(), []);
    await nothingSaved(platform);
  });

  test('is not asked for where the path of the endpoint has no version', async (t) => {
    const platform = await setUp(t, { krane: works });
    const { origin, imco } = platform;
    good(await imco('login', 'api-key.zip', '--endpoint', `${origin}/krane`));
    assert.deepEqual(platform.asked(), ['/krane/ping']);
    assert.equal(await platform.written(), undefined);
  });
});

describe('login --replace', () => {
  test('keeps the version that the profile sets, unless another address is given', async (t) => {
    const platform = await setUp(t, { v2: works, v3: works });
    good(await platform.login('--api', 'v2'));
    good(await platform.imco('login', 'api-key.zip', '--replace'));
    assert.equal(await platform.written(), 'v2');
    good(await platform.login('--replace'));
    assert.equal(await platform.written(), 'v3');
  });

  test('finds the version of a profile that sets none', async (t) => {
    const platform = await setUp(t, { v2: works, v3: works });
    good(await platform.login('--no-verify'));
    good(await platform.imco('login', 'api-key.zip', '--replace'));
    assert.equal(await platform.written(), 'v3');
  });

  test('removes the version of a profile where the new platform has only the default', async (t) => {
    const [platform, older] = await Promise.all([
      setUp(t, { v2: works, v3: works }),
      setUp(t, { v2: works }),
    ]);
    good(await platform.login());
    assert.equal(await platform.written(), 'v3');
    good(await platform.imco('login', 'api-key.zip', '--replace', '--endpoint', older.origin));
    assert.equal(await platform.get('api'), 'v2');
    // An endpoint that ends in a version leaves no other one beside it, not even unchecked.
    good(await platform.imco('login', 'api-key.zip', '--replace', '--api', 'v2'));
    const endpoint = ['--endpoint', `${platform.origin}/v3`];
    good(await platform.imco('login', 'api-key.zip', '--replace', '--no-verify', ...endpoint));
    good(await platform.imco('ping'));
    assert.equal(await platform.get('api'), 'v3');
  });

  test('with --api changes the version at the end of the endpoint of the profile', async (t) => {
    const platform = await setUp(t, { v2: works, v3: works });
    const endpoint = ['--endpoint', `${platform.origin}/v2`];
    good(await platform.imco('login', 'api-key.zip', ...endpoint));
    good(await platform.imco('login', 'api-key.zip', '--replace', '--api', 'v3'));
    assert.equal(await platform.get('endpoint'), `${platform.origin}/v3`);
    good(await platform.imco('ping'));
  });
});

describe('login --from-concerto', () => {
  const withSettings = async (platform: VersionedHome, path: string): Promise<void> => {
    const { home, origin } = platform;
    const { authority, person } = platform.world;
    const files = { 'ca.pem': authority.cert, 'cert.pem': person.cert, 'key.pem': person.key };
    for (const [name, pem] of Object.entries(files)) {
      await writeFile(join(home, name), pem, { mode: 0o600 });
    }
    const ssl = `<ssl cert="${home}/cert.pem" key="${home}/key.pem" server_ca="${home}/ca.pem"/>`;
    const xml = `<concerto version="1.0" server="${origin}${path}">${ssl}</concerto>`;
    await writeFile(join(home, 'client.xml'), xml);
  };

  for (const [path, version] of [
    ['/v3/', 'v3'],
    ['/v3', 'v3'],
    ['/v2/', 'v2'],
    ['/', 'v3'],
  ] as const) {
    test(`takes ${version} from a server that ends in "${path}"`, async (t) => {
      const platform = await setUp(t, { v2: works, v3: works });
      await withSettings(platform, path);
      good(await platform.imco('login', '--from-concerto', 'client.xml'));
      assert.equal(await platform.get('api'), version);
      const { url } = JSON.parse(good(await platform.imco('ping', '-o', 'json')));
      assert.equal(url, `${platform.origin}/${version}/ping`);
    });
  }

  test('with --api uses that version instead, in the endpoint as well', async (t) => {
    const platform = await setUp(t, { v2: works, v3: works });
    await withSettings(platform, '/v2/');
    good(await platform.imco('login', '--from-concerto', 'client.xml', '--api', 'v3'));
    assert.deepEqual(platform.asked(), ['/v3/ping']);
    assert.equal(await platform.get('api'), 'v3');
    good(await platform.imco('ping'));
  });
});
