/** Aliases: how they are set, what they run, and what they never do. */
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { folderWith } from '../../support/folders.ts';
import { type Ran, runImco } from '../../support/program.ts';

const userFile = 'home/.config/imco/config.yaml';

interface Setup {
  readonly folder: string;
  readonly imco: (...words: readonly string[]) => Promise<Ran>;
  readonly text: () => Promise<string>;
  readonly cached: () => Promise<string>;
}

const setUp = async (
  t: TestContext,
  files: Readonly<Record<string, string>> = {},
  env: Readonly<Record<string, string>> = {},
): Promise<Setup> => {
  const folder = await folderWith(t, { 'home/work/.keep': '', ...files });
  const home = join(folder, 'home');
  const where = { home, cwd: join(home, 'work'), env: { PATH: '/nowhere', ...env } };
  return {
    folder,
    imco: (...words) => runImco(words, where),
    text: () => readFile(join(folder, userFile), 'utf8'),
    cached: () => readFile(join(home, '.cache/imco/commands'), 'utf8'),
  };
};

/** A settings file with aliases. */
const aliases = (entries: Readonly<Record<string, string>>): string =>
  `aliases: ${JSON.stringify(entries)}\n`;

describe('alias set', () => {
  test('saves an alias that runs its command with further arguments', async (t) => {
    const { imco, text, cached } = await setUp(t, { [userFile]: '# mine\noutput: table\n' });
    const set = await imco('alias', 'set', 'fmt', 'imco config get output');
    assert.equal(set.code, 0, set.stderr);
    assert.match(set.stdout, /^imco fmt runs "imco config get output" \(.*config\.yaml\)$/m);
    assert.equal(await text(), '# mine\noutput: table\naliases:\n  fmt: config get output\n');
    assert.deepEqual(await imco('fmt'), { code: 0, stdout: 'table\n', stderr: '' });
    const further = await imco('fmt', '-o', 'json');
    assert.deepEqual(JSON.parse(further.stdout), { output: 'json' });
    const before = await imco('-o', 'json', 'fmt');
    assert.deepEqual(JSON.parse(before.stdout), { output: 'json' });
    assert.match(await cached(), /^fmt\tconfig get output\talias\tconfig get output$/m);
  });

  test('takes a command in several words, and reports what it replaces', async (t) => {
    const { imco, text } = await setUp(t);
    await imco('alias', 'set', 'k', 'kubernetes');
    const changed = await imco('alias', 'set', 'k', 'config', 'get', '$1', '-o', 'json');
    assert.equal(changed.code, 0, changed.stderr);
    assert.match(await text(), /k: config get '\$1'/);
    const { stdout } = await imco('alias', 'set', 'k', 'config get $1');
    assert.match(stdout, /^imco k now runs "imco config get \$1"/);
    assert.equal((await imco('k', 'concurrency')).stdout, '8\n');
  });

  test('refuses names of imco, other names and commands that do not exist', async (t) => {
    const { imco, folder } = await setUp(t, { [userFile]: aliases({ mine: 'config list' }) });
    const refused: readonly (readonly [name: string, command: string, message: RegExp])[] = [
      ['cloud', 'config list', /"cloud" is a command of imco/],
      ['servers', 'config list', /"servers" is a command of imco/],
      ['ssh_profile', 'config list', /not a valid name/],
      ['server', 'config list', /"server" is a command of imco/],
      ['cse', 'config list', /"cse" is a command of imco/],
      ['help', 'config list', /"help" is a command of imco/],
      ['ping', 'config list', /"ping" is a command of imco/],
      ['labels', 'config list', /"labels" is a command of imco/],
      ['alias', 'config list', /"alias" is a command of imco/],
      ['Up', 'config list', /not a valid name/],
      ['../x', 'config list', /not a valid name/],
      ['a b', 'config list', /not a valid name/],
      ['x', 'cloud srevers list', /"imco cloud" has no command "srevers"/],
      ['x', 'cloud servers list --fliter a=b', /"imco cloud servers list" has no flag --fliter/],
      ['x', 'frobnicate', /"frobnicate" is not a command of imco/],
      ['x', 'x -o json', /"x" is not a command of imco/],
      ['x', 'mine', /"mine" is not a command of imco/],
      ['x', '$1 list', /"\$1" is not a command of imco/],
      ['x', 'imco --version', /the alias has no command/],
      ['x', '!date', /not a shell/],
      ['x', 'cloud servers list | wc', /not a shell/],
      ['x', 'ping --endpoint https://me:hunter22@example.com', /contains a password or a key/],
    ];
    const before = await readFile(join(folder, userFile), 'utf8');
    for (const [name, command, message] of refused) {
      const { code, stdout, stderr } = await imco('alias', 'set', name, command);
      assert.deepEqual([code, stdout], [2, ''], `${name} ${command}: ${stderr}`);
      assert.match(stderr, message);
      assert.doesNotMatch(stderr, /hunter22/);
    }
    assert.equal(await readFile(join(folder, userFile), 'utf8'), before);
  });

  test('takes groups of commands, implied lists, nouns and targets given with a flag', async (t) => {
    const { imco } = await setUp(t);
    for (const command of [
      'cloud servers',
      'kubernetes',
      'servers list --filter state=$1',
      'audit events --since 1h',
      'labels --limit 3',
      'cloud servers boot --wait=operational $1',
      'blueprint templates show --template-id $1',
      'imco -o json status',
      'sandbox run -- echo hello',
    ]) {
      const { code, stderr } = await imco('alias', 'set', 'x', command);
      assert.equal(code, 0, `${command}: ${stderr}`);
    }
  });

  test('writes nothing with --dry-run', async (t) => {
    const { imco, text } = await setUp(t);
    const { stdout } = await imco('alias', 'set', 'x', 'config list', '--dry-run', '-o', 'json');
    const { dry_run, alias, command, previous } = JSON.parse(stdout);
    assert.deepEqual([dry_run, alias, command, previous], [true, 'x', 'config list', null]);
    await assert.rejects(text());
  });
});

describe('an alias', () => {
  test('never replaces a command of imco, and a notice reports that it is ignored', async (t) => {
    const files = { [userFile]: aliases({ config: 'sandbox status', servers: 'config list' }) };
    const { imco } = await setUp(t, files);
    const run = await imco('config', 'get', 'concurrency');
    assert.deepEqual([run.code, run.stdout], [0, '8\n']);
    assert.match(run.stderr, /^notice: alias "config" ignored: imco has a command of that name/);
    const other = await imco('api', 'GET', 'x', '--dry-run');
    assert.doesNotMatch(other.stderr, /alias/);
    const noun = await imco('servers', 'list', '--endpoint', 'https://127.0.0.1:9');
    assert.match(noun.stderr, /alias "servers" ignored/);
  });

  test("counts only in the user's own settings file", async (t) => {
    const own = aliases({ mine: 'config get concurrency' });
    const foreign = aliases({ evil: 'config get concurrency', mine: 'config get timeout' });
    const { imco, folder } = await setUp(t, {
      [userFile]: own,
      'home/work/.imcorc': foreign,
      'home/work/named.yaml': foreign,
    });
    const ignored = /aliases ignored: only aliases in your own settings file are used/;
    const evil = await imco('evil');
    assert.equal(evil.code, 2);
    assert.match(evil.stderr, /unknown command 'evil'/);
    const mine = await imco('mine');
    assert.deepEqual([mine.code, mine.stdout], [0, '8\n']);
    assert.match(mine.stderr, ignored);
    await imco('config', 'trust');
    assert.match((await imco('evil')).stderr, /unknown command 'evil'/);
    for (const words of [
      ['evil', '--config', 'named.yaml'],
      ['--config', 'named.yaml', 'evil'],
    ]) {
      assert.match((await imco(...words)).stderr, /unknown command 'evil'/);
    }
    const named = await imco('mine', '--config', 'named.yaml');
    assert.deepEqual([named.code, named.stdout], [0, '8\n']);
    assert.match(named.stderr, ignored);
    // The user's own file is no stranger, whoever names it.
    const same = await imco('mine', '--config', join(folder, userFile));
    assert.deepEqual([same.code, same.stderr], [0, '']);
  });

  test("is saved in the user's own file, whatever file is named", async (t) => {
    const { imco, text } = await setUp(
      t,
      { 'home/work/named.yaml': 'output: json\n' },
      { IMCO_CONFIG: 'named.yaml' },
    );
    const set = await imco('alias', 'set', 'x', 'config get concurrency');
    assert.equal(set.code, 0, set.stderr);
    assert.match(await text(), /^aliases:\n {2}x: config get concurrency\n$/);
    assert.deepEqual(JSON.parse((await imco('x')).stdout), { concurrency: 8 });
  });

  test('cannot lead to another alias or to itself', async (t) => {
    const { imco } = await setUp(t, {
      [userFile]: aliases({ a: 'b', b: 'a', c: 'c', d: 'config list' }),
    });
    for (const name of ['a', 'b', 'c']) {
      const { code, stderr } = await imco(name);
      assert.equal(code, 10, name);
      assert.match(stderr, /alias "\w" in .*config\.yaml: \w is not a command of imco/);
    }
  });

  test('that is broken is reported with its file, and other commands still work', async (t) => {
    const { imco } = await setUp(t, {
      [userFile]: `aliases: {open: "config get 'x", number: 7, "Bad Name": x, fine: config list}\n`,
    });
    for (const [name, message] of [
      ['open', /alias "open" in .*: a quote is not closed/],
      ['number', /alias "number" in .*: it is not a command line/],
    ] as const) {
      const { code, stderr } = await imco(name);
      assert.equal(code, 10, name);
      assert.match(stderr, message);
    }
    assert.equal((await imco('config', 'get', 'concurrency')).code, 0);
    const { stdout } = await imco('alias', 'list', '-o', 'json');
    const problems = JSON.parse(stdout).map((row: { name: string; problem: string | null }) => [
      row.name,
      row.problem,
    ]);
    assert.deepEqual(problems, [
      ['Bad Name', 'not a valid name'],
      ['fine', null],
      ['number', 'not a command line'],
      ['open', 'a quote is not closed'],
    ]);
  });

  test('names what was typed and what it became in an error', async (t) => {
    const { imco } = await setUp(t, { [userFile]: aliases({ get: 'config get $1' }) });
    const { code, stderr } = await imco('get', 'outpt');
    assert.equal(code, 2);
    assert.match(stderr, /^error: unknown setting "outpt"$/m);
    assert.match(stderr, /^ {2}alias get: "imco get outpt" ran "imco config get outpt"$/m);
    const json = await imco('get', 'outpt', '-o', 'json');
    assert.deepEqual(JSON.parse(json.stderr).error.details, [
      'alias get: "imco get outpt -o json" ran "imco config get outpt -o json"',
    ]);
    const missing = await imco('get');
    assert.deepEqual([missing.code, missing.stdout], [2, '']);
    assert.match(missing.stderr, /alias "get" needs 1 argument\nhint: use "imco get ARG1/);
    const unknown = await imco('get', 'x', '--nosuch');
    assert.match(
      unknown.stderr,
      /unknown option '--nosuch'[\s\S]* ran "imco config get x --nosuch"/,
    );
  });

  test('is suggested for a misspelt word, and explained by help', async (t) => {
    const { imco } = await setUp(t, { [userFile]: aliases({ stalled: 'cloud servers list' }) });
    const { code, stderr } = await imco('stalledd');
    assert.equal(code, 2);
    assert.match(stderr, /did you mean stalled\?/);
    const help = await imco('help', 'stalled');
    assert.equal(help.code, 0, help.stderr);
    assert.match(help.stdout, /^Alias for "imco cloud servers list"$/m);
    assert.match((await imco('stalled', '--help')).stdout, /^Usage: imco cloud servers list /m);
  });
});

describe('alias list and delete', () => {
  test('list aliases in order, and delete all of those given or none', async (t) => {
    const { imco, text, cached } = await setUp(t);
    assert.match((await imco('alias', 'list')).stderr, /no aliases yet/);
    for (const name of ['b', 'a', 'c']) await imco('alias', 'set', name, 'config list');
    assert.equal((await imco('alias', 'ls', '-o', 'name')).stdout, 'a\nb\nc\n');
    assert.match((await imco('alias', 'list')).stdout, /^a +config list$/m);
    const wrong = await imco('alias', 'delete', 'a', 'bb');
    assert.equal(wrong.code, 3);
    assert.match(wrong.stderr, /alias "bb" not found\nhint: did you mean b\?/);
    const deleted = await imco('alias', 'rm', 'a', 'b');
    assert.deepEqual([deleted.code, deleted.stdout], [0, 'deleted a, b\n']);
    assert.equal(await text(), 'aliases:\n  c: config list\n');
    assert.doesNotMatch(await cached(), /^[ab]\t/m);
    await imco('alias', 'delete', 'c');
    assert.doesNotMatch(await text(), /aliases/);
  });

  test('work in JSON settings and in .imcorc of the home folder', async (t) => {
    for (const file of ['home/.config/imco/config.json', 'home/.imcorc']) {
      const { imco, folder } = await setUp(t, { [file]: '{"output": "table"}' });
      assert.equal((await imco('alias', 'set', 'x', 'config get concurrency')).code, 0);
      assert.equal((await imco('x')).stdout, '8\n', file);
      assert.match(await readFile(join(folder, file), 'utf8'), /aliases/);
      assert.equal((await imco('alias', 'delete', 'x')).code, 0);
      assert.equal((await imco('x')).code, 2);
    }
  });
});

test('the first word of a command of imco never leads to a file', async (t) => {
  const { folder, imco } = await setUp(t);
  // Settings that cannot be read: whoever looks for aliases fails.
  await mkdir(join(folder, 'home/.config/imco'), { recursive: true });
  await writeFile(join(folder, userFile), 'aliases: [', { mode: 0o600 });
  assert.equal((await imco('cloud', '--help')).code, 0);
  assert.equal((await imco('help', 'exit-codes')).code, 0);
  const { code, stderr } = await imco('nosuch');
  assert.equal(code, 10);
  assert.match(stderr, /config\.yaml/);
});
