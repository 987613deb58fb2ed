/** Options for the rows of a list or of one resource. */
export interface RowOptions {
  /** Field words; the first begins with + if they add to the default ones. */
  readonly columns: readonly string[] | undefined;
  /** Field words with commas between them, the first decides; prefixed with - for descending order. */
  readonly sort: string | undefined;
  /** Conditions such as `state=stalled|inactive`, all of which must match. */
  readonly filters: readonly string[];
  readonly limit: number | undefined;
  /** Print the response unchanged instead of rows. */
  readonly raw: boolean;
  /** Show relative times in tables. */
  readonly relative: boolean;
  /** Add expanded references in an additional member. */
  readonly expand: boolean;
}

/** The default row options. */
export const defaultRowOptions: RowOptions = {
  columns: undefined,
  sort: undefined,
  filters: [],
  limit: undefined,
  raw: false,
  relative: false,
  expand: false,
};
