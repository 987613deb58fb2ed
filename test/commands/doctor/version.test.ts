/** The version of the API in "doctor" and "status". */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findPlatformRelease } from '../../../src/catalog/versions/platform-release.ts';
import { openSandbox } from '../../sandbox/support.ts';
import { foreignAnswers, noSuchPage, noSuchPath } from '../../support/api-versions.ts';
import { answer, type Behaviour } from '../../support/faulty-server.ts';
import { folderWith } from '../../support/folders.ts';
import { runImco } from '../../support/program.ts';
import { good, type VersionedHome, versionedHome, works } from '../versioned-home.ts';

interface Finding {
  readonly check: string;
  readonly status: string;
  readonly message: string;
  readonly fix?: string;
}

/** The checks of "doctor" by name, and its exit code. */
const examine = async ({ imco }: Pick<VersionedHome, 'imco'>) => {
  const { code, stdout } = await imco('doctor', '-o', 'json');
  // The document is an array of checks.
  const checks = JSON.parse(stdout) as readonly Finding[];
  return { code, check: (name: string) => checks.find(({ check }) => check === name) };
};

/** A version in which the account is empty. */
const empty: Behaviour = answer(200, []);

describe('doctor', () => {
  test('suggests v3 where v2 is set and the platform supports v3', async (t) => {
    const platform = await versionedHome(t, { v2: works, v3: works });
    good(await platform.login('--api', 'v2'));
    const { code, check } = await examine(platform);
    assert.equal(code, 0);
    assert.deepEqual(check('api'), {
      check: 'api',
      status: 'warning',
      message: 'v2 works; it is deprecated since platform 10.0.0; this platform also supports v3',
      fix: 'add --api v3, or switch the profile with "imco config set api v3"',
    });
    good(await platform.imco('config', 'set', 'api', 'v3'));
    assert.equal((await examine(platform)).check('api')?.message, 'v3 works');
  });

  test('shows the announced end of v2, and suggests v3 on the same platform', async (t) => {
    const { sandbox, close } = await openSandbox({
      release: findPlatformRelease('10'),
      seed: { kind: 'empty' },
    });
    t.after(close);
    const home = await folderWith(t, {});
    const imco = (...words: readonly string[]) => runImco(words, { home, cwd: home });
    const { origin } = new URL(sandbox.endpoint);
    good(await imco('login', sandbox.folder.archive, '--endpoint', origin, '--api', 'v2'));
    const { code, check } = await examine({ imco });
    assert.equal(code, 0);
    assert.equal(
      check('api')?.message,
      'the platform announces the end of API v2 on 2027-12-31; this platform also supports v3',
    );
    assert.match(check('api')?.fix ?? '', /"imco config set api v3"/);
    good(await imco('config', 'set', 'api', 'v3'));
    assert.deepEqual((await examine({ imco })).check('api'), {
      check: 'api',
      status: 'ok',
      message: 'v3 works',
    });
  });

  for (const [what, foreign] of Object.entries({ 'no such path': noSuchPath, ...foreignAnswers })) {
    test(`does not suggest v3 that responds with ${what}`, async (t) => {
      const platform = await versionedHome(t, { v2: works, v3: foreign });
      good(await platform.login('--api', 'v2'));
      const { check } = await examine(platform);
      assert.equal(check('api')?.status, 'ok');
      assert.match(
        check('api')?.message ?? '',
        /^v2 works; .* ask the administrator of the platform for v3$/,
      );
    });
  }

  for (const [what, missing] of [
    ['the platform', noSuchPath],
    ['a load balancer', noSuchPage],
  ] as const) {
    test(`reports a version at whose path ${what} has nothing`, async (t) => {
      const platform = await versionedHome(t, { v2: works, v3: missing });
      good(await platform.login('--no-verify', '--api', 'v3'));
      const { code, check } = await examine(platform);
      assert.equal(code, 6);
      assert.deepEqual(check('ping'), {
        check: 'ping',
        status: 'failed',
        message: 'this platform does not support API v3',
        fix: 'add --api v2, or switch the profile with "imco config set api v2"',
      });
      assert.equal(check('api')?.status, 'skipped');
    });
  }

  test('reports a missing API, not a missing version, where no version responds', async (t) => {
    const platform = await versionedHome(t, { v2: noSuchPage, v3: noSuchPage });
    good(await platform.login('--no-verify', '--api', 'v3'));
    const { check } = await examine(platform);
    assert.match(check('ping')?.message ?? '', /^the endpoint has no API at \/v3\/ping \(404\)/);
  });

  test('shows the version that the endpoint ends in', async (t) => {
    const platform = await versionedHome(t, { v3: works });
    good(await platform.imco('login', 'api-key.zip', '--endpoint', `${platform.origin}/v3`));
    assert.equal((await examine(platform)).check('api')?.message, 'v3 works');
  });
});

describe('status', () => {
  test('shows the version, and suggests v3 where v2 is set and v3 responds', async (t) => {
    const platform = await versionedHome(t, { v2: empty, v3: empty });
    good(await platform.login('--api', 'v2'));
    const { stdout, stderr } = await platform.imco('status');
    assert.match(stdout, /^PROFILE +default, https:.*\/v2, API v2 \(v3 is available\)$/m);
    assert.match(
      stderr,
      /^notice: .* supports API v3; add --api v3, or switch the profile with "imco config set api v3"$/m,
    );
    const { stderr: byFlag } = await platform.imco('status', '--api', 'v2');
    assert.match(byFlag, /^notice: .* supports API v3; use --api v3$/m);
    const { api, newer_api } = JSON.parse(good(await platform.imco('status', '-o', 'json')));
    assert.deepEqual([api, newer_api], ['v2', 'v3']);
  });

  test('suggests nothing where v3 is set', async (t) => {
    const platform = await versionedHome(t, { v2: empty, v3: empty });
    good(await platform.login('--no-verify', '--api', 'v3'));
    const { stdout, stderr } = await platform.imco('status');
    assert.match(stdout, /^PROFILE +default, https:.*\/v3, API v3$/m);
    assert.equal(stderr, '');
    assert.ok(!platform.asked().some((path) => path.endsWith('/ping')));
  });

  for (const [what, foreign] of Object.entries({ 'no such path': noSuchPath, ...foreignAnswers })) {
    test(`suggests nothing where v3 responds with ${what}`, async (t) => {
      const platform = await versionedHome(t, { v2: empty, v3: foreign });
      good(await platform.login('--api', 'v2'));
      const { stdout, stderr } = await platform.imco('status');
      assert.match(stdout, /, API v2$/m);
      assert.equal(stderr, '');
    });
  }
});
