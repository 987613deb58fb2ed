/** What reading a notation gives: the value, or a sentence for each thing that is wrong. */
export type NotationResult<T> = { readonly value: T } | { readonly wrong: readonly string[] };

/**
 * How the value of a field is written on a command line: `tcp/443:any` for a firewall rule. A
 * notation knows its value through and through; it may still hold names where ids belong.
 */
export interface Notation<T = unknown> {
  /** The form, for help: `<protocol/port[-port]:source>`. */
  readonly form: string;
  /** The JSON of a value without any parts. */
  readonly empty: '[]' | '{}';
  /** One as an operator would write it, for examples. */
  readonly sample: string;
  /** Reads what the flag was given, each time it was given, in order. */
  read(texts: readonly string[]): Promise<NotationResult<T>>;
  /** Checks a value from a JSON or YAML file, and answers it in the form that is sent. */
  check(value: unknown): Promise<NotationResult<T>>;
  /** A part the platform sent, in the form in which it is sent back, whatever it is. */
  resend(part: unknown): unknown;
  /**
   * A value the platform sent as it is written, a text for each of its parts. `nameOf` knows what
   * things are called whose ids stand in it.
   */
  show(value: unknown, nameOf: (id: string) => string): readonly string[];
}
