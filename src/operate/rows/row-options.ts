/** What flags ask of the rows of a list, or of one thing. */
export interface RowOptions {
  /** Words for fields; the first begins with + where they add to the usual ones. */
  readonly columns: readonly string[] | undefined;
  /** Word for a field, with - before it for the other way round. */
  readonly sort: string | undefined;
  /** Conditions such as `state=stalled`, all of which have to hold. */
  readonly filters: readonly string[];
  readonly limit: number | undefined;
  /** The bytes of the answer instead of rows. */
  readonly raw: boolean;
  /** Times in tables as how long ago. */
  readonly relative: boolean;
  /** Add what references lead to, in a member of its own. */
  readonly expand: boolean;
}

/** Rows as usual. */
export const defaultRowOptions: RowOptions = {
  columns: undefined,
  sort: undefined,
  filters: [],
  limit: undefined,
  raw: false,
  relative: false,
  expand: false,
};
