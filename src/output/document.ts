/** One thing as the platform sent it, unknown members included. */
export type Item = Readonly<Record<string, unknown>>;

/** How a cell is treated: ids are never cut, states are coloured, numbers are right-aligned. */
export type CellKind = 'text' | 'id' | 'state' | 'time' | 'number';

/** How a state looks: at rest and well, passing, failed, or none of these. */
export type Tone = 'good' | 'busy' | 'bad' | 'plain';

/** A column of a table, or a line of a detail view. */
export interface Column {
  /** Name of the member, as in JSON. */
  readonly key: string;
  readonly heading: string;
  readonly kind: CellKind;
  /** The text of the cell; not yet safe for a terminal, which is the writer's business. */
  readonly cell: (item: Item) => string;
  readonly tone?: (item: Item) => Tone;
  /** How long it stays where a terminal is too narrow; by its key where the catalog has no field. */
  readonly weight?: number;
  /** In a list, what is too long for the terminal goes on below itself, as do further lines. */
  readonly wraps?: true;
}

/** What became of one target of a verb. */
export interface Outcome {
  readonly id: string | null;
  readonly name: string | null;
  readonly ok: boolean;
  /** Present and true when nothing had to be done. */
  readonly unchanged?: true;
  /** Present and true when it was accepted, and its end has not been seen. */
  readonly requested?: true;
  readonly state?: string;
  readonly result?: unknown;
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly hint?: string;
    readonly status?: number;
    readonly fields?: Readonly<Record<string, readonly string[]>>;
  };
}

/** Things in batches as they arrive, or all of them at once. */
export type StreamedItems<T> = readonly T[] | AsyncIterable<readonly T[]>;

/** What the formats for programs need to know beside the things themselves. */
interface ForPrograms {
  /**
   * Members that formats with columns write, in order; without them those of the columns, and
   * without columns those of the first thing.
   */
  readonly members?: readonly string[];
  /** The word that names a thing on a command line; without it its name or id. */
  readonly word?: (item: Item) => string;
}

/** What a command answers: stdout gets exactly one of these, or nothing. */
export type Document =
  | ({
      readonly shape: 'list';
      readonly items: StreamedItems<Item>;
      /** The most important first; those shrink last. */
      readonly columns: readonly Column[];
      /** They come as they happen, for as long as anyone looks: the first batch is written at once. */
      readonly live?: true;
    } & ForPrograms)
  | ({
      readonly shape: 'object';
      readonly item: Item;
      /** It was accepted, and its end has not been seen. */
      readonly requested?: boolean;
      /** The lines a person sees, in order. */
      readonly columns: readonly Column[];
    } & ForPrograms)
  | {
      readonly shape: 'outcomes';
      /** As they come, where that is not all at once: formats made for it write each at once. */
      readonly outcomes: StreamedItems<Outcome>;
      /** What people see of a result that is more than the thing itself; never cut. */
      readonly answer?: readonly Column[];
      /** The short word for an outcome whose failure is reported in full below the table. */
      readonly brief?: (outcome: Outcome) => string | undefined;
      /** The word that names a target on a command line; without it its name or id. */
      readonly word?: (target: Pick<Outcome, 'id' | 'name'>) => string;
    }
  | {
      /** Whatever a query made of an answer. */
      readonly shape: 'value';
      readonly value: unknown;
    };
