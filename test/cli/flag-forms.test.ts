import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Command } from 'commander';
import { normalizeWords } from '../../src/cli/command-line/normalize-words.ts';
import { type FaultyRun, faultyRuns } from '../support/faulty-run.ts';
import { answer } from '../support/faulty-server.ts';
import { runImco } from '../support/program.ts';

const id = '6c0817ba8d03a9ce180b5e51';
const row = { id, name: 'web-1', state: 'operational', label_ids: [], attached_server_id: null };

/** What a run came to; each has a server with a port of its own. */
const seen = ({ code, stdout, stderr, requests }: FaultyRun) => ({
  code,
  stdout: stdout.replaceAll(/localhost:\d+/g, ''),
  stderr: stderr.replaceAll(/localhost:\d+/g, ''),
  requests,
});

describe('forms in which a flag is taken', () => {
  const runs = faultyRuns();

  test('a short flag takes its value behind =, behind itself and as a word', async (context) => {
    for (const words of [['-o=json'], ['-ojson'], ['-o', 'json'], ['-q', '-o=json', '-ojson']]) {
      const ran = await runs.play(context, ['servers', 'list', ...words], [answer(200, [row])]);
      assert.equal(ran.code, 0, ran.stderr);
      assert.deepEqual(JSON.parse(ran.stdout), [row]);
    }
    const before = await runs.play(context, ['-o=name', 'servers', 'list'], [answer(200, [row])]);
    assert.equal(before.stdout, 'web-1\n');
  });

  test('what is for another program stays as it is', () => {
    const run = new Command('run')
      .option('-o, --out <format>')
      .argument('<command...>')
      .passThroughOptions();
    const program = new Command('imco').enablePositionalOptions().addCommand(run);
    for (const [given, taken] of [
      [
        ['run', '-o=a', 'ls', '-o=b'],
        ['run', '-o', 'a', 'ls', '-o=b'],
      ],
      [
        ['run', '-o=a', 'ls', '--wait=b'],
        ['run', '-o', 'a', 'ls', '--wait=b'],
      ],
      [
        ['run', '--out', '-o=a', 'ls'],
        ['run', '--out', '-o=a', 'ls'],
      ],
    ] as const) {
      assert.deepEqual(normalizeWords(program, given), taken);
    }
  });

  test('a state after --wait= is not a target', () => {
    const boot = new Command('boot').option('--wait').argument('[server...]');
    const program = new Command('imco').addCommand(boot);
    for (const [given, taken] of [
      [
        ['boot', '--wait=inactive', 'web-1'],
        ['boot', '--wait', '--wait-until=inactive', 'web-1'],
      ],
      [
        ['boot', '--wait', 'web-1'],
        ['boot', '--wait', 'web-1'],
      ],
    ] as const) {
      assert.deepEqual(normalizeWords(program, given), taken);
    }
  });

  test('an invalid value is reported without the =, and a switch takes none', async () => {
    const wrong = await runImco(['servers', 'list', '-o=foo']);
    assert.equal(wrong.code, 2);
    assert.match(wrong.stderr, /argument 'foo' is invalid/);
    const yes = await runImco(['servers', 'reboot', 'web-1', '-y=false']);
    assert.equal(yes.code, 2);
    assert.match(yes.stderr, /unknown option/);
  });

  test('the API names the server, the script and the target of a command as well', async (context) => {
    const play = (words: readonly string[]) =>
      runs.play(context, words, [(response, request) => answer(200, [row])(response, request)]);
    const attach = ['volumes', 'attach', 'web-1', '--dry-run', '-o', 'json'];
    const script = ['servers', 'run-script', id, '--dry-run', '-o', 'json'];
    for (const [plain, others] of [
      [
        [...attach, '--server', id],
        [
          [...attach, '--server-id', id],
          [...attach, `--server_id=${id}`],
          [...attach, '--attached-server-id', id],
        ],
      ],
      [
        [...script, '--script', id],
        [
          [...script, '--script-id', id],
          [...script, '--script_id', id],
          ['servers', 'run-script', '--server-id', id, ...script.slice(3), '--script-id', id],
        ],
      ],
      [
        ['templates', 'servers', id],
        [
          ['templates', 'servers', '--template-id', id],
          ['templates', 'servers', `--template_id=${id}`],
        ],
      ],
      [['server-arrays', 'servers', id], [['server-arrays', 'servers', '--server-array-id', id]]],
    ]) {
      const expected = await play(plain as string[]);
      for (const words of others as string[][]) {
        assert.deepEqual(seen(await play(words)), seen(expected), words.join(' '));
      }
    }
    const twice = await play([...script, '--script', id, '--script-id', 'other']);
    assert.match(twice.stderr, /--script is given twice with different values/);
  });
});
