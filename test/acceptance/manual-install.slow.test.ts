/** The manual as npm installs it, read by man(1). */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { needsProgram } from '../support/needs-program.ts';

let folder: string;

/** An environment with an empty home folder; npm asks no registry. */
const createEnv = (more: Readonly<Record<string, string>> = {}) => ({
  PATH: process.env.PATH ?? '',
  HOME: join(folder, 'home'),
  LC_ALL: 'C.UTF-8',
  npm_config_prefix: join(folder, 'prefix'),
  npm_config_offline: 'true',
  npm_config_ignore_scripts: 'true',
  ...more,
});

/** stdout of a program that succeeds without a word on stderr. */
const run = (
  program: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = createEnv(),
): string => {
  const { status, stdout, stderr } = spawnSync(program, words, { env, encoding: 'utf8' });
  assert.equal(status, 0, `${program} ${words.join(' ')}: ${stderr}`);
  assert.equal(stderr, '', `${program} ${words.join(' ')}`);
  return stdout;
};

const readManual = (...words: readonly string[]): string =>
  run('man', words, createEnv({ MANPATH: join(folder, 'prefix', 'share', 'man'), MANWIDTH: '80' }));

describe('the manual of an installed package', () => {
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'imco-manual-'));
    mkdirSync(join(folder, 'home'));
    run('npm', ['pack', '--silent', '--pack-destination', folder]);
    const [archive = ''] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    run('npm', ['install', '--global', '--silent', join(folder, archive)]);
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  test('has every page that was built', (context) => {
    if (!needsProgram(context, 'man')) return;
    for (const file of readdirSync(join('dist', 'man'))) {
      const [, name = '', section = ''] = /^(.*)\.(\d)$/.exec(file) ?? [];
      assert.ok(readManual('-w', section, name).trim().endsWith(file), file);
    }
  });

  test('shows the page of a resource at 80 columns', (context) => {
    if (!needsProgram(context, 'man')) return;
    const page = readManual('imco-cloud-servers');
    for (const text of [
      'NAME\n       imco-cloud-servers - ',
      '   imco cloud servers boot\n',
      'imco cloud servers list --label production\n',
      'SEE ALSO\n',
    ]) {
      assert.ok(page.includes(text), text);
    }
    for (const line of page.split('\n')) assert.ok(line.length <= 80, line);
  });

  test('shows the command and the topic of one name, each in its section', (context) => {
    if (!needsProgram(context, 'man')) return;
    assert.match(readManual('imco-config'), /^IMCO-CONFIG\(1\)/);
    assert.match(readManual('7', 'imco-config'), /^IMCO-CONFIG\(7\)/);
  });

  test('is found by the PATH alone', (context) => {
    if (!needsProgram(context, 'man')) return;
    const PATH = `${join(folder, 'prefix', 'bin')}:${process.env.PATH}`;
    const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
    assert.ok(run('man', ['imco'], createEnv({ PATH })).includes(`imco ${version}`));
  });
});
