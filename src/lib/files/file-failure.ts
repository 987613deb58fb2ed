import type { ErrorCode } from '../failures/error-codes.ts';
import { ConfigurationFailure } from '../failures/failures.ts';
import { quoteForShell } from '../text/shell-word.ts';
import type { FileProblem, FileProblemKind } from './file-problem.ts';

const codes: Readonly<Partial<Record<FileProblemKind, ErrorCode>>> = {
  foreign: 'unsafe_file',
  writable: 'unsafe_file',
  'not-regular': 'unsafe_file',
  'too-long': 'broken_file',
  encoding: 'broken_file',
};

/** The hint with the command that fixes a problem; only root can fix a file of another user. */
const formatFix = ({ kind, fix }: FileProblem): string | undefined => {
  if (fix === undefined) return undefined;
  return kind === 'foreign' ? `if you trust it, run as root: ${fix}` : `run: ${fix}`;
};

/**
 * What makes UTF-8 of a file, and lets nobody else read what it writes; undefined where the problem
 * is another one. Without `path` the file is not named.
 */
export const createEncodingHint = (
  { kind, encoding }: FileProblem,
  path: string | undefined,
): string | undefined => {
  if (kind !== 'encoding' || encoding === undefined) return undefined;
  const convert = `iconv -f ${encoding} -t UTF-8`;
  if (path === undefined) return `convert it first: ${convert}`;
  const [from, to] = [quoteForShell(path), quoteForShell(`${path}.utf8`)];
  return `run: (umask 077; ${convert} ${from} > ${to} && mv ${to} ${from})`;
};

/** What is to be done whatever the file is for. */
const suggestUsual = (problem: FileProblem, path: string | undefined): string | undefined => {
  if (problem.limit) return problem.limit.hint;
  // What is said of paths, owners and modes does not help here.
  if (problem.kind === 'too-long') return 'check that this is the right file';
  return createEncodingHint(problem, path) ?? formatFix(problem);
};

/** What a failure says beside the problem. */
interface Words {
  readonly code?: ErrorCode | undefined;
  /** The hint if no command fixes it. */
  readonly hint?: string | undefined;
  /** The file, where it may be repeated. */
  readonly path?: string | undefined;
}

/** A file that cannot be read or believed, as a failure whose message begins with `subject`. */
export const createFileFailure = (
  subject: string,
  problem: FileProblem,
  { code, hint, path }: Words = {},
): ConfigurationFailure => {
  const next = suggestUsual(problem, path) ?? hint;
  return new ConfigurationFailure(`${subject} ${problem.message}`, {
    code: problem.limit?.code ?? codes[problem.kind] ?? code ?? 'unreadable_file',
    ...(next !== undefined && { hint: next }),
    cause: problem,
  });
};

/** The same in one line, for a file that is passed over. */
export const formatIgnoredLine = (path: string, problem: FileProblem): string => {
  const next = formatFix(problem);
  return `${path} ignored: it ${problem.message}${next === undefined ? '' : `; ${next}`}`;
};
