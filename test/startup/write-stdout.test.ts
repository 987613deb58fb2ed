/** Output to pipes that do not block, as ssh and parents of Node's hand them on. */
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, readFileSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { folderWith } from '../support/folders.ts';
import { bareEnv, script } from '../support/program.ts';

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EAGAIN';

/** Both ends of a pipe that does not block. */
const openPipe = async (t: TestContext): Promise<readonly [reader: number, writer: number]> => {
  const path = join(await folderWith(t, {}), 'pipe');
  assert.equal(spawnSync('sh', ['-c', 'mkfifo "$1"', 'sh', path]).status, 0);
  const reader = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return [reader, openSync(path, constants.O_WRONLY | constants.O_NONBLOCK)];
};

/** Fills a pipe; answers how much it took. */
const fill = (writer: number): number => {
  let size = 0;
  try {
    for (;;) size += writeSync(writer, Buffer.alloc(4096, '.'));
  } catch (error) {
    if (!isFull(error)) throw error;
    return size;
  }
};

/** What comes out of a pipe until its other end is closed. */
const readToEnd = async (reader: number): Promise<string> => {
  const parts: Buffer[] = [];
  const part = Buffer.alloc(8192);
  for (;;) {
    try {
      const size = readSync(reader, part);
      if (size === 0) return Buffer.concat(parts).toString();
      parts.push(Buffer.from(part.subarray(0, size)));
    } catch (error) {
      if (!isFull(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
};

/** Starts imco with this end of a pipe as stdout; Node would make an inherited stdout block. */
const startInto = (writer: number, words: readonly string[]) => {
  const line = 'exec "$@" >&3 3>&-';
  const child = spawn('sh', ['-c', line, 'sh', process.execPath, script, ...words], {
    env: bareEnv(),
    stdio: ['ignore', 'ignore', 'pipe', writer],
  });
  let stderr = '';
  child.stderr?.on('data', (text) => {
    stderr += text;
  });
  return { ended: once(child, 'close').then(([code]) => ({ code, stderr })) };
};

describe('a full pipe', { concurrency: true }, () => {
  for (const [words, expected] of [
    [['completion', 'bash'], () => readFileSync('completions/imco.bash', 'utf8')],
    [['completion', 'zsh'], () => readFileSync('completions/_imco', 'utf8')],
    [['--help'], () => spawnSync(process.execPath, [script, '--help'], { env: bareEnv() }).stdout],
    [['--version'], () => `${JSON.parse(readFileSync('package.json', 'utf8')).version}\n`],
  ] as const) {
    test(`${words.join(' ')} waits for a reader that is late`, async (t) => {
      const [reader, writer] = await openPipe(t);
      const filled = fill(writer);
      const { ended } = startInto(writer, words);
      closeSync(writer);
      const early = await Promise.race([
        ended,
        new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 1000)),
      ]);
      assert.equal(early, undefined);
      const [text, { code, stderr }] = await Promise.all([readToEnd(reader), ended]);
      closeSync(reader);
      assert.deepEqual([code, stderr], [0, '']);
      assert.ok(text.slice(filled) === String(expected()), `${text.length - filled} characters`);
    });
  }

  test('a reader that closes the pipe while imco waits is not a failure', async (t) => {
    const [reader, writer] = await openPipe(t);
    fill(writer);
    const { ended } = startInto(writer, ['completion', 'bash']);
    closeSync(writer);
    await new Promise((resolve) => setTimeout(resolve, 300));
    closeSync(reader);
    assert.deepEqual(await ended, { code: 0, stderr: '' });
  });
});
