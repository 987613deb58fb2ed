/** The demo as the README gives it, in a copy of the project, by somebody whose home is empty. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { folderWith } from '../support/folders.ts';

interface Demo {
  readonly project: string;
  readonly home: string;
  readonly temporary: string;
  readonly start: () => ChildProcess;
}

const prepare = async (t: TestContext): Promise<Demo> => {
  const base = await folderWith(t, {});
  const [project, home, temporary] = ['project', 'home', 'tmp'].map((name) => join(base, name));
  assert.ok(project !== undefined && home !== undefined && temporary !== undefined);
  for (const folder of [project, home, temporary]) await mkdir(folder);
  const parts = [
    'package.json',
    'rolldown.config.mjs',
    'CHANGELOG.md',
    'bin',
    'src',
    'completions',
  ];
  for (const name of parts) await cp(name, join(project, name), { recursive: true });
  await cp('test/demo', join(project, 'test/demo'), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(project, 'node_modules'));
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    TMPDIR: temporary,
    // What npm itself stores is not the demo's.
    npm_config_cache: join(base, 'npm'),
    npm_config_update_notifier: 'false',
  };
  return {
    project,
    home,
    temporary,
    start: () => spawn('npm', ['run', '--silent', 'demo'], { cwd: project, env, detached: true }),
  };
};

const runToEnd = async (child: ChildProcess) => {
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  const [code] = await once(child, 'close');
  return { code, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() };
};

/** Processes that were started with this folder for temporary files. */
const listProcesses = (temporary: string): readonly string[] =>
  readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, 'utf8').includes(`TMPDIR=${temporary}`);
    } catch {
      return false;
    }
  });

const assertNothingLeft = ({ home, temporary }: Demo): void => {
  assert.deepEqual(readdirSync(home), []);
  assert.deepEqual(readdirSync(temporary), []);
  assert.deepEqual(listProcesses(temporary), []);
};

test('the demo shows nothing of the build, and leaves neither files nor processes behind', async (t) => {
  const demo = await prepare(t);
  const { code, stdout, stderr } = await runToEnd(demo.start());
  assert.equal(code, 0, stderr);
  assert.match(stdout, /^\n# .*\n\$ imco ping\n/);
  assert.doesNotMatch(stdout + stderr, /rolldown|chunk|warn/i);
  assertNothingLeft(demo);
});

test('a demo that is ended in the middle leaves nothing behind either', async (t) => {
  const demo = await prepare(t);
  const child = demo.start();
  const running = runToEnd(child);
  let shown = '';
  while (!shown.includes('imco cloud servers list')) {
    const [chunk] = await once(child.stdout ?? assert.fail(), 'data');
    shown += String(chunk);
  }
  // As Ctrl-C does: the signal goes to all of them.
  process.kill(-(child.pid ?? assert.fail()), 'SIGINT');
  await running;
  const deadline = Date.now() + 20_000;
  while (listProcesses(demo.temporary).length > 0 && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 50));
  assertNothingLeft(demo);
});

test('an error of the build is shown, and no demo is played', async (t) => {
  const demo = await prepare(t);
  await writeFile(join(demo.project, 'src/main.ts'), "import './nowhere.ts';\n");
  const { code, stdout, stderr } = await runToEnd(demo.start());
  assert.notEqual(code, 0);
  assert.equal(stdout, '');
  assert.match(stderr, /nowhere\.ts/);
  assertNothingLeft(demo);
});
