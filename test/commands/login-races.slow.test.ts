import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { describe, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { readMonotonicMs } from '../../src/lib/time/monotonic.ts';
import { bareEnv, script } from '../support/program.ts';
import { type LoginHome, loginHome } from './logging-in.ts';
import {
  assertWhole,
  comeAndGo,
  logInApart,
  logInAtOnce,
  replaceAtOnce,
  setWhileItGoes,
} from './login-races.ts';

const rounds = 10;

/** Starts the built program and kills it after a while. */
const killed = async (setup: LoginHome, words: readonly string[], afterMs: number) => {
  const { home } = setup;
  const env = { ...bareEnv(home) };
  const child = spawn(process.execPath, [script, ...words], { cwd: home, env, stdio: 'ignore' });
  const timer = setTimeout(() => child.kill('SIGKILL'), afterMs);
  const [code] = await once(child, 'exit');
  clearTimeout(timer);
  return code === null;
};

/** Longest a command runs when nothing is in its way. */
const lengthOf = async (run: () => Promise<unknown>): Promise<number> => {
  const began = readMonotonicMs();
  await run();
  return readMonotonicMs() - began;
};

describe('several processes in parallel', () => {
  for (const count of [2, 4, 8]) {
    test(`${count} logins of a profile`, async (t) => {
      for (let round = 0; round < rounds; round++) {
        const setup = await loginHome(t);
        await logInAtOnce(setup, setup.spawned, count);
        await replaceAtOnce(setup, setup.spawned, count);
      }
    });

    test(`${count} logins and logouts leave consistent settings`, async (t) => {
      const setup = await loginHome(t);
      for (let round = 0; round < rounds; round++) await comeAndGo(setup, setup.spawned, count);
      await logInApart(setup, setup.spawned, count);
    });
  }

  test('settings of a profile that is removed meanwhile', async (t) => {
    const setup = await loginHome(t);
    for (let round = 0; round < rounds; round++) await setWhileItGoes(setup, setup.spawned);
  });

  test('30 changes of settings', async (t) => {
    const setup = await loginHome(t);
    await setup.spawned('login', 'api-key.zip', '--endpoint', setup.endpoint);
    const ran = await Promise.all(
      Array.from({ length: 30 }, (_, at) =>
        setup.spawned('config', 'set', 'timeout', `${at + 1}s`),
      ),
    );
    for (const { code, stderr } of ran) assert.equal(code, 0, stderr);
    await assertWhole(setup);
  });
});

describe('a process killed at any moment', () => {
  test('a killed change of settings blocks no other process and leaves no files', async (t) => {
    const setup = await loginHome(t);
    await setup.spawned('login', 'api-key.zip', '--endpoint', setup.endpoint);
    const words = (at: number) => ['config', 'set', 'timeout', `${at + 1}s`];
    const ms = await lengthOf(() => setup.spawned(...words(0)));
    let kills = 0;
    for (let at = 0; at < 30; at++) {
      kills += Number(await killed(setup, words(at), (ms * (at + 20)) / 80));
      if (at % 6 !== 5) continue;
      const began = readMonotonicMs();
      const { code, stderr } = await setup.spawned('config', 'set', 'output', 'json');
      assert.equal(code, 0, stderr);
      assert.ok(readMonotonicMs() - began < ms * 3 + 3000);
      await assertWhole(setup);
    }
    assert.ok(kills > 5, `${kills} were killed`);
  });

  test('a killed login leaves credentials that the next login or logout removes', async (t) => {
    const setup = await loginHome(t);
    const words = ['login', 'api-key.zip', '--endpoint', setup.endpoint, '--replace'];
    const ms = await lengthOf(() => setup.spawned(...words));
    let left = 0;
    for (let at = 0; at < 40; at++) {
      await killed(setup, words, ms * (0.6 + (at % 20) / 40));
      await wait(5);
      left = Math.max(left, (await setup.folders()).length);
      if (at % 10 !== 9) continue;
      const { code, stderr } = await setup.spawned(...words);
      assert.equal(code, 0, stderr);
      await assertWhole(setup);
      assert.equal((await setup.spawned('ping')).code, 0);
    }
    await killed(setup, words, ms * 0.9);
    assert.equal((await setup.spawned('logout', 'default', '--yes')).code, 0);
    assert.deepEqual(await setup.folders(), []);
    assert.doesNotMatch(await readFile(setup.config, 'utf8'), /default/);
    assert.deepEqual((await readdir(dirname(setup.config))).sort(), ['config.yaml', 'keys']);
    t.diagnostic(`${left} folders with keys at most`);
  });
});
