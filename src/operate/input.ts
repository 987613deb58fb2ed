import { join } from 'node:path';
import { addAbortSignal, type Readable } from 'node:stream';
import { integerOf } from '../catalog/integers.ts';
import { Failure, UsageFailure } from '../failures.ts';
import { neededHome } from '../home-folder.ts';
import type { Host } from '../host.ts';
import { FileProblem } from '../lib/files/file-problem.ts';
import { readNamedFile } from '../lib/files/named-file.ts';
import { decodeText } from '../lib/text/decode.ts';
import { pathInFolder } from '../working-folder.ts';

/** Most that is read from a file or stdin for one flag, in bytes. */
const most = 10 * 1024 * 1024;

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

const tooLong = (): FileProblem => new FileProblem('too-long', 'holds more than 10 MB');

/** Reads stdin to its end, or refuses what is too long before it fills the memory. */
const readStandardInput = async (host: Host, flag: string): Promise<Buffer> => {
  const { signal } = host;
  const stream = takeStandardInput(host, flag);
  const chunks: Buffer[] = [];
  let size = 0;
  // Node's types ask for the class; stdin and files are instances of it.
  for await (const chunk of addAbortSignal(signal, stream as Readable)) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size > most) throw tooLong();
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
};

const pathFrom = (host: Host, path: string): string =>
  path.startsWith('~/') ? join(neededHome(host.home), path.slice(2)) : pathInFolder(host.cwd, path);

const readFile = async (host: Host, path: string): Promise<Buffer> => {
  const { signal } = host;
  return (await readNamedFile(pathFrom(host, path), { limit: most, signal })).bytes;
};

/** What is wrong with what was read, or with reading it. */
const problemWith = (error: unknown, isSecret: boolean): string => {
  if (!(error instanceof FileProblem)) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return `can't be read (${code})`;
  }
  if (error.kind === 'too-long') return tooLong().message;
  // A byte of a secret is one too many.
  if (error.kind === 'encoding') return isSecret ? 'is not UTF-8' : error.message;
  return error.cause === undefined ? error.message : problemWith(error.cause, isSecret);
};

/**
 * The text of a file, or of stdin for `-`. When it can't be read, `flag` is named and the file as
 * `shown`: what was meant for a secret's file may be the secret itself.
 */
export const readInput = async (
  host: Host,
  path: string,
  flag: string,
  shown = path,
): Promise<string> => {
  const name = path === '-' ? `${flag}: stdin` : `${flag}: ${shown}`;
  try {
    return decodeText(await (path === '-' ? readStandardInput(host, flag) : readFile(host, path)));
  } catch (cause) {
    host.signal.throwIfAborted();
    if (cause instanceof Failure) throw cause;
    throw new UsageFailure(`${name} ${problemWith(cause, shown !== path)}`, { cause });
  }
};

/** The value of a JSON or YAML text; JSON is YAML, so one parser reads both. */
const parsed = async (text: string, name: string): Promise<unknown> => {
  const { parseDocument, visit } = await import('yaml');
  const document = parseDocument(text, {
    prettyErrors: false,
    stringKeys: true,
    logLevel: 'error',
    intAsBigInt: true,
  });
  const [problem] = document.errors;
  if (problem) {
    const line = text.slice(0, problem.pos[0]).split('\n').length;
    throw new UsageFailure(`${name} is neither JSON nor YAML: ${problem.code} in line ${line}`);
  }
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value === 'bigint') node.value = integerOf(String(node.value));
    },
  });
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new UsageFailure(`${name} can't be unfolded: its aliases are too many or lead nowhere`, {
      cause,
    });
  }
};

/** Whole numbers are kept as they were written, unless they are written as decimals. */
const isAltered = (value: number): boolean =>
  Number.isInteger(value) && !Number.isSafeInteger(value) && Math.abs(value) < 1e21;

/** Refuses numbers that would be sent as others than were written. */
export const checkNumbers = (value: unknown, name: string): void => {
  if (typeof value === 'number' && isAltered(value)) {
    throw new UsageFailure(`${name}: a decimal of more than 15 digits would not be sent as it is`, {
      hint: 'write it as a text, in quotes',
    });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const held of Object.values(value)) checkNumbers(held, name);
};

/** The value of a JSON or YAML document. The text itself is never repeated in a failure. */
export const readDocument = async (
  host: Host,
  path: string,
  flag: string,
  shown = path,
): Promise<unknown> => {
  const name = `${flag}: ${path === '-' ? 'stdin' : shown}`;
  const value = await parsed(await readInput(host, path, flag, shown), name);
  checkNumbers(value, name);
  return value;
};

/**
 * The members of a JSON or YAML document that holds one object. The text itself is never repeated
 * in a failure: it may hold secrets.
 */
export const readMembers = async (
  host: Host,
  path: string,
  flag: string,
): Promise<Readonly<Record<string, unknown>>> => {
  const value = await readDocument(host, path, flag);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const name = path === '-' ? 'stdin' : path;
    throw new UsageFailure(`${flag}: ${name} must hold one object with the fields to send`);
  }
  // An object that is no array has string keys only.
  return value as Readonly<Record<string, unknown>>;
};
