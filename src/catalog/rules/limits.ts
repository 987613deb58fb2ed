/** Limits of a value that are data of the platform: of a plan, or of another field of the row. */

/** The references that lead from a row to the one with the limit: `cluster_id`, `cluster_plan_id`. */
export type ReferenceChain<S extends string> = readonly [S, ...string[]];

/** Which values are legal, or which number is the least or the most. */
export interface RowLimit<S extends string> {
  /**
   * `one-of`: the field there lists the values. `at-least`, `at-most`: it holds the number.
   * `only-if`: it must be true for the value to be set at all.
   */
  readonly kind: 'one-of' | 'at-least' | 'at-most' | 'only-if';
  readonly from: ReferenceChain<S>;
  /** The field of the row that the references lead to. */
  readonly field: string;
  /** A new row needs a value if values are listed. */
  readonly isRequired?: true;
}

/** The limit is the value of another field of the same row. */
export interface SiblingLimit<S extends string> {
  readonly kind: 'at-least' | 'at-most';
  readonly from: readonly [];
  readonly field: S;
  readonly isRequired?: undefined;
}

/** A limit of a value. `S` are the fields of its row that it names. */
export type Limit<S extends string = string> = RowLimit<S> | SiblingLimit<S>;

/** How a value breaks a limit. */
export type LimitProblem =
  | { readonly kind: 'not-listed'; readonly values: readonly string[] }
  | { readonly kind: 'required'; readonly values: readonly string[] }
  | { readonly kind: 'too-low' | 'too-high'; readonly bound: number }
  | { readonly kind: 'not-supported' };

type Row = Readonly<Record<string, unknown>>;

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** The values that the field of a row lists; undefined if the platform did not send them. */
const readValues = (row: Row, field: string): readonly string[] | undefined => {
  const listed = row[field];
  return Array.isArray(listed) ? listed.map(String) : undefined;
};

/**
 * Checks a value against a limit. `row` is the row with the limit; a member that it lacks limits
 * nothing.
 */
export const findLimitProblem = (
  { kind, field, isRequired }: Limit,
  row: Row,
  value: unknown,
): LimitProblem | undefined => {
  if (kind === 'one-of') {
    const values = readValues(row, field);
    if (!values || values.length === 0) return undefined;
    if (!isGiven(value)) return isRequired && { kind: 'required', values };
    return values.includes(String(value)) ? undefined : { kind: 'not-listed', values };
  }
  if (!isGiven(value)) return undefined;
  const bound = row[field];
  if (kind === 'only-if') return bound === false ? { kind: 'not-supported' } : undefined;
  if (typeof bound !== 'number') return undefined;
  const number = Number(value);
  if (kind === 'at-most') return number > bound ? { kind: 'too-high', bound } : undefined;
  return number < bound ? { kind: 'too-low', bound } : undefined;
};
