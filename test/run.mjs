/**
 * Runs the built tests: one process for the files of a folder, which starts Node and loads imco
 * once, and three of these at a time, since some only wait. Words choose the files by parts of
 * their paths; without any all run.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const root = 'dist/test';
const chosen = process.argv.slice(2);

const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((file) => file.endsWith('.test.cjs'))
  .filter((file) => chosen.length === 0 || chosen.some((part) => file.includes(part)))
  .sort();

/** What takes longest has a process of its own and begins first. */
const first = ['acceptance/sessions.test.cjs', 'sandbox', 'terminal', 'output'];

const folders = new Map(first.map((name) => [name, []]));
for (const file of files) {
  const name = folders.has(file) ? file : dirname(file);
  folders.set(name, [...(folders.get(name) ?? []), file]);
}

/** A file that loads those of one folder. */
const together = join(root, 'together');
rmSync(together, { recursive: true, force: true });
mkdirSync(together);
const entries = [...folders].flatMap(([name, members]) => {
  if (members.length === 0) return [];
  const entry = join(together, `${name.replaceAll(/[/.]/g, '-')}.cjs`);
  writeFileSync(entry, members.map((file) => `require('../${file}');\n`).join(''));
  return [entry];
});

const { status } = spawnSync(
  process.execPath,
  ['--test', '--test-concurrency=3', '--test-reporter=spec', ...entries],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
