/** The script for bash in what bash 3.2 has: no test can have that bash itself everywhere. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { needsProgram } from '../support/needs-program.ts';
import { bareEnv } from '../support/program.ts';
import { checkOffers } from './checks.ts';
import { fixedRows } from './rows.ts';

const file = 'completions/imco.bash';

/** What has come to bash after 3.2, by the version it came with. */
const newer: readonly (readonly [version: string, form: RegExp])[] = [
  ['4.0', /\b(?:declare|local|typeset) -\w*A/],
  ['4.0', /\b(?:mapfile|readarray|coproc)\b/],
  ['4.0', /\$\{\w+(?:\[[^\]]*\])?(?:,,?|\^\^?)/],
  ['4.0', /\|&|&>>|;;?&/],
  ['4.0', /\bread\b[^|;]* -(?:i|N|t \d*\.)/],
  ['4.1', /\{\w+\}[<>]/],
  ['4.1', /\bprintf -v \S+\[/],
  ['4.2', /\[\[ -v\b|\btest -v\b/],
  ['4.2', /\b(?:declare|local|typeset) -\w*g/],
  ['4.2', /\$\{?\w+\[-|:-?\d+: ?-\d/],
  ['4.3', /\b(?:declare|local|typeset) -\w*n|\bwait -n\b/],
  ['4.4', /\$\{\w+(?:\[[^\]]*\])?@[A-Za-z]\}/],
  ['5.3', /\$\{ |\$\{\|/],
];

test('the script for bash only uses features of bash 3.2', () => {
  const lines = readFileSync(file, 'utf8').split('\n');
  for (const [at, line] of lines.entries()) {
    if (/^\s*#/.test(line)) continue;
    // Texts of the tree are data.
    const code = line.replaceAll(/'[^']*'/g, "''");
    for (const [version, form] of newer) {
      assert.doesNotMatch(code, form, `${file}:${at + 1} needs bash ${version}`);
    }
  }
});

/** Completes lines whose words are cut at spaces only and without compopt, as in bash 3.2. */
const asking = (lines: readonly string[]): string =>
  [
    'PATH=',
    'enable -n compopt mapfile readarray',
    `source ${file}`,
    'tab() {',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
    '  COMP_LINE=$1 COMP_POINT=${#1} COMP_WORDS=($1)',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
    '  case $1 in *" ") COMP_WORDS[${#COMP_WORDS[@]}]= ;; esac',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
    '  COMP_CWORD=$((${#COMP_WORDS[@]} - 1))',
    '  _imco',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is the shell's
    '  echo "${COMPREPLY[*]}"',
    '}',
    ...lines.map((line) => `tab '${line}'`),
  ].join('\n');

test('it offers the same in the compatibility mode of bash 3.2', (context) => {
  if (!needsProgram(context, 'bash')) return;
  const { stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-c', asking(fixedRows.map(({ typed }) => typed))],
    { encoding: 'utf8', env: { ...bareEnv(), BASH_COMPAT: '3.2' } },
  );
  assert.equal(stderr, '');
  const answers = stdout.trimEnd().split('\n');
  assert.equal(answers.length, fixedRows.length);
  for (const [at, row] of fixedRows.entries()) {
    checkOffers(row, answers[at]?.split(' ').filter((word) => word !== '') ?? []);
  }
});
