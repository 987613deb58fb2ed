/** Types for recognising errors: the facts, the recogniser and its finding. */
import type { ErrorCode } from '../../lib/failures/error-codes.ts';
import type { Connection } from '../platform.ts';
import type { Redactor } from '../redact.ts';
import type { BrokenExchange } from '../transport/exchange.ts';

/** What is known, in addition to the error, about a request without a complete response. */
export interface ErrorContext {
  readonly connection: Connection;
  readonly redactor: Redactor;
  /** The request as `METHOD URL`. */
  readonly request: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** The meaning of an error: message and hint. */
export interface Finding {
  readonly code: ErrorCode;
  readonly message: string;
  readonly hint: string;
  /** The platform refused our credentials; otherwise it is unreachable. */
  readonly kind?: 'refused';
}

/** Everything a recogniser can use in its message. */
export interface ErrorFacts extends ErrorContext {
  readonly broken: BrokenExchange;
  /** Host name. */
  readonly host: string;
  /** Host name and port. */
  readonly address: string;
}

/** A pattern for code and message of an error, and the explanation of such an error. */
export interface ErrorRecogniser {
  readonly pattern: RegExp;
  /** Retrying does not help: certificates or settings have to change. */
  readonly lasting?: true;
  readonly explain: (facts: ErrorFacts) => Finding;
}
