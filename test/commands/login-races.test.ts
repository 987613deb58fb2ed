import { describe, test } from 'node:test';
import { loginHome } from './logging-in.ts';
import {
  comeAndGo,
  logInApart,
  logInAtOnce,
  replaceAtOnce,
  setWhileItGoes,
} from './login-races.ts';

const rounds = 2;

describe('several in parallel', () => {
  for (const count of [2, 8]) {
    test(`${count} logins of a profile: one succeeds, and the others report the conflict`, async (t) => {
      for (let round = 0; round < rounds; round++) {
        const setup = await loginHome(t);
        await logInAtOnce(setup, setup.imco, count);
      }
    });

    test(`${count} logins that replace each other leave a profile that works`, async (t) => {
      const setup = await loginHome(t);
      for (let round = 0; round < rounds; round++) await replaceAtOnce(setup, setup.imco, count);
    });

    test(`${count} logins of as many profiles`, async (t) => {
      const setup = await loginHome(t);
      await logInApart(setup, setup.imco, count);
    });

    test(`${count} logins and logouts leave consistent settings`, async (t) => {
      const setup = await loginHome(t);
      for (let round = 0; round < rounds; round++) await comeAndGo(setup, setup.imco, count);
    });
  }

  test('settings of a profile that is removed meanwhile', async (t) => {
    const setup = await loginHome(t);
    for (let round = 0; round < rounds; round++) await setWhileItGoes(setup, setup.imco);
  });

  test('separate processes', async (t) => {
    const setup = await loginHome(t);
    await logInAtOnce(setup, setup.spawned, 3);
    await replaceAtOnce(setup, setup.spawned, 3);
  });
});
