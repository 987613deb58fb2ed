import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, type TestContext, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { folderWith } from '../support/folders.ts';
import { needsProgram } from '../support/needs-program.ts';
import { startPlatform, type TestPlatform } from './platform.ts';
import { openShell, type ShellScreen, shells } from './tmux.ts';

/** Nothing gets anywhere there while a test looks. */
let platform: TestPlatform;

before(async () => {
  platform = await startPlatform(1);
});
after(() => platform.close());

/** Nothing is drawn because of a look then. */
const watch = 'imco cloud servers list --watch --poll 1h';
const wait = 'imco cloud servers wait app-1 app-2 --for name=nosuch --timeout 1h';

const open = async (t: TestContext, shell: string): Promise<ShellScreen | undefined> => {
  if (!needsProgram(t, 'tmux', shell)) return undefined;
  const screen = await openShell(shell, platform.env);
  t.after(() => screen.close());
  return screen;
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const frame = /^25 servers at .*\n {2}NAME [\s\S]*^and \d+ more/m;

for (const shell of Object.keys(shells)) {
  describe(`in ${shell}`, () => {
    test('a watch that Ctrl-C ends leaves the prompt a line of its own', async (t) => {
      const screen = await open(t, shell);
      if (!screen) return;
      await screen.type(watch, 'Enter');
      await screen.until(frame);
      await screen.type('C-c');
      const shown = await screen.until(/\nready>$/);
      assert.match(shown, /^and \d+ more: use --filter or enlarge the window\nready>$/m);
      assert.equal(await screen.hasCursor(), true);
    });

    test('a list that is followed, and ends with Ctrl-C, does so too', async (t) => {
      const screen = await open(t, shell);
      if (!screen) return;
      await screen.type('imco audit events --follow', 'Enter');
      await screen.until(/^\d{4}-\d\d-\d\d [\s\S]*\.\s*$/m);
      await screen.type('C-c');
      assert.match(await screen.until(/\nready>$/), /^\d{4}-[\s\S]*\.\nready>$/m);
    });

    test('a watch that was stopped is drawn again at once, below what the shell wrote', async (t) => {
      const screen = await open(t, shell);
      if (!screen) return;
      await screen.type(watch, 'Enter');
      await screen.until(frame);
      await screen.type('C-z');
      await screen.until(/\nready>$/);
      await screen.resize(60, 12);
      await screen.type('echo in-between', 'Enter', 'fg', 'Enter');
      const shown = await screen.until(
        /in-between[\s\S]*^25 servers at .*\n[\s\S]*^and \d+ more/m,
        'history',
      );
      assert.match(shown, /ready> echo in-between\nin-between\nready> fg\n/);
      const [, later = ''] = shown.split('ready> fg');
      assert.equal(later.match(/NAME/g)?.length, 1, shown);
      await screen.type('C-c');
      await screen.until(/\nready>$/);
    });

    test('a wait that was stopped erases nothing of the shell, neither then nor at its end', async (t) => {
      const screen = await open(t, shell);
      if (!screen) return;
      await screen.type(wait, 'Enter');
      await screen.until(/^app-2 +inactive +\d+s/m);
      await screen.type('C-z');
      await screen.until(/\nready>$/);
      await screen.type('echo in-between', 'Enter', 'fg', 'Enter');
      await screen.until(/in-between[\s\S]*^app-2 +inactive +\d+s/m);
      await screen.type('C-c');
      const shown = await screen.until(/^hint: [\s\S]*\nready>$/m);
      assert.match(shown, /ready> echo in-between\nin-between\nready> fg\n/);
      assert.match(shown, /[Ss]topped|suspended/);
      const [, later = ''] = shown.split('ready> fg');
      assert.doesNotMatch(later, /ELAPSED/);
    });

    test('a watch that was killed while it was stopped leaves nothing to bring back', async (t) => {
      const screen = await open(t, shell);
      if (!screen) return;
      await screen.type(watch, 'Enter');
      await screen.until(frame);
      await screen.type('C-z');
      await screen.until(/\nready>$/);
      await screen.type('kill -9 %1', 'Enter', '', 'Enter');
      await screen.type('echo then', 'Enter');
      await screen.until(/^then\n[\s\S]*ready>$/m);
      assert.equal(await screen.hasCursor(), true);
    });

    test('a watch in the background draws nothing over what is typed', async (t) => {
      if (process.platform !== 'linux') return t.skip('only Linux tells who has a terminal');
      const screen = await open(t, shell);
      if (!screen) return;
      await screen.type('imco cloud servers list --watch --poll 100ms', 'Enter');
      await screen.until(frame);
      await screen.type('C-z');
      await screen.until(/\nready>$/);
      await screen.type('bg', 'Enter');
      await screen.type('clear', 'Enter', 'sleep 1', 'Enter');
      await screen.type('echo typed', 'Enter');
      const shown = await screen.until(/^typed$/m);
      assert.doesNotMatch(shown, /25 servers at/);
      await screen.type('fg', 'Enter');
      await screen.until(frame);
      await screen.type('C-c');
      await screen.until(/\nready>$/);
    });
  });
}

test('a window that gets narrower and wider again keeps nothing of older frames', async (t) => {
  const screen = await open(t, 'bash');
  if (!screen) return;
  await screen.type(watch, 'Enter');
  await screen.until(frame);
  for (const [columns, rows] of [
    [50, 24],
    [30, 12],
    [100, 30],
    [60, 24],
  ] as const) {
    await screen.resize(columns, rows);
    const rest = rows >= 28 ? /NAME [\s\S]*files-01/ : /^and \d+ more/m;
    const shown = await screen.until(new RegExp(`^25 servers[\\s\\S]*${rest.source}`, 'm'));
    assert.equal(shown.match(/25 servers/g)?.length, 1, shown);
    assert.equal(shown.match(/NAME/g)?.length, 1, shown);
  }
});

test('rows of a frame that a narrower window breaks anew are erased, and none above', async (t) => {
  const screen = await open(t, 'bash');
  if (!screen) return;
  await screen.type(`seq 30; ${watch} --filter 'name=web-*'`, 'Enter');
  await screen.until(/^3 servers at .* profile sandbox; Ctrl-C to stop\n {2}NAME [\s\S]*web-03/m);
  await screen.resize(45, 24);
  const shown = await screen.until(
    /^3 servers at [\d:]+, profile sandbox\n {2}NAME [\s\S]*web-03.*\n\d columns hidden .*(?:\n.*){1,2}$/m,
  );
  assert.match(
    shown,
    /\n29\n30\n3 servers at .*\n {2}NAME .*(?:\n {2}web-0\d .*){3}\n\d columns hidden .*(?:\n.*){1,2}$/,
    shown,
  );
});

test('a spinner that gets broken by a narrower window is wiped as a whole', async (t) => {
  const screen = await open(t, 'bash');
  if (!screen) return;
  const name = 'a=1; imco cloud servers wait app-1 --for name=nosuch --timeout 1h';
  await screen.type(name, 'Enter');
  await screen.until(/^. app-1 is inactive \(\ds\)$/m);
  await screen.resize(15, 24);
  await screen.until(/^. app-?…? ?\S*… \(\d+s\)$|^. a.*… \(\d+s\)$/m);
  const shown = await screen.shown();
  assert.equal(shown.match(/\(\d+s\)/g)?.length, 1, shown);
});

test('a watch ends with its terminal, also where a hangup is to be ignored', async (t) => {
  const screen = await open(t, 'bash');
  if (!screen) return;
  const folder = await folderWith(t, {});
  const path = join(folder, 'pid');
  const ignoring = `trap '' HUP; imco cloud servers list --watch --poll 200ms & echo $! > ${path}; wait`;
  await screen.type(`sh -c '${ignoring.replaceAll("'", `'\\''`)}'`, 'Enter');
  await screen.until(frame);
  const pid = Number(await readFile(path, 'utf8'));
  t.after(() => isAlive(pid) && process.kill(pid, 'SIGKILL'));
  assert.equal(isAlive(pid), true);
  await screen.close();
  const late = Date.now() + 10_000;
  while (isAlive(pid) && Date.now() < late) await sleep(50);
  assert.equal(isAlive(pid), false);
});
