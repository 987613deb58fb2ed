import { join } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import type { Host } from '../../host.ts';
import { Failure, UsageFailure } from '../../lib/failures/failures.ts';
import { createEncodingHint, createFileFailure } from '../../lib/files/file-failure.ts';
import { explainFileProblem, FileProblem } from '../../lib/files/file-problem.ts';
import { requireHomeFolder } from '../../lib/files/home-folder.ts';
import { readNamedFile } from '../../lib/files/named-file.ts';
import { resolveInFolder } from '../../lib/files/working-folder.ts';
import { isBlank } from '../../lib/text/blank.ts';
import { decodeText } from '../../lib/text/decode.ts';
import {
  contentForPathHint,
  describeContentGivenAsPath,
  hideSuspectPath,
} from '../../lib/text/secret-content.ts';
import { writeAboveFrames } from '../../output/terminal/redraw.ts';

/** Maximum size of a file or stdin for one flag, in bytes. */
const maxInputBytes = 10 * 1024 * 1024;

/** The flag that reads a stream, which can be read only once. */
const readers = new WeakMap<NodeJS.ReadableStream, string>();

const takeStandardInput = ({ terminal }: Host, flag: string): NodeJS.ReadableStream => {
  const { stream } = terminal.in;
  const reader = readers.get(stream);
  if (reader !== undefined) {
    throw new UsageFailure(`${flag}: stdin is already read by ${reader}`, {
      hint: 'use a file for one of them',
    });
  }
  readers.set(stream, flag);
  return stream;
};

const createTooLong = (): FileProblem => new FileProblem('too-long', 'is larger than 10 MB');

/** Reads stdin to its end, and refuses input that is too large before it fills the memory. */
const readStandardInput = async (host: Host, flag: string): Promise<Buffer> => {
  const { signal, terminal } = host;
  const stream = takeStandardInput(host, flag);
  if (terminal.in.isTerminal) {
    const lines = flag === 'targets' ? ', one per line' : '';
    writeAboveFrames(terminal.err, `reading ${flag} from stdin${lines}; press Ctrl-D to end\n`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // Node's types require the class; stdin and files are instances of it.
  for await (const chunk of addAbortSignal(signal, stream as Readable)) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > maxInputBytes) throw createTooLong();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

const resolvePath = (host: Host, path: string): string =>
  path.startsWith('~/')
    ? join(requireHomeFolder(host.home), path.slice(2))
    : resolveInFolder(host.cwd, path);

const readFile = async (host: Host, path: string): Promise<Buffer> => {
  const { signal } = host;
  return (await readNamedFile(resolvePath(host, path), { limit: maxInputBytes, signal })).bytes;
};

/** An input and how failures name it. */
interface Read {
  /** Failures begin with this. */
  readonly name: string;
  /** Undefined for stdin, and if the path must not be repeated. */
  readonly path: string | undefined;
  readonly isSecret: boolean;
}

/** The failure about an input that cannot be read or is not valid. */
const createReadFailure = (error: unknown, { name, path, isSecret }: Read): Failure => {
  const problem = explainFileProblem(error);
  if (problem.limit) return createFileFailure(name, problem);
  if (problem.kind === 'too-long') return new UsageFailure(`${name} ${createTooLong().message}`);
  // Not even one byte of a secret is shown.
  const isHidden = isSecret && problem.kind === 'encoding' && problem.encoding === undefined;
  const message = isHidden ? 'is not UTF-8' : problem.message;
  const hint = createEncodingHint(problem, path);
  return new UsageFailure(`${name} ${message}`, { ...(hint && { hint }), cause: error });
};

/** Refuses a key or token given instead of a path, without repeating it. */
const checkPath = (host: Host, path: string, flag: string): void => {
  if (path === '-') return;
  const content = describeContentGivenAsPath(path, resolvePath(host, path));
  if (content === undefined) return;
  throw new UsageFailure(`${flag} expects a file path, but got ${content}`, {
    code: 'content_for_path',
    hint: contentForPathHint,
  });
};

/** The path as failures show it; hidden if it may be a secret. */
export const chooseShownPath = (host: Host, path: string): string =>
  path !== '-' && hideSuspectPath(resolvePath(host, path), '') === '' ? 'the file' : path;

/**
 * Reads a file, or stdin for `-`. Failures name `flag` and show the path as `shown`, because a
 * path given for a secret may be the secret itself.
 */
export const readInput = async (
  host: Host,
  path: string,
  flag: string,
  shown = chooseShownPath(host, path),
): Promise<string> => {
  if (isBlank(path)) {
    throw new UsageFailure(`${flag}: the file name is empty`, {
      code: 'empty_value',
      hint: 'check whether a variable is empty; give the path of a file, or - for stdin',
    });
  }
  checkPath(host, path, flag);
  const name = path === '-' ? `${flag}: stdin` : `${flag}: ${shown}`;
  try {
    return decodeText(await (path === '-' ? readStandardInput(host, flag) : readFile(host, path)));
  } catch (cause) {
    host.signal.throwIfAborted();
    if (cause instanceof Failure) throw cause;
    const isSecret = shown !== path;
    const repeated = isSecret || path === '-' ? undefined : path;
    throw createReadFailure(cause, { name, path: repeated, isSecret });
  }
};
