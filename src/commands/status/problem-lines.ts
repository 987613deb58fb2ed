/** Lines of the account overview about what is wrong, or still busy. */
import { servers } from '../../catalog/cloud/servers.ts';
import { formatSpan } from '../../lib/time/age.ts';
import { formatState } from '../../operate/waiting/state-words.ts';
import { cutAtWord, type WidthRuler } from '../../output/tables/width.ts';
import { toSafeLine } from '../../output/terminal/safe-text.ts';
import type { AccountStatus } from './account.ts';
import type { StalledPart, StalledServer } from './fleet.ts';
import type { BusyPart, InErrorPart } from './in-error.ts';

/** Lines for what is stalled, and for what is in error. */
const mostLines = 3;

/** Width of an event's text, so that it fits on one line of such a terminal. */
const eventCells = 54;

/** The context for formatting a part. */
export interface View {
  readonly status: AccountStatus;
  readonly ruler: WidthRuler;
  /** Terminal width beyond 80 columns, possibly negative; infinite without a terminal. */
  readonly spare: number;
  /** In ms since 1970. */
  readonly now: number;
}

/** The text of an event, cut to one line; on a terminal below 80 columns it wraps instead. */
export const shortenText = ({ ruler, spare }: View, text: string): string =>
  spare < 0 ? toSafeLine(text) : cutAtWord(ruler, toSafeLine(text), eventCells + spare);

/** How long a state has lasted; empty if unknown. */
const formatAge = (since: string | null, now: number): string => {
  const moment = Date.parse(since ?? '');
  return Number.isNaN(moment) ? '' : ` for ${formatSpan(Math.max(now - moment, 0))}`;
};

/** How many lines are shown where each thing has one; the last line is that of the rest. */
const countShown = (count: number): number => (count > mostLines ? mostLines - 1 : count);

/** A line for each, as far as there are lines; the last one counts the rest. */
const joinLines = (lines: readonly string[]): string => {
  const shown = lines.slice(0, countShown(lines.length));
  const rest = lines.length - shown.length;
  return [...shown, ...(rest > 0 ? [`and ${rest} more`] : [])].join('\n');
};

const formatStalledLine = ({ resource, name, state, since }: StalledServer, view: View): string => {
  const kind = resource === servers.noun ? 'server' : 'array';
  return `${kind} ${toSafeLine(name)} ${state}${formatAge(since, view.now)}`;
};

/** Stalled servers and arrays, and for how long. */
export const formatStalled = ({ count, things }: StalledPart, view: View): string => {
  return count === 0 ? 'none' : joinLines(things.map((thing) => formatStalledLine(thing, view)));
};

/** `cluster shop: application_error, no capacity`; the last line names the rest. */
export const formatFailed = ({ things }: InErrorPart, view: View): string => {
  const shown = countShown(things.length);
  const rest = things.slice(shown).map(({ kind, name }) => `${kind} ${name}`);
  return [
    ...things
      .slice(0, shown)
      .map(
        ({ kind, name, state, reason }) => `${kind} ${name} ${state}${reason ? `: ${reason}` : ''}`,
      ),
    ...(rest.length > 0 ? [`and ${rest.length} more: ${rest.join(', ')}`] : []),
  ]
    .map((line) => shortenText(view, line))
    .join('\n');
};

/** `cloud account prod is importing servers`. */
export const formatBusy = ({ things }: BusyPart): string =>
  joinLines(
    things.map(({ kind, name, state }) => toSafeLine(`${kind} ${name} is ${formatState(state)}`)),
  );
