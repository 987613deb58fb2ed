/** Transfers whose task at the platform goes on after the end of a run: `--resume` and its hints. */
import type { Resource } from '../../catalog/vocabulary.ts';
import {
  ConflictFailure,
  ConnectionFailure,
  type Failure,
  Interruption,
  TimeoutFailure,
  UnavailableFailure,
  UsageFailure,
} from '../../lib/failures/failures.ts';
import { withDetails } from '../../lib/failures/with-details.ts';
import type { Session } from '../session.ts';
import { expandId } from '../targets/targets.ts';

/** A verb that starts a task, as given on the command line. */
export interface ResumableCall {
  readonly resource: Resource;
  readonly name: string;
  /** `--resume`: the id of the row whose task was started before. */
  readonly resume: string | undefined;
}

/** The command that goes on with a task; `more` are further flags. */
export const formatResumeCommand = (
  { resource, name }: Pick<ResumableCall, 'resource' | 'name'>,
  id: string,
  more = '',
): string => `imco ${resource.noun} ${name} --resume ${id}${more && ` ${more}`}`;

/**
 * The id given with `--resume`. Throws a `UsageFailure` if it is not one, and for input or a dry run:
 * nothing is sent for a task that goes on.
 */
export const readResumedId = (
  { options }: Session,
  { resource, name, resume = '' }: ResumableCall,
  hasInput: boolean,
): string => {
  const other = hasInput ? `what to ${name}` : options.dryRun ? '--dry-run' : undefined;
  if (other !== undefined) {
    throw new UsageFailure(`--resume cannot be combined with ${other}`, { code: 'contradiction' });
  }
  const id = expandId([resume]);
  if (id !== undefined) return id;
  throw new UsageFailure(`--resume: "${resume}" is not a valid id of an ${resource.title}`, {
    code: 'invalid_value',
  });
};

/** Whether a request may have been carried out although it has failed. */
export const isUncertain = (failure: Failure): boolean =>
  failure instanceof ConnectionFailure ||
  failure instanceof TimeoutFailure ||
  failure instanceof UnavailableFailure ||
  failure instanceof Interruption;

/** A failure to fetch a file that the platform has: it names the command that fetches it again. */
export const withFetchHint = (failure: Failure, command: string): Failure => {
  const { hint } = failure.details;
  const fetch = `fetch the file with "${command}"`;
  // Only what is said of the path on this machine still holds for the next run.
  const isAboutPath = failure instanceof ConflictFailure || failure instanceof UsageFailure;
  return withDetails(failure, failure.message, {
    hint: isAboutPath && hint !== undefined ? `${hint}; ${fetch}` : fetch,
  });
};

/** A failure after which a task may have been started: it names the command that shows it. */
export const withCheckHint = (failure: Failure, command: string): Failure =>
  withDetails(failure, failure.message, {
    hint: `check with "${command}" whether it has started before you run the command again`,
  });
