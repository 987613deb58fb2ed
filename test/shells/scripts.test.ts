import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { needsProgram } from '../support/needs-program.ts';
import { runImco, script } from '../support/program.ts';
import { freshScripts } from './scripts.ts';

test('the scripts in the package match the catalog', async () => {
  for (const [name, text] of Object.entries(await freshScripts())) {
    const kept = await readFile(join('completions', name), 'utf8');
    assert.ok(kept === text, `completions/${name} is old: run "npm run completions"`);
  }
});

test('no script evaluates a name or starts a process for it', async () => {
  const bash = await readFile(join('completions', 'imco.bash'), 'utf8');
  const code = bash.replaceAll(/^\s*#.*$/gm, '');
  assert.doesNotMatch(code, /\beval\b|`\w|compgen/);
  assert.doesNotMatch(code, /\$\([^(]/);
  for (const name of ['_imco', 'imco.fish', 'imco.ps1']) {
    const text = await readFile(join('completions', name), 'utf8');
    assert.doesNotMatch(text.replaceAll(/^\s*#.*$/gm, ''), /\b(?:eval|iex|Invoke-Expression)\b/);
  }
});

test('completion prints the script of a shell, on its own and with all flags', async () => {
  const kept = await readFile(join('completions', 'imco.fish'), 'utf8');
  const fast = spawnSync(process.execPath, [script, 'completion', 'fish'], { encoding: 'utf8' });
  assert.deepEqual([fast.status, fast.stderr, fast.stdout === kept], [0, '', true]);
  const usual = await runImco(['completion', 'fish']);
  assert.deepEqual([usual.code, usual.stderr, usual.stdout === kept], [0, '', true]);
  const wrong = await runImco(['completion', 'tcsh']);
  assert.equal(wrong.code, 2);
  assert.match(wrong.stderr, /tcsh/);
});

test('PowerShell', (context) => {
  if (!needsProgram(context, 'pwsh')) return;
  const rows = [
    'imco clou',
    'imco cloud servers list -o j',
    'imco cloud servers boot --dry',
    'imco cloud servers list --filter state=op',
    'imco cloud servers boot --wait=op',
    'imco help exi',
  ];
  const asked = rows.map(
    (row) => `(TabExpansion2 '${row}' ${row.length}).CompletionMatches.CompletionText -join ' '`,
  );
  const code = `. ./completions/imco.ps1; ${asked.join('; ')}`;
  const { stdout, stderr } = spawnSync('pwsh', ['-NoProfile', '-Command', code], {
    encoding: 'utf8',
  });
  assert.equal(stderr, '');
  assert.deepEqual(stdout.trim().split(/\r?\n/), [
    'cloud',
    'json jsonl',
    '--dry-run',
    'state=operational',
    '--wait=operational',
    'exit-codes environment',
  ]);
});
