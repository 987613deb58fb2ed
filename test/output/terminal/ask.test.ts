import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { type TestContext, test } from 'node:test';
import { ask, type Conversation } from '../../../src/output/terminal/ask.ts';
import { openTerminal } from '../../../src/output/terminal/terminal.ts';
import { folderWith } from '../../support/folders.ts';

/** Both ends of a connection: what is written to one arrives at the other when the loop polls. */
const connection = async (t: TestContext): Promise<readonly [Socket, Socket]> => {
  const server = createServer();
  server.listen(join(await folderWith(t, {}), 'keys'));
  await once(server, 'listening');
  const typing = connect(String(server.address()));
  const [source] = await once(server, 'connection');
  t.after(() => {
    typing.destroy();
    source.destroy();
    server.close();
  });
  return [typing, source];
};

/** The process has no CPU for that long. */
const stall = (ms: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
};

/** The first that is typed once the question stands. */
const firstTyped = async ({ input }: Conversation): Promise<string> => {
  const [chunk] = await once(input, 'data');
  return String(chunk);
};

test('keys typed before a question do not answer it, however long the process stalls', async (t) => {
  const [typing, source] = await connection(t);
  let isStalled = false;
  const stdin = Object.assign(source, {
    isTTY: true,
    setRawMode: (isRaw: boolean) => {
      if (!isRaw || isStalled) return;
      isStalled = true;
      process.nextTick(() => {
        typing.write('early');
        stall(60);
      });
    },
  });
  const screen = (): PassThrough => Object.assign(new PassThrough(), { isTTY: true, columns: 80 });
  const env = { TERM: 'xterm' };
  const terminal = openTerminal({ stdin, stdout: screen(), stderr: screen(), env, color: 'never' });
  // Behind the poll of this turn: the timers of the next one come first.
  await new Promise((resolve) => setImmediate(resolve));
  const answer = await ask(terminal, undefined, (conversation) => {
    const typed = firstTyped(conversation);
    setImmediate(() => typing.write('late'));
    return typed;
  });
  assert.equal(isStalled, true);
  assert.equal(answer, 'late');
});
