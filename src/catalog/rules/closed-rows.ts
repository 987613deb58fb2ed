/** Plans and realms that are closed for new resources. */
import type { Fits } from '../fields.ts';

/** Why a new resource, such as one of `load balancers`, cannot refer to a row; undefined if it can. */
export const explainClosed = (
  { deprecated }: Readonly<Record<string, unknown>>,
  titles: string,
): string | undefined => (deprecated === true ? `is closed for new ${titles}` : undefined);

/** The check of a reference to a row that may be closed. */
export const refuseClosed =
  (titles: string): Fits =>
  (row) =>
    explainClosed(row, titles);
