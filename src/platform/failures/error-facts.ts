/** What is known of an error, and how what it means is found. */
import type { Connection } from '../platform.ts';
import type { Redactor } from '../redact.ts';
import type { BrokenExchange } from '../transport/exchange.ts';

/** What is known beside the error when a request got no whole answer. */
export interface ErrorContext {
  readonly connection: Connection;
  readonly redactor: Redactor;
  /** The request as `METHOD URL`. */
  readonly request: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What an error means. */
export interface Finding {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
  /** The platform refused us; otherwise it is out of reach. */
  readonly kind?: 'refused';
}

/** Everything a recogniser can speak of. */
export interface ErrorFacts extends ErrorContext {
  readonly broken: BrokenExchange;
  /** Host name. */
  readonly host: string;
  /** Host name and port. */
  readonly address: string;
}

/** A pattern of the code and message of an error, and what such an error means. */
export interface ErrorRecogniser {
  readonly pattern: RegExp;
  /** It does not pass by itself: who the other side is, or we are, has to change. */
  readonly lasting?: true;
  readonly explain: (facts: ErrorFacts) => Finding;
}
