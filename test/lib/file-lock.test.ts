import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync } from 'node:fs';
import { readdir, readFile, symlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { cpuUsage } from 'node:process';
import { describe, type TestContext, test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { changeSettings } from '../../src/config/files/write-settings.ts';
import { ConfigurationFailure } from '../../src/lib/failures/failures.ts';
import { withLock } from '../../src/lib/files/file-lock.ts';
import { createMark, inspectLock } from '../../src/lib/files/lock-holder.ts';
import { readMonotonicMs } from '../../src/lib/time/monotonic.ts';
import { realClock, skippingClock } from '../support/clock.ts';
import { failureOf } from '../support/failing.ts';
import { folderWith } from '../support/folders.ts';
import { needsProgram } from '../support/needs-program.ts';

/** No process has this number: the kernel gives none above 2^22. */
const nobody = 4_194_999;

/** The mark of a lock with these parts in place of those of this process. */
const markOf = (parts: {
  readonly pid?: number;
  readonly start?: string;
  readonly host?: string;
  readonly boot?: string;
}): string => {
  const [pid, start, host, boot, ...rest] = createMark().split('&');
  const made = { pid, start, host, boot, ...parts };
  return [made.pid, made.start, made.host, made.boot, ...rest].join('&');
};

const fileIn = async (t: TestContext) => {
  const folder = await folderWith(t, { 'c.yaml': 'a: 1\n' });
  const path = join(folder, 'c.yaml');
  return { folder, path, lock: `${path}.lock` };
};

const change = (path: string, clock: Parameters<typeof withLock>[1]['clock'] = realClock) =>
  changeSettings(path, { clock: { ...realClock, ...clock }, dryRun: false }, (draft) =>
    draft.set(['a'], 2),
  );

/** What a change of a file takes, in ms of time and of processor. */
const costOf = async (work: () => Promise<unknown>) => {
  const [began, cpu] = [readMonotonicMs(), cpuUsage()];
  await work();
  const { user, system } = cpuUsage(cpu);
  return { ms: readMonotonicMs() - began, cpuMs: (user + system) / 1000 };
};

const turnOf = async (lock: string): Promise<string> => {
  const found = await inspectLock(lock);
  const { createHash } = await import('node:crypto');
  const mark = found?.mark ?? assert.fail();
  return `${lock}.${createHash('sha256').update(mark).digest('hex').slice(0, 8)}`;
};

describe('what killed processes leave', () => {
  const left: Readonly<Record<string, (lock: string) => Promise<unknown>>> = {
    'a lock': (lock) => symlink(markOf({ pid: nobody }), lock),
    'a lock whose number another process has now': (lock) => symlink(markOf({ start: '1' }), lock),
    'a lock and who was to take it away': async (lock) => {
      await symlink(markOf({ pid: nobody }), lock);
      await symlink(markOf({ pid: nobody }), await turnOf(lock));
    },
    'all of them, and who was to take away the second': async (lock) => {
      await symlink(markOf({ pid: nobody }), lock);
      const turn = await turnOf(lock);
      await symlink(markOf({ pid: nobody }), turn);
      await symlink(markOf({ pid: nobody }), await turnOf(turn));
    },
    'only who was to take away a lock': (lock) =>
      symlink(markOf({ pid: nobody }), `${lock}.0123abcd`),
    'the files of an earlier imco': async (lock) => {
      await writeFile(lock, `${nobody} ${hostname()}\n`);
      await writeFile(`${lock}.turn`, `${nobody} ${hostname()}\n`);
    },
    'an empty file of an earlier imco': async (lock) => {
      await writeFile(lock, '');
      await writeFile(`${lock}.turn`, '');
    },
    'a file that was half written': (lock) =>
      writeFile(lock.replace(/lock$/, '0123456789ab.tmp'), 'a:'),
  };

  for (const [name, leave] of Object.entries(left)) {
    test(`does not block others: ${name}`, async (t) => {
      const { folder, path, lock } = await fileIn(t);
      await leave(lock);
      const { ms, cpuMs } = await costOf(() => change(path));
      assert.equal(await readFile(path, 'utf8'), 'a: 2\n');
      assert.deepEqual(await readdir(folder), ['c.yaml']);
      // A file that is empty gets the time that its maker may need.
      assert.ok(ms < 4000, `${ms} ms`);
      assert.ok(cpuMs < 1500, `${cpuMs} ms of processor`);
    });
  }

  test('is taken away by one of many, and nothing is lost', async (t) => {
    for (const leave of Object.values(left)) {
      const { folder, path, lock } = await fileIn(t);
      await leave(lock);
      const names = Array.from({ length: 12 }, (_, at) => `p${at}`);
      const writing = { clock: realClock, dryRun: false };
      await Promise.all(
        names.map((name) => changeSettings(path, writing, (draft) => draft.set([name], 1))),
      );
      const text = await readFile(path, 'utf8');
      for (const name of names) assert.match(text, new RegExp(`^${name}: 1$`, 'm'));
      assert.deepEqual(await readdir(folder), ['c.yaml']);
    }
  });

  test('stays where it is not of a lock', async (t) => {
    const { folder, path } = await fileIn(t);
    for (const name of ['c.yaml.tmp', 'c.yaml.bak', 'c.yaml.locked', 'd.yaml.0123456789ab.tmp']) {
      await writeFile(join(folder, name), '');
    }
    await change(path);
    assert.equal((await readdir(folder)).length, 5);
  });
});

describe('a lock that is held', () => {
  /** A process that runs until the test is over. */
  const running = async (t: TestContext) => {
    const child = spawn('sleep', ['60']);
    t.after(() => child.kill('SIGKILL'));
    await once(child, 'spawn');
    const pid = child.pid ?? assert.fail();
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    return { child, pid, start: stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '' };
  };

  test('is kept, however the clocks of machine and files are set', async (t) => {
    const { pid, start } = await running(t);
    for (const seconds of [0, -1e9, 1e9]) {
      const { folder, path, lock } = await fileIn(t);
      await symlink(markOf({ pid, start }), lock);
      const hour = new Date(Date.now() + seconds * 1000);
      const { lutimes } = await import('node:fs/promises');
      await lutimes(lock, hour, hour);
      let now = 0;
      const skipping = skippingClock();
      // Each look at the clock finds it set by a day.
      const clock = { ...skipping, now: () => (now += 86_400_000) };
      const failure = await failureOf(change(path, clock));
      assert.equal(failure.code, 'locked_file');
      assert.match(
        failure.message,
        new RegExp(`being written by another imco process \\(pid ${pid}\\)`),
      );
      assert.deepEqual(await readdir(folder), ['c.yaml', 'c.yaml.lock']);
      const waited = skipping.pauses.reduce((sum, pause) => sum + pause, 0);
      assert.ok(waited > 18_000 && waited < 22_000, `${waited} ms`);
    }
  });

  test('is waited for without spinning, and is free when its holder is killed', async (t) => {
    const { path, lock } = await fileIn(t);
    const { child, pid, start } = await running(t);
    await symlink(markOf({ pid, start }), lock);
    const { ms, cpuMs } = await costOf(() =>
      Promise.all([change(path), wait(700).then(() => child.kill('SIGKILL'))]),
    );
    assert.ok(ms >= 690 && ms < 4000, `${ms} ms`);
    assert.ok(cpuMs < 600, `${cpuMs} ms of processor`);
  });

  test('of another machine is given up, and every file to delete is named', async (t) => {
    for (const mark of [
      markOf({ host: 'elsewhere' }),
      markOf({ boot: 'another-boot' }),
      'who knows',
    ]) {
      const { path, lock } = await fileIn(t);
      await symlink(mark, lock);
      await writeFile(`${lock}.turn`, `${nobody} elsewhere\n`);
      const failure = await failureOf(change(path, skippingClock()));
      assert.equal(failure.code, 'locked_file');
      assert.equal(failure.details.hint, `if none is running, delete ${lock} and ${lock}.turn`);
      assert.equal(await readFile(path, 'utf8'), 'a: 1\n');
    }
  });

  test('of another machine is cleared when it is old, also after its clock was set back', async (t) => {
    const { lutimes } = await import('node:fs/promises');
    for (const seconds of [-3600, 3600]) {
      const { folder, path, lock } = await fileIn(t);
      await symlink(markOf({ host: 'elsewhere' }), lock);
      const then = new Date(Date.now() + seconds * 1000);
      await lutimes(lock, then, then);
      const clock = skippingClock();
      await change(path, clock);
      // It has to be seen for a while as well.
      assert.ok(clock.pauses.reduce((sum, pause) => sum + pause, 0) >= 5000);
      assert.deepEqual(await readdir(folder), ['c.yaml']);
    }
  });

  test('that an earlier imco holds is waited for', async (t) => {
    const { path, lock } = await fileIn(t);
    await writeFile(lock, `${process.pid} ${hostname()}\n`);
    assert.equal((await failureOf(change(path, skippingClock()))).code, 'locked_file');
    await utimes(lock, new Date(0), new Date(0));
    await change(path, skippingClock());
  });

  test('does not keep anybody from being interrupted', async (t) => {
    const { path, lock } = await fileIn(t);
    const { pid, start } = await running(t);
    await symlink(markOf({ pid, start }), lock);
    const stop = new AbortController();
    const reason = new Error('interrupted');
    const waiting = withLock(path, { clock: realClock, signal: stop.signal }, async () => {});
    setTimeout(() => stop.abort(reason), 50);
    await assert.rejects(waiting, reason);
  });

  test('and was lost in the meantime prevents writing', async (t) => {
    const { folder, path, lock } = await fileIn(t);
    const other = markOf({ host: 'elsewhere' });
    const failure = await failureOf(
      changeSettings(path, { clock: realClock, dryRun: false }, async (draft) => {
        const { rm } = await import('node:fs/promises');
        await rm(lock);
        await symlink(other, lock);
        draft.set(['a'], 2);
      }),
    );
    assert.equal(failure.code, 'locked_file');
    assert.equal(await readFile(path, 'utf8'), 'a: 1\n');
    // That lock is of somebody else.
    assert.deepEqual(await readdir(folder), ['c.yaml', 'c.yaml.lock']);
  });
});

test('anything else in the place of a lock is reported without waiting', async (t) => {
  if (!needsProgram(t, 'mkfifo')) return;
  const folder = await folderWith(t, { 'a.yaml': '', 'b.yaml': '' });
  spawnSync('mkfifo', [join(folder, 'a.yaml.lock')]);
  mkdirSync(join(folder, 'b.yaml.lock'));
  for (const name of ['a.yaml', 'b.yaml']) {
    const options = { clock: realClock };
    await assert.rejects(
      withLock(join(folder, name), options, async () => {}),
      (error) =>
        error instanceof ConfigurationFailure && /\.lock is not an imco lock/.test(error.message),
    );
  }
});

test('what is called like a lock and is none of imco stays', async (t) => {
  const folder = await folderWith(t, {
    'a.yaml': '',
    'a.yaml.lock.notes': 'keep',
    'a.yaml.lock.0': 'keep',
  });
  await withLock(join(folder, 'a.yaml'), { clock: realClock }, async () => {});
  assert.deepEqual(readdirSync(folder).sort(), ['a.yaml', 'a.yaml.lock.0', 'a.yaml.lock.notes']);
});
