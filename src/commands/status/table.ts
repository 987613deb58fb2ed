/** The table of servers in the overview: a line per provider, a column per group of states. */
import { servers } from '../../catalog/cloud/servers.ts';
import { cutAtWord, type WidthRuler } from '../../output/tables/width.ts';
import { toSafeLine } from '../../output/terminal/safe-text.ts';
import type { ProviderCounts, ServersPart, StateCounts } from './fleet.ts';

/** Providers that are listed individually. */
const mostProviders = 3;

/** Width of a provider name, so that a line fits on a terminal of 80 columns. */
const nameCells = 21;

const groups = ['operational', 'inactive', 'pending', 'stalled', 'all'] as const;

type Group = (typeof groups)[number];

/**
 * The column that counts a state. `pending` counts transitional states; a state that the catalog
 * does not know only counts in `all`.
 */
const findGroup = (state: string): Group | undefined => {
  const { passing, failed } = servers.fields.state;
  if (passing?.some((word) => word === state)) return 'pending';
  if (failed?.some((word) => word === state)) return 'stalled';
  return groups.find((group) => group === state);
};

const countIn = (states: StateCounts, group: Group): number =>
  Object.entries(states).reduce(
    (sum, [state, count]) => (group === 'all' || findGroup(state) === group ? sum + count : sum),
    0,
  );

const addCounts = (parts: readonly ProviderCounts[]): StateCounts => {
  const states: Record<string, number> = {};
  for (const { by_state: counts } of parts) {
    for (const [state, count] of Object.entries(counts)) {
      states[state] = (states[state] ?? 0) + count;
    }
  }
  return states;
};

interface Line {
  readonly name: string;
  readonly states: StateCounts;
}

const createLines = ({ by_provider: all, by_state: sum }: ServersPart): readonly Line[] => {
  const shown = all.length > mostProviders + 1 ? all.slice(0, mostProviders) : all;
  const rest = all.slice(shown.length);
  return [
    ...shown.map(({ name, by_state: states }) => ({ name, states })),
    ...(rest.length > 0 ? [{ name: `${rest.length} others`, states: addCounts(rest) }] : []),
    ...(all.length > 1 ? [{ name: 'all', states: sum }] : []),
  ];
};

/** A sentence for a provider, if the terminal is too narrow for columns. */
const formatSentence = ({ name, states }: Line): string => {
  const counts = groups
    .filter((group) => group !== 'all')
    .map((group) => ({ group, count: countIn(states, group) }))
    .filter(({ count }) => count > 0);
  const words = counts.map(({ group, count }) => `${count} ${group}`);
  return `${toSafeLine(name)}: ${[`${countIn(states, 'all')} in total`, ...words].join(', ')}`;
};

/**
 * At most six lines of text, names to the left and counts to the right. `spare` is the terminal
 * width beyond 80 columns, which names may use; if it is negative, the lines are sentences.
 */
export const formatProviderTable = (
  part: ServersPart,
  ruler: WidthRuler,
  spare: number,
): readonly string[] => {
  if (part.count === 0) return ['none'];
  if (spare < 0) return createLines(part).map(formatSentence);
  const lines = createLines(part).map(({ name, states }) => ({
    name: cutAtWord(ruler, toSafeLine(name), nameCells + spare),
    counts: groups.map((group) => String(countIn(states, group))),
  }));
  const width = Math.max(...lines.map(({ name }) => ruler.width(name)));
  const padded = (name: string): string => name + ' '.repeat(width - ruler.width(name));
  const numbers = (cells: readonly string[]): string =>
    cells.map((cell, at) => cell.padStart(groups[at]?.length ?? 0)).join('  ');
  return [
    `${padded('')}  ${numbers(groups)}`,
    ...lines.map(({ name, counts }) => `${padded(name)}  ${numbers(counts)}`),
  ];
};
