/** Cells between two columns. */
export const gap = 2;

/** What a column needs and what it can do without. */
export interface Claim {
  /** Width of its widest cell or its heading. */
  readonly natural: number;
  /** Width below which it is of little use; `Infinity` if it must never be cut. */
  readonly least: number;
  /** It stays, however narrow the terminal. */
  readonly keep: boolean;
}

/** What is left of a column that has to stay where there is no room. */
const bareLeast = 4;

type Widths = readonly (number | undefined)[];

const span = (widths: Widths): number => {
  const present = widths.filter((width) => width !== undefined);
  return present.reduce((sum, width) => sum + width, 0) + gap * Math.max(0, present.length - 1);
};

/** Takes from the last column down to its floor, then from the one before, until all fit. */
const shrink = (widths: Widths, floors: readonly number[], total: number): Widths => {
  const shrunk = [...widths];
  let excess = span(widths) - total;
  for (let at = widths.length - 1; at >= 0 && excess > 0; at -= 1) {
    const width = widths[at];
    if (width === undefined) continue;
    const taken = Math.max(0, Math.min(excess, width - (floors[at] ?? width)));
    shrunk[at] = width - taken;
    excess -= taken;
  }
  return shrunk;
};

/**
 * Widths of columns, the most important first, on a terminal of `total` cells; undefined for a
 * column that is left out. Later columns shrink first. Where shrinking is not enough, later columns
 * are left out, since several stumps tell less than one whole cell. What has to stay may still be
 * too wide together: then lines are longer than the terminal.
 */
export const fitWidths = (claims: readonly Claim[], total: number): Widths => {
  const floors = claims.map(({ natural, least }) => Math.min(natural, least));
  const widths: (number | undefined)[] = claims.map(({ natural }) => natural);
  const atLeast = (): Widths => widths.map((width, at) => width && floors[at]);
  while (span(atLeast()) > total) {
    const out = claims.findLastIndex(({ keep }, at) => !keep && widths[at] !== undefined);
    if (out < 0) break;
    widths[out] = undefined;
  }
  const bare = claims.map(({ natural, least }) =>
    least === Number.POSITIVE_INFINITY ? natural : Math.min(natural, bareLeast),
  );
  return shrink(shrink(widths, floors, total), bare, total);
};
