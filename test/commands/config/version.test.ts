/** "config set api" and "config set endpoint": the version of a profile, checked on its platform. */
import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { noSuchPage, noSuchPath } from '../../support/api-versions.ts';
import { answer } from '../../support/faulty-server.ts';
import { good, versionedHome, works } from '../versioned-home.ts';

const setV3 = ['config', 'set', 'api', 'v3'] as const;

describe('config set api', () => {
  test('switches the profile to a version that its platform supports', async (t) => {
    const platform = await versionedHome(t, { v2: works, v3: works });
    good(await platform.login('--api', 'v2'));
    assert.match(good(await platform.imco(...setV3)), /^api is now v3 for profile default /);
    assert.deepEqual(platform.asked(), ['/v2/ping', '/v3/ping']);
    assert.equal(await platform.get('api'), 'v3');
    good(await platform.imco('ping'));
  });

  for (const [what, missing] of [
    ['the platform', noSuchPath],
    ['a load balancer', noSuchPage],
  ] as const) {
    test(`is refused where ${what} has nothing at its path`, async (t) => {
      const platform = await versionedHome(t, { v2: works, v3: missing });
      good(await platform.login());
      const before = await readFile(platform.config, 'utf8');
      const { code, stderr } = await platform.imco(...setV3);
      assert.equal(code, 6, stderr);
      assert.equal(
        stderr,
        'error: this platform does not support API v3; nothing was changed\nhint: the platform supports v2; to set v3 anyway, add --no-verify\n',
      );
      assert.equal(await readFile(platform.config, 'utf8'), before);
    });
  }

  test('is refused where the platform is unavailable, and says how to set it anyway', async (t) => {
    const platform = await versionedHome(t, { v2: works, v3: answer(503, { error: 'down' }) });
    good(await platform.login('--api', 'v2'));
    const { code, stderr } = await platform.imco(...setV3);
    assert.equal(code, 9, stderr);
    assert.match(stderr, /^error: the platform is unavailable \(503\).*; nothing was changed$/m);
    assert.match(stderr, /to set v3 anyway, add --no-verify$/m);
    assert.equal(await platform.get('api'), 'v2');
    good(await platform.imco(...setV3, '--no-verify'));
    assert.equal(await platform.get('api'), 'v3');
  });

  test('is refused where the platform cannot be reached', async (t) => {
    const platform = await versionedHome(t, { v2: works });
    good(await platform.login());
    good(await platform.imco('config', 'set', 'endpoint', 'https://127.0.0.1:1'));
    const { code, stderr } = await platform.imco(...setV3);
    assert.equal(code, 6, stderr);
    assert.match(stderr, /^error: 127\.0\.0\.1:1 refused the connection; nothing was changed$/m);
    assert.match(stderr, /add --no-verify$/m);
  });

  test('with --dry-run checks it and changes nothing', async (t) => {
    const platform = await versionedHome(t, { v2: works, v3: works });
    good(await platform.login('--api', 'v2'));
    good(await platform.imco(...setV3, '--dry-run'));
    assert.equal(await platform.get('api'), 'v2');
    assert.ok(platform.asked().includes('/v3/ping'));
  });

  test('with --dry-run reports the end of the endpoint as what would change', async (t) => {
    const platform = await versionedHome(t, { v2: works, v3: works });
    const endpoint = ['--endpoint', `${platform.origin}/v2`];
    good(await platform.imco('login', 'api-key.zip', ...endpoint));
    const { stderr } = await platform.imco(...setV3, '--dry-run');
    assert.match(stderr, /^notice: the endpoint would end in v3 as well$/m);
    assert.equal(await platform.get('endpoint'), `${platform.origin}/v2`);
    const other = await platform.imco('config', 'set', 'endpoint', platform.origin, '--dry-run');
    assert.doesNotMatch(other.stderr, /as well/);
  });

  test('is the only setting with --no-verify', async (t) => {
    const platform = await versionedHome(t, {});
    const { code, stderr } = await platform.imco('config', 'set', 'output', 'wide', '--no-verify');
    assert.equal(code, 2, stderr);
    assert.equal(stderr, 'error: --no-verify only works with the setting api\n');
  });

  test('with --no-verify sends nothing', async (t) => {
    const platform = await versionedHome(t, {});
    good(await platform.login('--no-verify'));
    good(await platform.imco(...setV3, '--no-verify'));
    assert.deepEqual(platform.asked(), []);
    assert.equal(await platform.get('api'), 'v3');
  });

  test('checks the platform of the profile, not the one of the environment', async (t) => {
    const other = await versionedHome(t, { v2: works });
    const env = { IMCO_ENDPOINT: other.origin, IMCO_API: 'v2' };
    const platform = await versionedHome(t, { v2: works, v3: works }, env);
    good(await platform.imco('login', 'api-key.zip', '--endpoint', platform.origin));
    good(await platform.imco(...setV3));
    assert.deepEqual(other.asked(), []);
    assert.ok(platform.asked().includes('/v3/ping'));
  });

  test('of a profile given with --profile checks the platform of that one', async (t) => {
    const platform = await versionedHome(t, { v2: works, v3: works });
    good(await platform.login('--api', 'v2'));
    good(await platform.login('--api', 'v2', '--profile', 'other'));
    good(await platform.imco(...setV3, '--profile', 'other'));
    assert.equal(await platform.get('api'), 'v2');
    assert.equal(good(await platform.imco('config', 'get', 'api', '--profile', 'other')), 'v3\n');
  });

  test('of a profile that is not complete is set unchecked', async (t) => {
    const platform = await versionedHome(t, {});
    const ran = await platform.imco(...setV3);
    good(ran);
    assert.match(ran.stderr, /^notice: API v3 was not checked: no platform is configured/m);
  });

  for (const end of ['/v2', '/v2/', '/krane/v2']) {
    test(`changes the version of an endpoint that ends in "${end}"`, async (t) => {
      const platform = await versionedHome(t, { v3: works, krane: works });
      const endpoint = ['--endpoint', `${platform.origin}${end}`, '--no-verify'];
      good(await platform.imco('login', 'api-key.zip', ...endpoint));
      const ran = await platform.imco(...setV3);
      good(ran);
      assert.match(ran.stderr, /^notice: the endpoint now ends in v3 as well$/m);
      assert.equal(await platform.get('endpoint'), `${platform.origin}${end.replace('v2', 'v3')}`);
      assert.equal(await platform.get('api'), 'v3');
      good(await platform.imco('ping'));
    });
  }

  test('leaves the names of the earlier version out of completion', async (t) => {
    const rows = answer(200, [{ id: '651dd3414c9027ad77d91b45', name: 'web-1' }]);
    const platform = await versionedHome(t, { v2: rows, v3: rows });
    good(await platform.login('--api', 'v2', '--no-verify'));
    const names = join(platform.home, '.cache/imco/names/default');
    good(await platform.imco('cloud', 'ssh-profiles', 'list'));
    assert.ok((await readdir(names)).includes('cloud-ssh-profiles'));
    good(await platform.imco(...setV3, '--no-verify'));
    await assert.rejects(readdir(names), { code: 'ENOENT' });
    good(await platform.imco('cloud', 'ssh-profiles', 'list'));
    assert.ok((await readdir(names)).includes('cloud-ssh-profiles'));
    good(await platform.imco('config', 'unset', 'api', '--dry-run'));
    assert.ok((await readdir(names)).includes('cloud-ssh-profiles'));
    good(await platform.imco('config', 'unset', 'api'));
    await assert.rejects(readdir(names), { code: 'ENOENT' });
    good(await platform.imco(...setV3, '--no-verify'));
    // A file that was changed in an editor: the first list in the other version empties the folder.
    good(await platform.imco('cloud', 'ssh-profiles', 'list'));
    await writeFile(join(names, 'cloud-servers'), '');
    const text = await readFile(platform.config, 'utf8');
    await writeFile(platform.config, text.replace('api: v3', 'api: v2'));
    good(await platform.imco('cloud', 'ssh-profiles', 'list'));
    assert.ok(!(await readdir(names)).includes('cloud-servers'));
  });
});

describe('a version and an endpoint that ends in one', () => {
  test('are set together by "config set endpoint"', async (t) => {
    const platform = await versionedHome(t, { v2: works, v3: works });
    good(await platform.login('--api', 'v3'));
    const ran = await platform.imco('config', 'set', 'endpoint', `${platform.origin}/v2`);
    good(ran);
    assert.match(ran.stderr, /^notice: api is now v2 as well$/m);
    good(await platform.imco('ping'));
    assert.equal(await platform.written(), 'v2');
  });

  test('are refused where they differ, by every command, before anything is sent', async (t) => {
    const platform = await versionedHome(t, { v2: works, v3: works });
    good(
      await platform.imco(
        'login',
        'api-key.zip',
        '--no-verify',
        '--endpoint',
        `${platform.origin}/v2`,
      ),
    );
    for (const words of [['ping'], ['status'], ['cloud', 'servers', 'list'], ['api', 'ping']]) {
      const { code, stderr } = await platform.imco(...words, '--api', 'v3');
      assert.equal(code, 10, stderr);
      assert.match(
        stderr,
        /^error: the endpoint \(.*config\.yaml\) ends in v2, but api is v3 \(--api\)$/m,
      );
      assert.match(stderr, /^hint: leave out --api, or remove "\/v2" from the endpoint /m);
    }
    const text = await readFile(platform.config, 'utf8');
    await writeFile(platform.config, text.replace('    ca:', '    api: v3\n    ca:'));
    assert.equal((await platform.imco('ping')).code, 10);
    const doctor = await platform.imco('doctor', '-o', 'json');
    assert.equal(doctor.code, 10);
    assert.match(doctor.stdout, /ends in v2, but api is v3/);
    assert.deepEqual(platform.asked(), []);
    // Either setting can then be set, and both agree.
    good(await platform.imco(...setV3));
    good(await platform.imco('ping'));
  });
});
