/**
 * Runs the built tests: one process for the files of a folder, which starts Node and loads imco
 * once, and three of these at a time, since some only wait. Words choose the files by parts of
 * their paths; without any all run. This is the inner ring: what takes longer or needs more than every
 * machine has is called `*.slow.test.ts` and run by `run-slow.ts`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = 'dist/test';
const chosen = process.argv.slice(2);

const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.test.cjs') && !file.endsWith('.slow.test.cjs'))
  .filter((file) => chosen.length === 0 || chosen.some((part) => file.includes(part)))
  .sort();

/** What takes longest begins first; a file that takes as long as a folder has its own process. */
const first = [
  'acceptance/sessions.test.cjs',
  'terminal',
  'security',
  'documents',
  'sandbox',
  'acceptance',
  'contract',
];

const folders = new Map(first.map((name) => [name, []]));
for (const file of files) {
  const name = folders.has(file) ? file : dirname(file);
  folders.set(name, [...(folders.get(name) ?? []), file]);
}

/** A file that loads those of one folder. */
const together = join(root, 'together');
rmSync(together, { recursive: true, force: true });
mkdirSync(together);
const entries = [...folders].flatMap(([name, members], place) => {
  if (members.length === 0) return [];
  // Node runs files in the order of their names.
  const order = String(place).padStart(2, '0');
  const entry = join(together, `${order}-${name.replaceAll(/[/.]/g, '-')}.cjs`);
  writeFileSync(entry, members.map((file) => `require('../${file}');\n`).join(''));
  return [entry];
});

/** Room for what is soon forgotten: collecting it at the usual size takes a tenth of the time. */
const roomy = ['--min-semi-space-size=32', '--max-semi-space-size=64'];

/** A folder that takes longer than this, in ms, hangs: it is ended and named. */
const limits = ['--test-concurrency=3', '--test-timeout=300000'];

const { status } = spawnSync(
  process.execPath,
  [...roomy, '--test', ...limits, '--test-reporter=spec', ...entries],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
