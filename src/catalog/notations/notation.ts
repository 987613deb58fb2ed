/** The result of reading a notation: the value, or one sentence per problem. */
export type NotationResult<T> = { readonly value: T } | { readonly wrong: readonly string[] };

/**
 * How the value of a field is written on a command line: `tcp/443:any` for a firewall rule. It
 * validates the entire value, which may still hold names in place of ids.
 */
export interface Notation<T = unknown> {
  /** The form, for help: `<protocol/port[-port]:source>`. */
  readonly form: string;
  /** The JSON of an empty value. */
  readonly empty: '[]' | '{}';
  /** A sample value for examples. */
  readonly sample: string;
  /** Reads the values of the flag, one for each time it was given, in order. */
  read(texts: readonly string[]): Promise<NotationResult<T>>;
  /** Checks a value from a JSON or YAML file and returns it in the form that is sent. */
  check(value: unknown): Promise<NotationResult<T>>;
  /** Converts an element from the platform to the form in which it is sent back. */
  resend(part: unknown): unknown;
  /**
   * Formats a value from the platform, one string per element. `nameOf` returns the names of
   * resources whose ids are in it.
   */
  show(value: unknown, nameOf: (id: string) => string): readonly string[];
}
