/**
 * What can go wrong, one class per kind. A failure says what happened (`message`), what to do
 * next (`hint`) and how a program may recognise it (`code`). Exit codes are not known here: the
 * table that maps kinds to numbers is in `cli/exit-codes.ts`.
 */

import type { ErrorCode } from './error-codes.ts';

export type FailureKind =
  | 'failed'
  | 'usage'
  | 'target'
  | 'credentials'
  | 'conflict'
  | 'connection'
  | 'timeout'
  | 'partial'
  | 'unavailable'
  | 'configuration'
  | 'defect'
  | 'interrupted'
  | 'terminated';

/** What a failure may carry beside its message. */
export interface FailureDetails {
  /** A stable word for programs, finer than the kind: `wrong_state`, `unknown_ca` ... */
  readonly code?: ErrorCode;
  /** The state in which an action ended badly; it is the word for programs then. */
  readonly endState?: string;
  /** What to do next, one or two sentences. */
  readonly hint?: string;
  /** HTTP status of the answer, when there was one. */
  readonly status?: number;
  /** The platform's messages by API field name. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** The request that failed, as `METHOD URL`. */
  readonly request?: string;
  /** Further lines for a person, such as the candidates of an ambiguous name. */
  readonly lines?: readonly string[];
  /** The settings file that is broken. */
  readonly file?: string;
  /** When the platform asks to be tried again. */
  readonly retryAfter?: { readonly seconds: number; readonly at: string };
  /** It is permanent: a wait ends with it immediately. */
  readonly lasting?: true;
  /** No message is printed: an operator ended a command that never ends. */
  readonly silent?: true;
  /** The common failure of several targets, reported once instead of each. */
  readonly partOf?: Failure;
  readonly cause?: unknown;
}

/** Base of every failure imco reports on purpose; anything else that is thrown is a defect. */
export abstract class Failure extends Error {
  abstract readonly kind: FailureKind;
  readonly details: FailureDetails;

  constructor(message: string, details: FailureDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.details = details;
  }

  /** The stable word for programs; the kind when nothing finer was given. */
  get code(): string {
    return this.details.endState ?? this.details.code ?? this.kind;
  }
}

/** The word of a failure for programs, for another failure that reports it. */
export const readCode = ({
  details: { code, endState },
}: Failure): Pick<FailureDetails, 'code' | 'endState'> => ({
  ...(code && { code }),
  ...(endState !== undefined && { endState }),
});

/** The platform reported a failure, or an action ended in a failed state. */
export class ActionFailure extends Failure {
  readonly kind = 'failed';
}

/** A wrong command, flag or value, or a confirmation that is missing. */
export class UsageFailure extends Failure {
  readonly kind = 'usage';
}

/** A target or reference that does not exist, or that means several things. */
export class TargetFailure extends Failure {
  readonly kind = 'target';
}

/** The platform rejected the credentials or the permission. */
export class CredentialsFailure extends Failure {
  readonly kind = 'credentials';
}

/** Wrong state, or input that breaks a rule of the platform. */
export class ConflictFailure extends Failure {
  readonly kind = 'conflict';
}

/** No usable connection or answer: unreachable, TLS, protocol. */
export class ConnectionFailure extends Failure {
  readonly kind = 'connection';
}

/** A request or a wait took longer than allowed. */
export class TimeoutFailure extends Failure {
  readonly kind = 'timeout';
}

/** Some of several targets failed; the outcomes say which. */
export class PartialFailure extends Failure {
  readonly kind = 'partial';
}

/** The platform is down or limits our rate, also after retries. */
export class UnavailableFailure extends Failure {
  readonly kind = 'unavailable';
}

/** Configuration or credential files are missing, unreadable, malformed or do not fit together. */
export class ConfigurationFailure extends Failure {
  readonly kind = 'configuration';
}

/** An error of imco itself. */
export class DefectFailure extends Failure {
  readonly kind = 'defect';
}

/** Ctrl-C (`interrupted`) or a request to end (`terminated`). */
export class Interruption extends Failure {
  readonly kind: 'interrupted' | 'terminated';

  constructor(kind: 'interrupted' | 'terminated', message: string, details: FailureDetails = {}) {
    super(message, details);
    this.kind = kind;
  }
}
