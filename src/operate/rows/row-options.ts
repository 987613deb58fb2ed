/** A default from the configuration, and where it is set. */
export interface SavedDefault<T> {
  readonly value: T;
  /** Setting and file, for messages: `columns.servers in ~/.config/imco/config.yaml`. */
  readonly where: string;
}

/** The defaults from the configuration for lists of one resource. */
export interface ListDefaults {
  /** Field words, as with `--columns`. */
  readonly columns?: SavedDefault<readonly string[]>;
  /** As with `--sort`. */
  readonly sort?: SavedDefault<string>;
  readonly relative?: boolean;
}

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
  /** Show relative times in tables; undefined for the default: on a terminal. */
  readonly relative: boolean | undefined;
  /** The defaults for a resource, by its noun. */
  readonly defaultsOf: (noun: string) => ListDefaults;
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
  relative: undefined,
  defaultsOf: () => ({}),
  expand: false,
};
