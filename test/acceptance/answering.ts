/**
 * The commands of sessions, answered by the process of the tests. A shell finds small scripts under
 * their names, which hand over their words, environment and streams and wait for the exit code:
 * starting Node each time would cost more than all that the commands do. What starts processes of
 * its own, or is answered before anything is loaded, is left to the built program.
 */
import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync, fstatSync, openSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, Socket } from 'node:net';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { finished } from 'node:stream/promises';
import { runOn, script } from '../support/program.ts';

/** What a shell says of a command it has started. */
interface Call {
  readonly name: string;
  readonly pid: string;
  readonly cwd: string;
  readonly words: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

interface Streams {
  readonly stdin: Readable;
  readonly stdout: Writable;
  readonly stderr: Writable;
}

type Answer = (call: Call, streams: Streams, signal: AbortSignal) => Promise<number>;

const imco: Answer = ({ words, cwd, env }, streams, signal) =>
  runOn({ ...streams, args: words, env, cwd, home: env.HOME ?? cwd, signal });

/** What the expression makes of a document, which it calls `it`, as the tool `json` prints it. */
export const evaluated = (document: string, expression: string): string => {
  const made: unknown = new Function('it', `return (${expression})`)(JSON.parse(document));
  return `${typeof made === 'string' ? made : JSON.stringify(made)}\n`;
};

const json: Answer = async ({ words: [expression = ''] }, { stdin, stdout, stderr }) => {
  const document = await text(stdin);
  try {
    stdout.write(evaluated(document, expression));
    return 0;
  } catch (error) {
    stderr.write(`${String(error)}: ${document}\n`);
    return 1;
  }
};

const answers: Readonly<Record<string, Answer>> = { imco, json };

/** Words of imco that need a process of their own. */
export const ownProcess = /^(?:sandbox|completion|--version|-V|config edit)\b/;

/** Reads a call: texts that end with NUL, the last of them empty; `undefined` until it is whole. */
const callIn = (bytes: Buffer): Call | undefined => {
  const [name = '', pid = '', cwd = '', count = '', ...rest] = bytes.toString().split('\0');
  const variables = rest.slice(Number(count));
  const end = variables.indexOf('');
  if (end < 0 || end === variables.length - 1) return undefined;
  const pairs = variables.slice(0, end).map((variable): [string, string] => {
    const place = variable.indexOf('=');
    return [variable.slice(0, place), variable.slice(place + 1)];
  });
  return { name, pid, cwd, words: rest.slice(0, Number(count)), env: Object.fromEntries(pairs) };
};

const isPipe = (fd: number): boolean => fstatSync(fd).isFIFO();

/** stdin of another process. A pipe holds no thread while it waits. */
const inputOf = (pid: string): Readable => {
  const path = `/proc/${pid}/fd/0`;
  const fd = openSync(path, 'r');
  return isPipe(fd) ? new Socket({ fd, writable: false }) : createReadStream(path, { fd });
};

const outputOf = (pid: string, number: 1 | 2): Writable => {
  const path = `/proc/${pid}/fd/${number}`;
  const fd = openSync(path, 'a');
  return isPipe(fd) ? new Socket({ fd, readable: false }) : createWriteStream(path, { fd });
};

/** Answers one call; all it has written is out before the shell gets the exit code. */
const answer = async (call: Call, signal: AbortSignal): Promise<number> => {
  const { pid, name } = call;
  const streams = { stdin: inputOf(pid), stdout: outputOf(pid, 1), stderr: outputOf(pid, 2) };
  try {
    return (await answers[name]?.(call, streams, signal)) ?? 127;
  } finally {
    streams.stdin.destroy();
    for (const stream of [streams.stdout, streams.stderr]) {
      stream.on('error', () => {});
      stream.end();
      // Whoever read it may be gone.
      await finished(stream).catch(() => {});
    }
  }
};

/** What is written in a shell of its own leaves the streams of this one as they are. */
const overTo = (name: string, port: number): string => `
exec 9<>/dev/tcp/127.0.0.1/${port}
(printf '%s\\0' ${name} $$ "$PWD" $# "$@"; env -0; printf '\\0') >&9
read -r -u 9 code
exit "$code"
`;

const program = `exec '${process.execPath}' '${script}' "$@"`;

/** One process can open the streams of another. */
const opensStreams = existsSync('/proc/self/fd/1');

/** The scripts by name; elsewhere than on Linux the programs themselves. */
const scriptsFor = (port: number): Readonly<Record<string, string>> => {
  if (!opensStreams) return { imco: `#!/bin/sh\n${program}\n` };
  const isOwn = ownProcess.source.replace('(?:', '(').replace('\\b', '( |$)');
  const own = `own='${isOwn}'\nif [[ "$*" =~ $own ]]; then ${program}; fi`;
  return {
    imco: `#!/bin/bash\n${own}${overTo('imco', port)}`,
    json: `#!/bin/bash${overTo('json', port)}`,
  };
};

/** Puts the commands into a folder; answers how to stop answering them. */
export const answerIn = async (folder: string): Promise<() => Promise<void>> => {
  const server = createServer((socket) => {
    const gone = new AbortController();
    let bytes = Buffer.alloc(0);
    socket.on('error', () => {});
    socket.on('close', () => gone.abort(new Error('the shell has ended the command')));
    socket.on('data', (part) => {
      bytes = Buffer.concat([bytes, part]);
      const call = callIn(bytes);
      if (call) void answer(call, gone.signal).then((code) => socket.end(`${code}\n`));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server without a pipe's name has an address with a port.
  const { port } = server.address() as AddressInfo;
  for (const [name, text] of Object.entries(scriptsFor(port))) {
    await writeFile(join(folder, name), text, { mode: 0o700 });
  }
  return async () => {
    server.close();
    await once(server, 'close');
  };
};
