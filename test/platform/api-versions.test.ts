import assert from 'node:assert/strict';
import { before, describe, type TestContext, test } from 'node:test';
import {
  chooseVersionFailure,
  findNewerVersion,
  findNewestVersion,
  pingVersions,
} from '../../src/platform/api-versions.ts';
import type { Platform } from '../../src/platform/platform.ts';
import { byVersion, foreignAnswers, noSuchPage, silent } from '../support/api-versions.ts';
import { faultyRuns } from '../support/faulty-run.ts';
import { answer, type Behaviour } from '../support/faulty-server.ts';
import { makeWorld, served, type World } from '../support/mutual-tls.ts';

let world: World;
before(async () => {
  world = await makeWorld();
});

const works = answer(200, {});
const { signal } = new AbortController();

const platformWith = async (
  t: TestContext,
  versions: Readonly<Record<string, Behaviour>>,
): Promise<Platform> => (await served(t, world, [byVersion(versions)])).platform;

describe('the versions that a platform supports', () => {
  test('are those that respond, and the newest is used', async (t) => {
    const platform = await platformWith(t, { v2: works, v3: works });
    const pings = await pingVersions(platform, ['v2', 'v3'], { signal });
    assert.deepEqual(pings, [{ version: 'v2' }, { version: 'v3' }]);
    assert.equal(findNewestVersion(pings), 'v3');
  });

  test('are found although one of them never responds', async (t) => {
    const platform = await platformWith(t, { v2: works, v3: silent });
    const pings = await pingVersions(platform, ['v2', 'v3'], { signal, graceMs: 50 });
    assert.equal(findNewestVersion(pings), 'v2');
    assert.equal(pings[1]?.failure?.message, 'no response within 0.05 s');
    assert.match(String(pings[1]?.failure?.details.request), /^GET https:.*\/v3\/ping$/);
  });

  test('do not include one that responds later than the limit', async (t) => {
    const platform = await platformWith(t, { v3: silent });
    assert.equal(await findNewerVersion(platform, 'v2', { signal, limitMs: 50 }), undefined);
  });

  test('end with the signal of the command', async (t) => {
    const platform = await platformWith(t, { v2: silent, v3: silent });
    const ended = new AbortController();
    const asked = pingVersions(platform, ['v2', 'v3'], { signal: ended.signal });
    const reason = new Error('the command ended');
    ended.abort(reason);
    await assert.rejects(asked, reason);
  });

  test('without any, the failure says more than that a path is missing', async (t) => {
    for (const versions of [
      { v3: answer(401, { error: 'no' }), v2: noSuchPage },
      { v2: answer(401, { error: 'no' }), v3: noSuchPage },
    ]) {
      const platform = await platformWith(t, versions);
      const pings = await pingVersions(platform, ['v2', 'v3'], { signal });
      assert.equal(chooseVersionFailure(pings)?.code, 'unauthorized');
    }
  });
});

describe('a command in a version that the platform does not support', () => {
  const runs = faultyRuns();
  const words = {
    ping: ['ping'],
    list: ['cloud', 'servers', 'list'],
    overview: ['status'],
    raw: ['api', 'cloud/servers'],
  };

  for (const [name, command] of Object.entries(words)) {
    test(`${name} reports that, and how to use another one`, async (t) => {
      const { code, stderr } = await runs.play(t, [...command], [byVersion({ v3: works })]);
      assert.equal(code, 6, stderr);
      assert.ok(stderr.includes('error: this platform does not support API v2\n'), stderr);
      assert.match(stderr, /^hint: end the endpoint \(--endpoint\) in \/v3 instead of \/v2$/m);
    });
  }

  test('is not to blame where only one path is missing', async (t) => {
    const { code, stderr } = await runs.play(
      t,
      ['cloud', 'servers', 'list'],
      [
        (response, request) => {
          const isPing = request.url.endsWith('/ping');
          (isPing ? works : noSuchPage)(response, request);
        },
      ],
    );
    assert.equal(code, 6, stderr);
    assert.match(stderr, /^error: the endpoint has no API at \/v2\/cloud\/servers \(404\)/m);
  });

  for (const [what, foreign] of Object.entries(foreignAnswers)) {
    test(`is not to blame where the other one responds with ${what}`, async (t) => {
      const versions = { v2: noSuchPage, v3: foreign };
      const { code, stderr } = await runs.play(t, ['ping'], [byVersion(versions)]);
      assert.equal(code, 6, stderr);
      assert.match(stderr, /^error: the endpoint has no API at \/v2\/ping \(404\)/m);
    });
  }
});
