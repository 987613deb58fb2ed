/** The account at a glance, as lines that fit on one screen. */
import { servers } from '../../catalog/cloud/servers.ts';
import { formatSpan, formatTimeAgo } from '../../lib/time/age.ts';
import { readText } from '../../operate/rows/answers.ts';
import type { Column, Tone } from '../../output/document.ts';
import { createRuler, cutAtWord, type WidthRuler } from '../../output/tables/width.ts';
import { toSafeLine } from '../../output/terminal/safe-text.ts';
import type { AccountStatus } from './account.ts';
import type { StalledPart, StalledServer, StateCounts } from './fleet.ts';
import type { CertificatePart } from './rest.ts';
import { formatProviderTable } from './table.ts';

/** Days before its end from which a certificate is shown as a worry. */
const soonDays = 30;

/** Stalled things that are shown one by one. */
const mostStalled = 5;

/** Names that are shown of templates that do not compile. */
const mostNames = 2;

/** Columns of the terminal that the lines are made for. */
const usualColumns = 80;

/** Cells that what an event says may take, so that a line stays a line on such a terminal. */
const eventCells = 54;

/** What is known when a part is worded. */
interface View {
  readonly status: AccountStatus;
  readonly ruler: WidthRuler;
  /** Cells there are beyond the usual, or below; no end of them off a terminal, where nothing is cut. */
  readonly spare: number;
  /** In ms since 1970. */
  readonly now: number;
}

const formatCounted = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`;

/** What an event says, on one line where the terminal has the usual width; below that it wraps. */
const shortenText = ({ ruler, spare }: View, text: string): string =>
  spare < 0 ? toSafeLine(text) : cutAtWord(ruler, toSafeLine(text), eventCells + spare);

const formatStates = (states: StateCounts): string =>
  Object.entries(states)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');

/** How long something has lasted; empty where that is not known. */
const formatAge = (since: string | null, now: number): string => {
  const moment = Date.parse(since ?? '');
  return Number.isNaN(moment) ? '' : ` for ${formatSpan(Math.max(now - moment, 0))}`;
};

const formatCertificate = (certificate: CertificatePart): string => {
  const { days_left: days, expires_at: end } = certificate;
  const day = end.slice(0, 10);
  if (days < 0) return `expired on ${day}`;
  const left = `${formatCounted(days, 'day')} left, until ${day}`;
  return days < soonDays ? `${left}: make a new API key in time` : left;
};

const chooseCertificateTone = ({ days_left: days }: CertificatePart): Tone => {
  if (days < 0) return 'bad';
  return days < soonDays ? 'busy' : 'plain';
};

const formatStalledLine = ({ resource, name, state, since }: StalledServer, view: View): string => {
  const kind = resource === servers.noun ? 'server' : 'array';
  return `${kind} ${toSafeLine(name)} ${state}${formatAge(since, view.now)}`;
};

const formatStalled = ({ count, things }: StalledPart, view: View): string => {
  if (count === 0) return 'nothing';
  const shown = things.slice(0, mostStalled);
  return [
    ...shown.map((thing) => formatStalledLine(thing, view)),
    ...(count > shown.length ? [`and ${count - shown.length} more`] : []),
  ].join('\n');
};

const formatFailedEvents = (view: View): string => {
  const { status, now } = view;
  const { count = 0, latest = [] } = status.failed_events ?? {};
  if (count === 0) return 'none in the last day';
  const lines = latest.map((event) => {
    const ago = formatTimeAgo(Date.parse(readText(event, 'timestamp')), now);
    const words = readText(event, 'description') || readText(event, 'header');
    return `${ago.padStart(10)}  ${shortenText(view, words)}`;
  });
  return [`${count} in the last day`, ...lines].join('\n');
};

const formatTemplates = (view: View): string => {
  const { count = 0, looked_at: seen = 0, failing = [] } = view.status.templates ?? {};
  const rest = failing.length - mostNames;
  const names = failing.slice(0, mostNames).map(({ name }) => toSafeLine(name));
  return [
    failing.length === 0 ? `all of ${seen} compile` : `${failing.length} of ${seen} not compiling`,
    failing.length === 0 ? '' : `: ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
    seen < count ? `; ${count - seen} more were not looked at` : '',
  ].join('');
};

const formatVolumes = ({ status }: View): string => {
  const { count = 0, unattached = [], unattached_gb: size = 0 } = status.volumes ?? {};
  const gigabytes = unattached.length > 0 ? `, ${size} GB` : '';
  return `${unattached.length} of ${count} unattached${gigabytes}`;
};

const formatAddresses = ({ status }: View): string => {
  const { count = 0, unattached = [] } = status.floating_ips ?? {};
  return `${unattached.length} of ${count} unattached`;
};

const formatArrays = ({ status }: View): string => {
  const { count = 0, members = 0, by_state: states = {} } = status.server_arrays ?? {};
  if (count === 0) return 'none';
  return `${count} with ${formatCounted(members, 'member')}: ${formatStates(states)}`;
};

/** How the number of things that are wrong looks. */
const chooseCountTone = (count: number | undefined, tone: Tone): Tone => (count ? tone : 'plain');

/** Texts that decide how wide characters are. */
const listShownNames = ({
  servers: fleet,
  stalled,
  templates,
  failed_events: failed,
}: AccountStatus) => [
  ...(fleet?.by_provider ?? []).map(({ name }) => name),
  ...(stalled?.things ?? []).map(({ name }) => name),
  ...(templates?.failing ?? []).map(({ name }) => name),
  ...(failed?.latest ?? []).map((event) => readText(event, 'description')),
];

/**
 * The lines a person sees of it on a terminal of so many columns: at most 23 on one of 80. A part that could not be
 * read says so in its place.
 */
export const createStatusColumns = async (
  status: AccountStatus,
  { now, columns }: { readonly now: number; readonly columns: number },
): Promise<readonly Column[]> => {
  const ruler = await createRuler(listShownNames(status));
  const view: View = { status, now, ruler, spare: columns - usualColumns };
  const { certificate, stalled, failed_events: failed, templates, errors } = status;
  const line = (
    key: string,
    heading: string,
    text: () => string,
    tone: Tone = 'plain',
  ): Column => ({
    key,
    heading,
    kind: 'text',
    cell: () => text(),
    tone: () => tone,
  });
  const part = (
    key: keyof AccountStatus['errors'],
    heading: string,
    text: (view: View) => string,
    tone?: Tone,
  ): Column => {
    const error = errors[key];
    return error
      ? line(key, heading, () => `could not be read: ${error.message}`, 'bad')
      : line(key, heading, () => text(view), tone);
  };
  return [
    line('profile', 'profile', () => `${status.profile}, ${status.endpoint}`),
    line(
      'certificate',
      'certificate',
      () => (certificate ? formatCertificate(certificate) : 'its end is not known'),
      certificate ? chooseCertificateTone(certificate) : 'plain',
    ),
    part('servers', 'servers', ({ spare }) =>
      status.servers ? formatProviderTable(status.servers, ruler, spare).join('\n') : '',
    ),
    part('server_arrays', 'arrays', formatArrays),
    part(
      'stalled',
      'stalled',
      (known) => (stalled ? formatStalled(stalled, known) : ''),
      chooseCountTone(stalled?.count, 'bad'),
    ),
    part('failed_events', 'failures', formatFailedEvents, chooseCountTone(failed?.count, 'bad')),
    part(
      'templates',
      'templates',
      formatTemplates,
      chooseCountTone(templates?.failing.length, 'bad'),
    ),
    part('volumes', 'volumes', formatVolumes),
    part('floating_ips', 'addresses', formatAddresses),
  ];
};
