import { neverHidden } from '../../catalog/columns/weights.ts';

/** Cells between two columns. */
export const columnGap = 2;

/** What a column needs and how long it stays. */
export interface WidthClaim {
  /** Width of its widest cell or its heading. */
  readonly natural: number;
  /** Width below which it is of little use. */
  readonly least: number;
  /** Width to which it shrinks where it has to stay and there is no room. */
  readonly bare: number;
  /** The lightest makes way first; what `stays` never does. */
  readonly weight: number;
}

/** What is left of any column where even those that have to stay find no room. */
const minimumWidth = 4;

type Widths = readonly (number | undefined)[];

const sumWidths = (widths: Widths): number => {
  const present = widths.filter((width) => width !== undefined);
  return (
    present.reduce((sum, width) => sum + width, 0) + columnGap * Math.max(0, present.length - 1)
  );
};

/** Takes from the last column down to its floor, then from the one before, until all fit. */
const shrink = (widths: Widths, floors: readonly number[], total: number): Widths => {
  const shrunk = [...widths];
  let excess = sumWidths(widths) - total;
  for (let at = widths.length - 1; at >= 0 && excess > 0; at -= 1) {
    const width = widths[at];
    if (width === undefined) continue;
    const taken = Math.max(0, Math.min(excess, width - (floors[at] ?? width)));
    shrunk[at] = width - taken;
    excess -= taken;
  }
  return shrunk;
};

/** The column that makes way next: the lightest, of several the last; -1 if all of them stay. */
const findNextHidden = (claims: readonly WidthClaim[], widths: Widths): number => {
  let found = -1;
  let least = neverHidden;
  for (const [at, { weight }] of claims.entries()) {
    if (widths[at] === undefined || weight === neverHidden || weight > least) continue;
    found = at;
    least = weight;
  }
  return found;
};

/**
 * Brings back columns that left where there is room for them now: those behind them in the order of
 * leaving were wider. The heaviest first, of several the first.
 */
const restoreColumns = (
  claims: readonly WidthClaim[],
  widths: Widths,
  { floors, total }: { readonly floors: readonly number[]; readonly total: number },
): Widths => {
  const back = [...widths];
  const gone = claims
    .map(({ natural, weight }, at) => ({ at, natural, weight }))
    .filter(({ at, weight }) => widths[at] === undefined && weight > 0)
    .sort((one, other) => other.weight - one.weight || one.at - other.at);
  for (const { at, natural } of gone) {
    const tried = back.map((width, place) => (place === at ? natural : width));
    if (sumWidths(tried.map((width, place) => width && floors[place])) <= total) back[at] = natural;
  }
  return back;
};

/** The same without what nobody reads, if nothing has to wrap then. */
const dropIds = (claims: readonly WidthClaim[], widths: Widths, total: number): Widths => {
  if (sumWidths(widths) <= total) return widths;
  const rest = widths.map((width, at) => ((claims[at]?.weight ?? 0) > 0 ? width : undefined));
  return sumWidths(rest) <= total ? rest : widths;
};

/**
 * Widths of columns on a terminal of `total` cells; undefined for a column that is left out. Later
 * columns shrink first. If that is not enough, the columns of the lowest weight are left out, since
 * one complete cell is more useful than several cut ones; ids also if nothing wraps without them. The
 * columns that must stay shrink further, and their cells wrap.
 */
export const fitWidths = (claims: readonly WidthClaim[], total: number): Widths => {
  const floors = claims.map(({ natural, least }) => Math.min(natural, least));
  const widths: (number | undefined)[] = claims.map(({ natural }) => natural);
  const atLeast = (): Widths => widths.map((width, at) => width && floors[at]);
  while (sumWidths(atLeast()) > total) {
    const out = findNextHidden(claims, widths);
    if (out < 0) break;
    widths[out] = undefined;
  }
  const bare = claims.map((claim, at) => Math.min(floors[at] ?? 0, claim.bare));
  const minimumWidths = claims.map(({ natural }) => Math.min(natural, minimumWidth));
  return [floors, bare, minimumWidths].reduce<Widths>(
    (shrunk, floor) => shrink(shrunk, floor, total),
    dropIds(claims, restoreColumns(claims, widths, { floors, total }), total),
  );
};
