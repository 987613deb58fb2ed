/**
 * "npm run demo": builds imco and plays operators-day.sh on a sandbox. Everything that would be
 * cached or stored meanwhile goes into a temporary folder, which is deleted at the end.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..', '..');

let child;

// The child ends first: its files are in the folder. Ctrl-C reaches it by the terminal.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child?.kill(signal));

/** Runs Node to its end; resolves with the exit code, and what it printed where that is a pipe. */
const runNode = (words, { env, stdio }) =>
  new Promise((resolve) => {
    child = spawn(process.execPath, words, { cwd: root, env, stdio });
    let printed = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (bytes) => {
        printed += bytes;
      });
    }
    child.on('close', (code) => resolve({ code: code ?? 1, printed }));
  });

/** Builds imco, and prints what the build printed only where it failed. */
const build = async (env) => {
  const rolldown = join(root, 'node_modules', 'rolldown', 'bin', 'cli.mjs');
  const words = [rolldown, '-c', 'rolldown.config.mjs'];
  const { code, printed } = await runNode(words, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  if (code !== 0) process.stderr.write(`${printed}\nThe build failed; run "npm install" first.\n`);
  return code;
};

const play = async (env) => {
  const words = ['bin/imco.js', 'sandbox', 'run', '--', 'sh', 'test/demo/operators-day.sh'];
  return (await runNode(words, { env, stdio: 'inherit' })).code;
};

const folder = mkdtempSync(join(tmpdir(), 'imco-demo-'));
try {
  const caches = { XDG_CACHE_HOME: folder, TMPDIR: folder, NODE_DISABLE_COMPILE_CACHE: '1' };
  const env = { ...process.env, ...caches };
  process.exitCode = (await build(env)) || (await play(env));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
