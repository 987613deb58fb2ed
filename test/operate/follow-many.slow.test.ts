/** In the outer ring: a list of a million events is read twice. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { type Behaviour, startFaultyServer } from '../support/faulty-server.ts';
import { makeWorld } from '../support/mutual-tls.ts';
import { bareEnv, script } from '../support/program.ts';

const many = 1_000_000;

/** Less than a tenth of what a million events take when they are held. */
const heapMb = 96;

const eventOf = (number: number): string =>
  JSON.stringify({
    id: number.toString(16).padStart(24, '0'),
    timestamp: new Date(1_780_000_000_000 + number * 1000).toISOString(),
    level: 'info',
    header: `event ${number}`,
    description: `Something has happened for the ${number}th time, as it does.`,
  });

/** A list of events up to this one, the newest first, as fast as it is read. */
const listsUpTo =
  (newest: number): Behaviour =>
  (response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    let next = newest;
    const more = (): void => {
      while (!response.destroyed && next > 0) {
        const lines: string[] = [];
        for (let count = 0; count < 1000 && next > 0; count++, next--) lines.push(eventOf(next));
        if (!response.write(`${next + lines.length === newest ? '[' : ','}${lines.join()}`)) {
          response.once('drain', more);
          return;
        }
      }
      response.end(']');
    };
    more();
  };

test('a million events are followed in bounded memory, and none is lost', async (context) => {
  const { authority, person, server: identity } = await makeWorld();
  const folder = await mkdtemp(join(tmpdir(), 'imco-many-'));
  context.after(() => rm(folder, { recursive: true }));
  const files = { ca: authority.cert, cert: person.cert, key: person.key };
  for (const [name, pem] of Object.entries(files))
    await writeFile(join(folder, name), pem, { mode: 0o600 });
  const behaviours = [listsUpTo(many), listsUpTo(many + 2)];
  const server = await startFaultyServer(identity, authority.cert, behaviours);
  context.after(() => server.close());

  const paths = Object.keys(files).flatMap((name) => [`--${name}`, join(folder, name)]);
  const words = ['audit', 'events', '--follow', '--poll', '1s', '-o', 'jsonl'];
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${heapMb}`, script, ...words, '--endpoint', server.endpoint, ...paths],
    { cwd: folder, env: bareEnv(folder), stdio: ['ignore', 'pipe', 'pipe'] },
  );
  context.after(() => child.kill('SIGKILL'));
  const errors: Buffer[] = [];
  child.stderr.on('data', (part: Buffer) => errors.push(part));
  const headers: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    headers.push(JSON.parse(line).header);
    if (headers.length === 12) child.kill('SIGINT');
  }
  if (child.exitCode === null) await once(child, 'exit');
  const expected = Array.from({ length: 12 }, (_, at) => `event ${many - 9 + at}`);
  assert.deepEqual(headers, expected, Buffer.concat(errors).toString('utf8'));
  assert.equal(child.exitCode, 130);
});
