/** The value read from a notation, or one sentence for each problem. */
export type NotationResult<T> = { readonly value: T } | { readonly wrong: readonly string[] };

/**
 * The short form of a value on the command line: `tcp/443:any` for a firewall rule. A notation
 * checks its value completely; references may still be names instead of ids.
 */
export interface Notation<T = unknown> {
  /** The form, for help: `<protocol/port[-port]:source>`. */
  readonly form: string;
  /** The JSON of an empty value. */
  readonly empty: '[]' | '{}';
  /** A sample, for examples in help. */
  readonly sample: string;
  /** Reads the values of the flag, in the order given. */
  read(texts: readonly string[]): Promise<NotationResult<T>>;
  /** Checks a value from a JSON or YAML file and returns it in the form that is sent. */
  check(value: unknown): Promise<NotationResult<T>>;
  /** Converts an element received from the platform to the form that is sent. */
  resend(part: unknown): unknown;
  /**
   * Formats a value received from the platform, one text for each element. `nameOf` returns the
   * name behind an id.
   */
  show(value: unknown, nameOf: (id: string) => string): readonly string[];
}
