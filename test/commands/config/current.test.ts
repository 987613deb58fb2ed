/** Where the next command goes: the active profile, as commands and prompts show it. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { before, describe, type TestContext, test } from 'node:test';
import { makeAuthority, type Pair } from '../../support/certificates.ts';
import { folderWith } from '../../support/folders.ts';
import { type Ran, runImco } from '../../support/program.ts';

const userFile = 'home/.config/imco/config.yaml';

const two = [
  'current: a',
  'profiles:',
  '  a: {domain: a.example, cert: cert.pem, protected: true, api: v3}',
  '  b: {endpoint: "https://b.example:886", cert: missing.pem}',
  '',
].join('\n');

let person: Pair;
before(async () => {
  const authority = await makeAuthority('CN=Platform authority');
  person = await authority.client('CN=ada, O=Example Ltd');
});

interface Setup {
  readonly folder: string;
  readonly imco: (...words: readonly string[]) => Promise<Ran>;
  readonly recorded: () => Promise<string | undefined>;
}

const setUp = async (
  t: TestContext,
  files: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Setup> => {
  const folder = await folderWith(t, {
    'home/work/.keep': '',
    'home/.config/imco/cert.pem': person.cert,
    ...files,
  });
  const home = join(folder, 'home');
  return {
    folder,
    imco: (...words) => runImco(words, { home, cwd: join(home, 'work'), env }),
    recorded: () =>
      readFile(join(home, '.cache/imco/current-profile'), 'utf8').catch(() => undefined),
  };
};

describe('config current', () => {
  test('shows profile, platform, account and what chose it, without a connection', async (t) => {
    const { imco, folder } = await setUp(t, { [userFile]: two });
    const { code, stdout, stderr } = await imco('config', 'current', '-o', 'json');
    assert.deepEqual([code, stderr], [0, '']);
    assert.deepEqual(JSON.parse(stdout), {
      profile: 'a',
      endpoint: 'https://clients.a.example/v3',
      api: 'v3',
      account: 'Example Ltd',
      user: 'ada',
      protected: true,
      from: `settings file ${join(folder, userFile)}`,
    });
    const shown = await imco('config', 'current');
    assert.match(shown.stdout, /^PROFILE +a$/im);
    assert.match(shown.stdout, /^ACCOUNT +Example Ltd$/im);
  });

  test('names the flag, the variable or the project file that chose the profile', async (t) => {
    const { imco } = await setUp(
      t,
      { [userFile]: two, 'home/work/.imcorc': 'profile: b\n' },
      { IMCO_OUTPUT: 'json' },
    );
    const from = async (...words: readonly string[]) => {
      const { stdout } = await imco('config', 'current', ...words);
      const { profile, from: origin, user } = JSON.parse(stdout);
      return [profile, origin.replace(/ \/.*\//, ' '), user];
    };
    assert.deepEqual(await from(), ['b', 'project file .imcorc', null]);
    assert.deepEqual(await from('--profile', 'a'), ['a', '--profile', 'ada']);
    const other = await setUp(t, { [userFile]: two }, { IMCO_PROFILE: 'b' });
    const { stdout } = await other.imco('config', 'current', '-o', 'json');
    assert.equal(JSON.parse(stdout).from, 'IMCO_PROFILE');
  });

  test('without a profile shows the platform, or how to choose one', async (t) => {
    const flat = await setUp(t, { [userFile]: 'domain: a.example\n' });
    const { stdout } = await flat.imco('config', 'current', '-o', 'json');
    const { profile, endpoint } = JSON.parse(stdout);
    assert.deepEqual([profile, endpoint], [null, 'https://clients.a.example/v2']);
    const none = await setUp(t, { [userFile]: two.replace('current: a\n', '') });
    const { code, stderr } = await none.imco('config', 'current');
    assert.equal(code, 3);
    assert.match(stderr, /no profile is active\nhint: choose one with "imco config use": a, b/);
  });
});

describe('the profile that prompts show', () => {
  test('is recorded whenever the active profile of the user changes', async (t) => {
    const { imco, recorded, folder } = await setUp(t, {
      [userFile]: two,
      'home/work/other.yaml': two,
    });
    assert.equal(await recorded(), undefined);
    await imco('config', 'use', 'b');
    assert.equal(await recorded(), 'b\n');
    await imco('config', 'use', 'a', '--dry-run');
    assert.equal(await recorded(), 'b\n');
    await imco('config', 'use', 'a', '--config', 'other.yaml');
    assert.equal(await recorded(), 'b\n');
    await imco('config', 'unset', 'current');
    assert.equal(await recorded(), undefined);
    await writeFile(join(folder, userFile), two);
    await imco('logout', 'b', '--yes');
    assert.equal(await recorded(), 'a\n');
    await imco('logout', 'a', '--yes', '--confirm', 'a');
    assert.equal(await recorded(), undefined);
  });

  test('is not recorded if its name does not fit on a line', async (t) => {
    const { imco, recorded } = await setUp(t, {
      [userFile]:
        'current: "a\\nb"\nprofiles: {"a\\nb": {domain: a.example}, c: {domain: c.example}}\n',
    });
    await imco('config', 'use', 'c');
    assert.equal(await recorded(), 'c\n');
    await imco('config', 'use', 'a\nb');
    assert.equal(await recorded(), undefined);
  });
});
