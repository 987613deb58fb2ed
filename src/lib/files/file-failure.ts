import { ConfigurationFailure } from '../../failures.ts';
import type { FileProblem, FileProblemKind } from './file-problem.ts';

const codes: Readonly<Partial<Record<FileProblemKind, string>>> = {
  foreign: 'unsafe_file',
  writable: 'unsafe_file',
  'not-regular': 'unsafe_file',
  'too-long': 'broken_file',
  encoding: 'broken_file',
};

/** How a problem is mended: by a command, which for a file of another user only root may run. */
const mendOf = ({ kind, mend }: FileProblem): string | undefined => {
  if (mend === undefined) return undefined;
  return kind === 'foreign' ? `if you trust it, run as root: ${mend}` : `run: ${mend}`;
};

/** What a failure says beside the problem. */
interface Words {
  readonly code?: string | undefined;
  /** What to do where no command mends it. */
  readonly hint?: string | undefined;
}

/** A file that cannot be read or believed, as a failure whose message begins with `subject`. */
export const fileFailure = (
  subject: string,
  problem: FileProblem,
  { code, hint }: Words = {},
): ConfigurationFailure => {
  const next = mendOf(problem) ?? hint;
  return new ConfigurationFailure(`${subject} ${problem.message}`, {
    code: codes[problem.kind] ?? code ?? 'unreadable_file',
    ...(next !== undefined && { hint: next }),
    cause: problem,
  });
};

/** The same in one line, for a file that is passed over. */
export const ignoredLine = (path: string, problem: FileProblem): string => {
  const next = mendOf(problem);
  return `${path} ignored: it ${problem.message}${next === undefined ? '' : `; ${next}`}`;
};
