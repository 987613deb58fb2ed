import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { exitCodes } from '../../src/cli/exit-codes.ts';
import { runImco } from '../support/program.ts';

describe('a command line', () => {
  test('that names a group alone shows what is in it, and ends with 0', async () => {
    for (const words of [[], ['cloud'], ['cloud', 'servers'], ['config'], ['sandbox']]) {
      const { code, stdout, stderr } = await runImco(words);
      assert.deepEqual({ code, stderr }, { code: 0, stderr: '' }, words.join(' '));
      assert.equal(stdout, (await runImco([...words, '--help'])).stdout);
      // The sandbox alone takes no format.
      if (words[0] === 'sandbox') continue;
      const asDocument = await runImco([...words, '-o', 'json']);
      assert.equal(asDocument.code, 2, words.join(' '));
      assert.equal(asDocument.stdout, '');
      assert.equal(JSON.parse(asDocument.stderr).error.code, 'incomplete');
    }
  });

  test('that asks for help has bold headings where it asks for colour, and a program none', async () => {
    const bold = '\u001b[1mUsage:\u001b[22m imco cloud';
    const show = async (words: readonly string[], screen?: number): Promise<string> =>
      (await runImco(words, screen ? { screen } : {})).stdout;
    assert.ok((await show(['cloud', '--help'], 80)).includes(bold));
    assert.ok((await show(['cloud', '--help', '--color', 'always'])).includes(bold));
    assert.ok((await show(['help', 'cloud'], 80)).includes(bold));
    assert.ok((await show(['cloud'], 80)).includes(bold));
    for (const text of [
      await show(['cloud', '--help']),
      await show(['cloud', '--help', '--no-color'], 80),
      await show(['cloud', '--help', '--color=never'], 80),
      await show(['help', 'cloud', '-o', 'json'], 80),
    ]) {
      assert.ok(text.includes('Usage: imco cloud'), text);
      assert.doesNotMatch(text, /\\u001b/);
      assert.ok(!text.includes('\u001b'), text);
    }
  });

  test('that lacks its target is refused with an example, and names its help', async () => {
    for (const [words, hint] of [
      [
        ['cloud', 'servers', 'boot'],
        'give names or ids, --selector or --all, for example "imco cloud servers boot web-1 --wait"; see "imco cloud servers boot --help"',
      ],
      [
        ['cloud', 'servers', 'show'],
        'for example "imco cloud servers show web-1"; see "imco cloud servers show --help"',
      ],
      [
        ['config', 'set', 'api'],
        'for example "imco config set output wide"; see "imco config set --help"',
      ],
    ] as const) {
      const { code, stdout, stderr } = await runImco(words);
      assert.equal(code, 2, words.join(' '));
      assert.equal(stdout, '');
      const [error = '', ...rest] = stderr.trimEnd().split('\n');
      assert.match(error, /^error: /);
      assert.deepEqual(rest, [`hint: ${hint}`]);
    }
  });

  test('that asks for help gets it on stdout, how it is typed before everything else', async () => {
    for (const words of [['--help'], ['cloud', '-h'], ['cloud', 'servers', 'boot', '--help']]) {
      const { code, stdout, stderr } = await runImco(words);
      assert.equal(code, 0, words.join(' '));
      assert.equal(stderr, '');
      assert.match(stdout, /^.*\n+Usage: imco /);
      for (const line of stdout.split('\n')) assert.ok(line.length <= 100, line);
    }
  });

  test('is the same in the spelling of the API, in the singular and with aliases of verbs', async () => {
    const help = async (...words: string[]): Promise<string> => {
      const { code, stdout } = await runImco([...words, '--help']);
      assert.equal(code, 0, words.join(' '));
      return stdout;
    };
    const list = await help('cloud', 'ssh-profiles', 'list');
    for (const noun of ['ssh_profiles', 'ssh-profile', 'ssh_profile']) {
      assert.equal(await help('cloud', noun, 'ls'), list);
    }
    assert.equal(
      await help('cloud', 'server', 'create'),
      await help('cloud', 'servers', 'commission'),
    );
    assert.equal(
      await help('cloud', 'server', 'rm'),
      await help('cloud', 'servers', 'decommission'),
    );
    const { stdout } = await runImco(['help', 'cloud', 'ssh_profiles', 'ls']);
    assert.equal(stdout, list);
  });

  test('with a slip gets the nearest word', async () => {
    const hints: readonly (readonly [string[], string])[] = [
      [['clod'], 'cloud'],
      [['cloud', 'severs'], 'servers'],
      [['cloud', 'servers', 'comission'], 'commission'],
      [['cloud', 'servers', 'list', '--ouput', 'json'], '--output'],
      [['help', 'exit-code'], 'exit-codes'],
    ];
    for (const [words, near] of hints) {
      const { code, stderr } = await runImco(words);
      assert.equal(code, 2);
      assert.match(stderr, new RegExp(`hint: did you mean ${near}\\?`));
    }
  });

  test('that requests JSON is refused in JSON, at any position of the flag', async () => {
    for (const words of [
      ['-o', 'json', 'cloud', 'servers', 'boot'],
      ['cloud', 'servers', 'bot', '--output=json'],
      ['cloud', 'servers', '-ojson'],
    ]) {
      const { code, stdout, stderr } = await runImco(words);
      assert.equal(code, 2, words.join(' '));
      assert.equal(stdout, '');
      const { error } = JSON.parse(stderr);
      assert.equal(error.exit, 2);
      assert.ok(error.message && error.hint);
    }
  });

  test('never takes a secret: no flag holds one', async () => {
    const { stdout } = await runImco(['cloud', 'ssh-profiles', 'create', '--help']);
    assert.match(stdout, /--private-key-file <file>/);
    const { code, stderr } = await runImco([
      'cloud',
      'ssh-profiles',
      'create',
      '--private-key',
      'x',
    ]);
    assert.equal(code, 2);
    assert.match(stderr, /unknown option/);
  });

  test('help exit-codes prints every row of the table', async () => {
    const { stdout } = await runImco(['help', 'exit-codes']);
    for (const { code, meaning } of exitCodes) {
      assert.match(stdout, new RegExp(`^ +${code} +${meaning.replaceAll(/[()]/g, '\\$&')}$`, 'm'));
    }
  });
});
