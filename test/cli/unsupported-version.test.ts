/** Commands of a profile whose version of the API the platform does not support. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { good, versionedHome, works } from '../commands/versioned-home.ts';
import { noSuchPath } from '../support/api-versions.ts';
import { answer, type Behaviour } from '../support/faulty-server.ts';

const id = '651dd3414c9027ad77d91b45';
const otherId = '651dd3414c9027ad77d91b46';

/** A version that has nothing but its ping. */
const onlyPing: Behaviour = (response, request) =>
  (request.url.endsWith('/ping') ? works : noSuchPath)(response, request);

/** A version that has nothing but its list of servers. */
const onlyServers: Behaviour = (response, request) => {
  const rows = [id, otherId].map((one, at) => ({
    id: one,
    name: `web-${at + 1}`,
    state: 'inactive',
  }));
  const isList = request.method === 'GET' && request.url.endsWith('/cloud/servers');
  (isList ? answer(200, rows) : noSuchPath)(response, request);
};

describe('a profile with a version that the platform does not support', () => {
  for (const words of [
    ['ping'],
    ['status'],
    ['cloud', 'servers', 'list'],
    ['cloud', 'servers', 'show', id],
    ['cloud', 'servers', 'show', id, otherId],
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

  test('is reported once where each of several targets fails', async (t) => {
    const { login, imco } = await versionedHome(t, { v2: works, v3: onlyServers });
    good(await login('--no-verify', '--api', 'v3'));
    const { code, stdout, stderr } = await imco('cloud', 'servers', 'boot', '--all', '--yes');
    assert.equal(code, 6, stderr);
    assert.match(stdout, /^web-1 .*404/m);
    assert.match(stderr, /^error: this platform does not support API v3\nhint: add --api v2/m);
  });

  for (const ids of [[id], [id, otherId]]) {
    test(`is not to blame for resources that do not exist: ${ids.length}`, async (t) => {
      const { login, imco } = await versionedHome(t, { v2: works, v3: onlyPing });
      good(await login());
      const { code, stderr } = await imco('cloud', 'servers', 'show', ...ids);
      assert.equal(code, 3, stderr);
      assert.doesNotMatch(stderr, /does not support/);
    });
  }

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
