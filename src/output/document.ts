/** One item as the platform sent it, including unknown members. */
export type Item = Readonly<Record<string, unknown>>;

/** How a cell is treated: ids are never cut, states are coloured, numbers are right-aligned. */
export type CellKind = 'text' | 'id' | 'state' | 'time' | 'number';

/** The colour category of a state: settled, transitional, failed, or none of these. */
export type Tone = 'good' | 'busy' | 'bad' | 'plain';

/** A column of a table, or a line of a detail view. */
export interface Column {
  /** Name of the member, as in JSON. */
  readonly key: string;
  readonly heading: string;
  readonly kind: CellKind;
  /** The text of the cell; the writer makes it safe for a terminal. */
  readonly cell: (item: Item) => string;
  readonly tone?: (item: Item) => Tone;
  /** Its priority on a narrow terminal; by its key if the catalog has no field. */
  readonly weight?: number;
  /** Its heading is data, such as a name, whose case matters. */
  readonly isVerbatim?: true;
  /** In a list, long text wraps below itself, as do further lines. */
  readonly wraps?: true;
}

/** The result of one target of a verb. */
export interface Outcome {
  readonly id: string | null;
  readonly name: string | null;
  readonly ok: boolean;
  /** Present and true if no change was needed. */
  readonly unchanged?: true;
  /** Present and true if it was accepted and its end has not been seen. */
  readonly requested?: true;
  readonly state?: string;
  readonly result?: unknown;
  /** New rows of another resource, such as imported servers. */
  readonly added?: readonly Item[];
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly hint?: string;
    readonly status?: number;
    readonly fields?: Readonly<Record<string, readonly string[]>>;
  };
}

/** Items in batches as they arrive, or all at once. */
export type StreamedItems<T> = readonly T[] | AsyncIterable<readonly T[]>;

/** What formats for programs need besides the items themselves. */
interface ForPrograms {
  /**
   * Members that formats with columns write, in order; default: those of the columns, and without
   * columns those of the first item.
   */
  readonly members?: readonly string[];
  /** The value of a member in formats with columns; default: that of the item. */
  readonly readMember?: (item: Item, name: string) => unknown;
  /** The target word of an item; default: its name or id. */
  readonly word?: (item: Item) => string;
}

/** The output of a command: stdout gets exactly one document, or nothing. */
export type Document =
  | ({
      readonly shape: 'list';
      readonly items: StreamedItems<Item>;
      /** The most important first; these shrink last. */
      readonly columns: readonly Column[];
      /** They arrive until the run is interrupted, so the first batch is written immediately. */
      readonly live?: true;
    } & ForPrograms)
  | ({
      readonly shape: 'object';
      readonly item: Item;
      /** It was accepted and its end has not been seen. */
      readonly requested?: boolean;
      /** The lines for people, in order. */
      readonly columns: readonly Column[];
    } & ForPrograms)
  | {
      readonly shape: 'outcomes';
      /** As they arrive; streaming formats write each immediately. */
      readonly outcomes: StreamedItems<Outcome>;
      /** The columns of a result that is not the item itself; never cut. */
      readonly answer?: readonly Column[];
      /** The short word for an outcome whose failure is reported in full below the table. */
      readonly brief?: (outcome: Outcome) => string | undefined;
      /** The target word; default: name or id. */
      readonly word?: (target: Pick<Outcome, 'id' | 'name'>) => string;
    }
  | {
      /** The result of a query. */
      readonly shape: 'value';
      readonly value: unknown;
    };
