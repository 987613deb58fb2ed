/** What must hold when several change the profiles of one person at the same time. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import type { Ran } from '../support/program.ts';
import type { LoginHome } from './logging-in.ts';

/** How a program is run: in this process, or in one of its own. */
type Run = LoginHome['imco'];

const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));

const codes = (ran: readonly Ran[]): readonly number[] => ran.map(({ code }) => code).sort();

/** The settings name no file that is gone, and nothing but the settings and their keys is left. */
export const assertWhole = async (setup: LoginHome): Promise<void> => {
  const { config, folders } = setup;
  const read = parse(await readFile(config, 'utf8')) ?? {};
  const profiles: Record<string, Record<string, string>> = read.profiles ?? {};
  for (const [name, { ca = '', cert = '', key = '' }] of Object.entries(profiles)) {
    for (const path of [ca, cert, key]) {
      assert.ok(existsSync(join(dirname(config), path)), `${name}: ${path}`);
    }
  }
  assert.equal((await folders()).length, Object.keys(profiles).length, 'folders with keys');
  const beside = (await readdir(dirname(config))).sort();
  assert.deepEqual(
    beside.filter((name) => name !== 'keys' && name !== 'config.yaml'),
    [],
  );
};

/** Logins of one profile at once: the first one counts. */
export const logInAtOnce = async (setup: LoginHome, run: Run, count: number): Promise<void> => {
  const words = ['login', 'api-key.zip', '--endpoint', setup.endpoint, '--profile', 'same'];
  const ran = await Promise.all(times(count, () => run(...words)));
  assert.deepEqual(
    codes(ran),
    [0, ...times(count - 1, () => 5)],
    ran.map((one) => one.stderr).join(),
  );
  for (const { code, stderr } of ran) {
    if (code === 5) assert.match(stderr, /profile same already exists/);
  }
  await assertWhole(setup);
  assert.equal((await run('ping', '--profile', 'same')).code, 0);
};

/** Logins of one profile at once that replace each other: the last one counts. */
export const replaceAtOnce = async (setup: LoginHome, run: Run, count: number): Promise<void> => {
  const words = ['login', 'api-key.zip', '--endpoint', setup.endpoint, '--profile', 'same'];
  const ran = await Promise.all(times(count, () => run(...words, '--replace')));
  assert.deepEqual(
    codes(ran),
    times(count, () => 0),
    ran.map((one) => one.stderr).join(),
  );
  await assertWhole(setup);
  assert.equal((await run('ping', '--profile', 'same')).code, 0);
};

/** Logins of several profiles at once: all of them count. */
export const logInApart = async (setup: LoginHome, run: Run, count: number): Promise<void> => {
  const words = ['login', 'api-key.zip', '--endpoint', setup.endpoint];
  const ran = await Promise.all(times(count, (at) => run(...words, '--profile', `p${at}`)));
  assert.deepEqual(
    codes(ran),
    times(count, () => 0),
    ran.map((one) => one.stderr).join(),
  );
  await assertWhole(setup);
  for (const at of times(count, (one) => one)) {
    assert.equal((await run('ping', '--profile', `p${at}`)).code, 0);
  }
};

/** Logins and logouts of one profile at once: whoever is last decides, and all is whole. */
export const comeAndGo = async (setup: LoginHome, run: Run, count: number): Promise<void> => {
  const words = ['login', 'api-key.zip', '--endpoint', setup.endpoint, '--profile', 'same'];
  const ran = await Promise.all(
    times(count, (at) =>
      at % 2 === 0 ? run(...words, '--replace') : run('logout', 'same', '--yes'),
    ),
  );
  for (const [at, { code, stderr }] of ran.entries()) {
    // The profile may already be deleted, or not exist yet.
    const expected = at % 2 === 0 ? [0] : [0, 5, 10];
    assert.ok(expected.includes(code), `${code}: ${stderr}`);
    if (code !== 0) assert.match(stderr, /profile "same" not found|was \w+ in the meantime/);
  }
  await assertWhole(setup);
  const isThere = (await setup.folders()).length > 0;
  assert.equal((await run('ping', '--profile', 'same')).code, isThere ? 0 : 10);
};

/** Settings of a profile that are changed while it goes: it does not come back without keys. */
export const setWhileItGoes = async (setup: LoginHome, run: Run): Promise<void> => {
  const words = ['login', 'api-key.zip', '--endpoint', setup.endpoint, '--profile', 'same'];
  await run(...words, '--replace');
  const ran = await Promise.all([
    run('logout', 'same', '--yes'),
    ...times(3, () => run('config', 'set', 'timeout', '20s', '--profile', 'same')),
    run('config', 'use', 'same'),
  ]);
  assert.equal(ran[0]?.code, 0, ran[0]?.stderr);
  for (const { code, stderr } of ran) assert.ok([0, 5, 10].includes(code), stderr);
  await assertWhole(setup);
  assert.doesNotMatch(await readFile(setup.config, 'utf8'), /same/);
};
