import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Script } from 'node:vm';
import { engineFlags, resetEngineFlags, setEngineFlag } from '../src/engine-flags.ts';

let files = 0;

/** A script the engine has not seen yet: what it has at hand it takes without asking. */
const scriptWith = (cachedData?: Buffer): Script =>
  new Script('globalThis.answer = 42;', {
    filename: `/script-${++files}.js`,
    ...(cachedData && { cachedData }),
  });

/** Whether the engine refuses code it compiled earlier. */
const isRefused = (compiled: Buffer): boolean => scriptWith(compiled).cachedDataRejected === true;

// `Object.keys` answers strings; those of this table are known.
for (const name of Object.keys(engineFlags) as (keyof typeof engineFlags)[]) {
  test(`compiled code is good again once ${name} is set back`, () => {
    const compiled = scriptWith().createCachedData();
    assert.equal(isRefused(compiled), false);
    assert.equal(setEngineFlag(name), true);
    assert.equal(isRefused(compiled), true);
    resetEngineFlags();
    assert.equal(isRefused(compiled), false);
  });
}
