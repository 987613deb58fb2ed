/** What stands before every request that changes something, whatever command it comes from. */

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { findPlatformRelease } from '../../../src/catalog/versions/platform-release.ts';
import { createConnection } from '../../../src/config/connection.ts';
import { loadSettings } from '../../../src/config/load.ts';
import type { Settings } from '../../../src/config/settings.ts';
import { UsageFailure } from '../../../src/lib/failures/failures.ts';
import { createChangeCheck, withChangeCheck } from '../../../src/operate/outcomes/change-check.ts';
import { openPlatform } from '../../../src/platform/client.ts';
import { startSandbox } from '../../../src/sandbox/index.ts';
import { openFolder } from '../../../src/sandbox/process/folder.ts';
import { realClock } from '../../support/clock.ts';
import { folderWith } from '../../support/folders.ts';

/** Settings whose profile is chosen by the file of a project that was trusted, or not. */
const settingsOf = async (
  config: string,
  trust: 'trusted' | 'changed' | 'unknown',
): Promise<Settings> => {
  const settings = await loadSettings({
    cwd: '/',
    home: '/nonexistent',
    env: {},
    platform: 'linux',
    flags: {},
    config,
    notice: () => {},
  });
  const origin = { kind: 'project', where: '/project/.imcorc' } as const;
  return {
    ...settings,
    values: { ...settings.values, profile: { value: 'sandbox', origin } },
    files: [{ path: origin.where, kind: 'project', trust }],
  };
};

test('only changes are checked, every time, and reported once', async (t) => {
  const folder = openFolder(join(await folderWith(t, {}), 'sandbox'));
  const seed = { kind: 'empty' } as const;
  const sandbox = await startSandbox({
    release: findPlatformRelease('9'),
    folder,
    clock: realClock,
    port: 0,
    seed,
    speed: 60,
    latency: 0,
    faults: [],
    warn: () => {},
  });
  const notes: string[] = [];
  const note = (line: string): void => void notes.push(line);
  const trusted = await settingsOf(folder.config, 'trusted');
  const connection = await createConnection(trusted, { notice: () => {}, platform: 'linux' });
  const platform = await openPlatform(connection, {
    version: '0',
    clock: realClock,
    random: Math.random,
  });
  try {
    const label = { method: 'POST', path: '/labels', body: { name: 'new' } } as const;

    for (const trust of ['unknown', 'changed'] as const) {
      const settings = await settingsOf(folder.config, trust);
      const checked = withChangeCheck(platform, createChangeCheck(settings, 'sandbox', note));
      assert.equal((await checked.send({ method: 'GET', path: '/labels' })).status, 200);
      for (const method of ['POST', 'PUT', 'DELETE'] as const) {
        const sent = checked.send({ ...label, method });
        await assert.rejects(sent, (error) => {
          assert.ok(error instanceof UsageFailure);
          assert.equal(error.code, 'untrusted_profile');
          assert.match(
            error.message,
            /^profile sandbox \(from \/project\/.imcorc\) can only be used/,
          );
          return true;
        });
      }
      const bytes = { size: 0, chunks: (async function* () {})() };
      await assert.rejects(checked.putBytes('https://127.0.0.1:9/x', bytes), UsageFailure);
    }
    assert.deepEqual(notes, []);

    const checked = withChangeCheck(platform, createChangeCheck(trusted, 'sandbox', note));
    await checked.send({ method: 'GET', path: '/labels' });
    assert.deepEqual(notes, []);
    assert.equal((await checked.send(label)).status, 201);
    assert.equal((await checked.send({ ...label, body: { name: 'other' } })).status, 201);
    assert.deepEqual(notes, ['profile sandbox (from /project/.imcorc)']);
  } finally {
    await platform.close();
    await sandbox.close();
  }
  const log = await readFile(folder.requests, 'utf8');
  assert.equal(log.split('"method":"POST"').length - 1, 2);
});
