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
import { describeContentGivenAsPath, hideSuspectPath } from '../../lib/text/secret-content.ts';
import { writeAboveFrames } from '../../output/terminal/redraw.ts';

/** Most that is read from a file or stdin for one flag, in bytes. */
const maxInputBytes = 10 * 1024 * 1024;

/** The flag that reads a stream: what has been read once is not there for another. */
const readers = new WeakMap<NodeJS.ReadableStream, string>();

const takeStandardInput = ({ terminal }: Host, flag: string): NodeJS.ReadableStream => {
  const { stream } = terminal.in;
  const reader = readers.get(stream);
  if (reader !== undefined) {
    throw new UsageFailure(`${flag}: stdin is read by ${reader} already`, {
      hint: 'give one of them a file',
    });
  }
  readers.set(stream, flag);
  return stream;
};

const createTooLong = (): FileProblem => new FileProblem('too-long', 'holds more than 10 MB');

/** Reads stdin to its end, or refuses what is too long before it fills the memory. */
const readStandardInput = async (host: Host, flag: string): Promise<Buffer> => {
  const { signal, terminal } = host;
  const stream = takeStandardInput(host, flag);
  if (terminal.in.isTerminal) {
    const lines = flag === 'targets' ? ', one a line' : '';
    writeAboveFrames(terminal.err, `reading ${flag} from stdin${lines}; Ctrl-D ends\n`);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  // Node's types ask for the class; stdin and files are instances of it.
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

/** What was read, and how failures name it. */
interface Read {
  /** What its failures begin with. */
  readonly name: string;
  /** Undefined where it is not to be repeated, or is stdin. */
  readonly path: string | undefined;
  readonly isSecret: boolean;
}

/** What is wrong with what was read, or with reading it. */
const createReadFailure = (error: unknown, { name, path, isSecret }: Read): Failure => {
  const problem = explainFileProblem(error);
  if (problem.limit) return createFileFailure(name, problem);
  if (problem.kind === 'too-long') return new UsageFailure(`${name} ${createTooLong().message}`);
  // A byte of a secret is one too many.
  const isHidden = isSecret && problem.kind === 'encoding' && problem.encoding === undefined;
  const message = isHidden ? 'is not UTF-8' : problem.message;
  const hint = createEncodingHint(problem, path);
  return new UsageFailure(`${name} ${message}`, { ...(hint && { hint }), cause: error });
};

/** Refuses a key or a token in the place of a path, without repeating it. */
const checkPath = (host: Host, path: string, flag: string): void => {
  if (path === '-') return;
  const content = describeContentGivenAsPath(path, resolvePath(host, path));
  if (content === undefined) return;
  throw new UsageFailure(`${flag} holds ${content}, not the path of one`, {
    code: 'content_for_path',
    hint: 'write it into a file (mode 600) and name that file',
  });
};

/** The path as failures repeat it, where it may be repeated. */
export const chooseShownPath = (host: Host, path: string): string =>
  path !== '-' && hideSuspectPath(resolvePath(host, path), '') === ''
    ? 'the file named there'
    : path;

/**
 * The text of a file, or of stdin for `-`. When it can't be read, `flag` is named and the file as
 * `shown`: what was meant for a secret's file may be the secret itself.
 */
export const readInput = async (
  host: Host,
  path: string,
  flag: string,
  shown = chooseShownPath(host, path),
): Promise<string> => {
  if (isBlank(path)) {
    throw new UsageFailure(`${flag} names no file`, {
      code: 'empty_value',
      hint: 'is a variable empty? write the path of a file, or - for stdin',
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
