import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { stripVTControlCharacters } from 'node:util';
import { spawn as spawnOnTerminal } from '@lydell/node-pty';
import { scenes } from './scenes.ts';

/** The tests start this file again, as a process with streams of its own, to play one scene. */
const script = join(process.cwd(), 'dist', 'test', 'output', 'streams.test.cjs');

const environment = (scene: string): Record<string, string> => ({
  PATH: process.env.PATH ?? '',
  NODE_PATH: process.env.NODE_PATH ?? '',
  LANG: 'C.UTF-8',
  TERM: 'xterm-256color',
  SCENE: scene,
});

interface Played {
  readonly screen: string;
  readonly exitCode: number;
}

/** Plays a scene on a real terminal of 60 columns; `keys` are typed once `prompt` is shown. */
const play = (scene: string, prompt = '', keys = ''): Promise<Played> =>
  new Promise((resolve) => {
    const child = spawnOnTerminal(process.execPath, [script], {
      cols: 60,
      rows: 20,
      env: environment(scene),
    });
    let screen = '';
    let typed = false;
    child.onData((data) => {
      screen += data;
      if (typed || keys === '' || !screen.includes(prompt)) return;
      typed = true;
      child.write(keys);
    });
    child.onExit(({ exitCode }) => resolve({ screen, exitCode }));
  });

const defineTests = (): void => {
  test('a reader that leaves early ends a long answer without a word', async () => {
    const child = spawn(process.execPath, [script], {
      env: environment('flood'),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.once('data', () => child.stdout.destroy());
    let said = '';
    child.stderr.on('data', (data) => {
      said += String(data);
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    assert.equal(said, 'done\n');
    assert.equal(code, 0);
  });

  test('a list on a real terminal fits it and sends no escape of the platform', async () => {
    const { screen } = await play('list');
    const lines = stripVTControlCharacters(screen).trimEnd().split('\r\n');
    const words = (count: number): string => Array(count).fill('word').join(' ');
    const below = ' '.repeat(30);
    assert.deepEqual(lines, [
      'NAME                          ABOUT',
      `日本-🚀-\\u001b]0;owned\\u0007  ${words(6)}`,
      ...Array(5).fill(`${below}${words(6)}`),
      `${below}${words(4)}`,
      '1 column hidden (id): widen the terminal, or use -o wide',
    ]);
    assert.ok(!screen.includes('\u001b]0;'));
  });

  test('a wait on a terminal is one line that is gone afterwards', async () => {
    const { screen, exitCode } = await play('wait');
    assert.equal(exitCode, 0);
    assert.ok(screen.includes('- web-1 is \\u001b[5mbooting'));
    assert.match(screen, /web-1 is bootstrapping/);
    assert.match(screen, /a note in between\r\n/);
    // The last that is drawn of the spinner is its being wiped.
    assert.ok(screen.endsWith('\u001b[Jover\r\n'), JSON.stringify(screen));
    assert.ok(!screen.includes('\u001b[?25l'), 'the cursor was hidden');
  });

  test('a short wait shows no spinner', async () => {
    assert.deepEqual(await play('short wait'), { screen: '', exitCode: 0 });
  });

  const answers: readonly (readonly [key: string, keys: string, answer: string])[] = [
    ['y', 'y', 'true'],
    ['n', 'n', 'false'],
    ['Enter alone', '\r', 'false'],
    ['an arrow and Enter', '\u001b[D\r', 'true'],
    ['Ctrl-C', '\u0003', 'interrupted: the question was not answered'],
    ['Ctrl-D', '\u0004', 'interrupted: the question was not answered'],
    ['Esc', '\u001b', 'interrupted: the question was not answered'],
  ];
  for (const [key, keys, answer] of answers) {
    test(`a question answered with ${key} gives ${answer}`, async () => {
      const { screen, exitCode } = await play('ask', 'No', keys);
      assert.match(screen, /Destroy \\u001b\[5mweb-1\?/);
      assert.ok(screen.endsWith(`answer: ${answer}\r\n`), JSON.stringify(screen));
      assert.equal(exitCode, 0);
    });
  }

  test('a question that was answered stays on the screen with its answer', async () => {
    const { screen } = await play('ask', 'No', 'y');
    assert.match(stripVTControlCharacters(screen), /◇ {2}Destroy \\u001b\[5mweb-1\?\s+Yes/);
  });

  test('a question is over when the run is', async () => {
    const { screen } = await play('ask with a deadline');
    assert.ok(screen.endsWith('answer: Interruption: asked to end\r\n'), JSON.stringify(screen));
  });
};

const scene = scenes[process.env.SCENE ?? ''];
if (scene) void scene();
else defineTests();
