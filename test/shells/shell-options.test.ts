/** Completion in shells whose users have set what is usually set in scripts. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmod, mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { realClock } from '../support/clock.ts';
import { folderWith } from '../support/folders.ts';
import { needsProgram } from '../support/needs-program.ts';
import { keepNames } from './kept.ts';

const run = promisify(execFile);

const lines: readonly (readonly [string, string])[] = [
  ['imco cl', 'cloud'],
  ['imco cloud servers show web', 'web-1 web-2 web-3'],
  // No name is known here, and that is no failure of the shell.
  ['imco cloud servers show nosuch', ''],
  ['imco --domain a.org cloud servers show web', ''],
  ['imco cloud servers list --columns name,st', 'name,state'],
  ['imco cloud servers boot --sel', '--selector'],
];

/** Completes each line as readline would, and prints what is offered. */
const script = (setup: string): string => `
source '${join(process.cwd(), 'completions', 'imco.bash')}'
complete_line() {
  read -ra COMP_WORDS <<<"$1"
  COMP_LINE=$1 COMP_POINT=\${#1} COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)) COMPREPLY=()
}
${lines.map(([line], at) => `complete_line '${line}'; words${at}=("\${COMP_WORDS[@]}")`).join('\n')}
${setup}
${lines
  .map(
    ([line], at) => `COMP_WORDS=("\${words${at}[@]}"); COMP_LINE='${line}'
COMP_POINT=\${#COMP_LINE} COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
_imco
printf '%s' "\${COMPREPLY[0]-}" "\${COMPREPLY[@]:1}"; printf '\\n'`,
  )
  .join('\n')}
case $- in *e*) printf 'e' ;; esac
case $- in *u*) printf 'u' ;; esac
`;

test('bash completes with any shell options, and keeps them', async (context) => {
  if (!needsProgram(context, 'bash')) return;
  const home = await folderWith(context, {});
  keepNames(home);
  const env = { HOME: home, PATH: process.env.PATH, IMCO_PROFILE: 'prod' };
  for (const [setup, left] of [
    ['', ''],
    ['set -u', 'u'],
    ['set -eu', 'eu'],
    ['set -k', ''],
    ['set -f; unset COMP_WORDBREAKS; set -u', 'u'],
    ['IFS=,; shopt -s failglob nocasematch', ''],
    ['set -o posix; set -e', 'e'],
    ["PS4='$(exit 9)'; set -x", ''],
  ] as const) {
    const ran = await run('bash', ['--noprofile', '--norc', '-c', script(setup)], { env });
    const expected = lines.map(([, offered]) => offered.replaceAll(' ', ''));
    assert.equal(ran.stdout, `${expected.join('\n')}\n${left}`, setup);
    if (!setup.includes('set -x')) assert.equal(ran.stderr, '', setup);
  }
});

test('fish completes without a home folder, and with variables of the same names', async (context) => {
  if (!needsProgram(context, 'fish')) return;
  const home = await folderWith(context, {});
  keepNames(home);
  const complete = (setup: string, line: string) =>
    run(
      'fish',
      [
        '--no-config',
        '-c',
        `source completions/imco.fish; ${setup}; complete -C '${line}' | string replace -r '\\t.*' ''; true`,
      ],
      { env: { HOME: home, PATH: process.env.PATH, IMCO_PROFILE: 'prod' } },
    );
  const show = 'imco cloud servers show web';
  const homeless = await complete('set -e HOME', show);
  assert.deepEqual([homeless.stdout, homeless.stderr], ['', '']);
  const named = await complete(
    'set -g at x; set -g want n; set -g taken web-1; set -g IFS ,',
    show,
  );
  assert.deepEqual([named.stdout, named.stderr], ['web-1\nweb-2\nweb-3\n', '']);
});

test('fish refreshes names with a time in the future', async (context) => {
  if (!needsProgram(context, 'fish')) return;
  const home = await folderWith(context, {});
  keepNames(home);
  const names = join(home, '.cache/imco/names/prod/cloud-servers');
  const later = realClock.now() / 1000 + 864_000;
  await utimes(names, later, later);
  await mkdir(join(home, 'bin'));
  const program = join(home, 'bin', 'imco');
  await writeFile(program, '#!/bin/sh\necho "$@" >"$HOME/asked"\n');
  await chmod(program, 0o755);
  const path = `${join(home, 'bin')}:${process.env.PATH}`;
  const words = "source completions/imco.fish; complete -C 'imco cloud servers show web'";
  const env = { HOME: home, PATH: path, IMCO_PROFILE: 'prod' };
  await run('fish', ['--no-config', '-c', words], { env });
  let asked = '';
  for (let looks = 0; looks < 500 && asked === ''; looks++) {
    asked = await readFile(join(home, 'asked'), 'utf8').catch(() => '');
    if (asked === '') await realClock.sleep(10);
  }
  assert.equal(asked, 'completion names cloud-servers\n');
});
