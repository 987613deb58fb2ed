/** Commands of a profile whose version of the API the platform does not support. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { good, versionedHome, works } from '../commands/versioned-home.ts';
import { noSuchPath } from '../support/api-versions.ts';
import type { Behaviour } from '../support/faulty-server.ts';

const id = '651dd3414c9027ad77d91b45';

/** A version that has nothing but its ping. */
const onlyPing: Behaviour = (response, request) =>
  (request.url.endsWith('/ping') ? works : noSuchPath)(response, request);

describe('a profile with a version that the platform does not support', () => {
  for (const words of [
    ['ping'],
    ['status'],
    ['cloud', 'servers', 'list'],
    ['cloud', 'servers', 'show', id],
    ['api', `cloud/servers/${id}`],
    ['api', 'POST', 'cloud/ssh_profiles', '-f', 'name=a'],
  ]) {
    test(`is reported by "${words.join(' ')}"`, async (t) => {
      const { login, imco } = await versionedHome(t, { v2: works });
      good(await login('--no-verify', '--api', 'v3'));
      const { code, stderr } = await imco(...words);
      assert.equal(code, 6, stderr);
      assert.equal(
        stderr,
        'error: this platform does not support API v3\nhint: add --api v2, or switch the profile with "imco config set api v2"\n',
      );
    });
  }

  test('is not to blame for a resource that does not exist', async (t) => {
    const { login, imco } = await versionedHome(t, { v2: works, v3: onlyPing });
    good(await login());
    const { code, stderr } = await imco('cloud', 'servers', 'show', id);
    assert.equal(code, 3, stderr);
    assert.doesNotMatch(stderr, /does not support/);
  });

  test('is switched by the flag or variable that gives it', async (t) => {
    const { login, imco } = await versionedHome(t, { v2: works });
    good(await login());
    const { stderr } = await imco('ping', '--api', 'v3');
    assert.match(stderr, /^hint: use --api v2$/m);
    const variable = await versionedHome(t, { v2: works }, { IMCO_API: 'v3' });
    good(await variable.login('--no-verify'));
    assert.match((await variable.imco('ping')).stderr, /^hint: set IMCO_API to v2$/m);
  });

  test('is switched by the profile alone where its endpoint ends in the version', async (t) => {
    const { origin, imco } = await versionedHome(t, { v2: works });
    const endpoint = ['--endpoint', `${origin}/v3`, '--no-verify'];
    good(await imco('login', 'api-key.zip', ...endpoint));
    const { stderr } = await imco('ping');
    assert.match(stderr, /^hint: switch the profile with "imco config set api v2"$/m);
  });
});
