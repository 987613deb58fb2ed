/** The account overview as lines that fit on one screen. */
import { formatTimeAgo } from '../../lib/time/age.ts';
import { readText } from '../../operate/rows/answers.ts';
import type { Column, Tone } from '../../output/document.ts';
import { createRuler } from '../../output/tables/width.ts';
import { toSafeLine } from '../../output/terminal/safe-text.ts';
import type { AccountStatus } from './account.ts';
import { isExpiringSoon } from './expiry.ts';
import type { StateCounts } from './fleet.ts';
import type { ExpiringCertificate } from './load-balancer-certificates.ts';
import {
  formatBusy,
  formatFailed,
  formatStalled,
  shortenText,
  type View,
} from './problem-lines.ts';
import type { CertificatePart } from './rest.ts';
import { formatProviderTable } from './table.ts';

/** Failing templates that are listed by name. */
const mostNames = 2;

const formatCounted = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`;

const formatStates = (states: StateCounts): string =>
  Object.entries(states)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');

const formatCertificate = (certificate: CertificatePart): string => {
  const { days_left: days, expires_at: end } = certificate;
  const day = end.slice(0, 10);
  if (days < 0) return `expired on ${day}`;
  const left = `${formatCounted(days, 'day')} left, until ${day}`;
  return isExpiringSoon(certificate) ? `${left}: create a new API key` : left;
};

const chooseCertificateTone = (certificate: CertificatePart): Tone => {
  if (certificate.days_left < 0) return 'bad';
  return isExpiringSoon(certificate) ? 'busy' : 'plain';
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
  if (count === 0) return 'none';
  const rest = failing.length - mostNames;
  const names = failing.slice(0, mostNames).map(({ name }) => toSafeLine(name));
  return [
    failing.length === 0
      ? `none of ${seen} failed to compile`
      : `${failing.length} of ${seen} failed to compile`,
    failing.length === 0 ? '' : `: ${names.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`,
    seen < count ? `; ${count - seen} more were not checked` : '',
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

/** Expiring certificates that are listed individually. */
const mostExpiring = 3;

const formatExpiringLine = ({
  name,
  load_balancer: balancer,
  days_left: days,
  expires_at: end,
}: ExpiringCertificate): string => {
  const when = days < 0 ? 'expired on' : `${formatCounted(days, 'day')} left, until`;
  return `${toSafeLine(name)} of ${toSafeLine(balancer)}: ${when} ${end.slice(0, 10)}`;
};

const formatExpiring = ({ status }: View): string => {
  const { expiring = [] } = status.load_balancer_certificates ?? {};
  const rest = expiring.length - mostExpiring;
  return [
    ...expiring.slice(0, mostExpiring).map(formatExpiringLine),
    ...(rest > 0 ? [`and ${rest} more`] : []),
  ].join('\n');
};

/** Expired certificates are failures, others a warning. */
const chooseExpiringTone = (expiring: readonly ExpiringCertificate[]): Tone =>
  expiring.some(({ days_left: days }) => days < 0) ? 'bad' : 'busy';

/** The tone of a count of problems. */
const chooseCountTone = (count: number | undefined, tone: Tone): Tone => (count ? tone : 'plain');

/** The profile, and where it leads. */
const formatHead = ({ profile, endpoint, api, newer_api: newer }: AccountStatus): string =>
  `${profile}, ${endpoint}, API ${api}${newer ? ` (${newer} is available)` : ''}`;

/** Texts whose characters the width ruler has to know. */
const listShownNames = ({
  servers: fleet,
  stalled,
  in_error: failing,
  in_progress: busy,
  templates,
  failed_events: failed,
  load_balancer_certificates: expiring,
}: AccountStatus) => [
  ...(fleet?.by_provider ?? []).map(({ name }) => name),
  ...(stalled?.things ?? []).map(({ name }) => name),
  ...(failing?.things ?? []).map(({ name, reason }) => `${name}${reason ?? ''}`),
  ...(busy?.things ?? []).map(({ name }) => name),
  ...(templates?.failing ?? []).map(({ name }) => name),
  ...(failed?.latest ?? []).map((event) => readText(event, 'description')),
  ...(expiring?.expiring ?? []).flatMap(({ name, load_balancer: of }) => [name, of]),
];

/** The terminal width the lines are designed for. */
const standardColumns = 80;

/** The lines of the overview: at most 23 on a terminal of 80 columns. Unreadable parts show an error. */
export const createStatusColumns = async (
  status: AccountStatus,
  { now, columns }: { readonly now: number; readonly columns: number },
): Promise<readonly Column[]> => {
  const ruler = await createRuler(listShownNames(status));
  const view: View = { status, now, ruler, spare: columns - standardColumns };
  const { certificate, stalled, failed_events: failed, templates, errors } = status;
  const { in_error: failing, in_progress: busy } = status;
  const { expiring = [] } = status.load_balancer_certificates ?? {};
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
    line('profile', 'profile', () => formatHead(status)),
    line(
      'certificate',
      'certificate',
      () => (certificate ? formatCertificate(certificate) : 'expiry date unknown'),
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
    ...(failing?.count === 0
      ? []
      : [
          part(
            'in_error',
            'in error',
            (known) => (failing ? formatFailed(failing, known) : ''),
            'bad',
          ),
        ]),
    ...(busy?.count === 0
      ? []
      : [part('in_progress', 'in progress', () => (busy ? formatBusy(busy) : ''))]),
    part('failed_events', 'failures', formatFailedEvents, chooseCountTone(failed?.count, 'bad')),
    part(
      'templates',
      'templates',
      formatTemplates,
      chooseCountTone(templates?.failing.length, 'bad'),
    ),
    part('volumes', 'volumes', formatVolumes),
    part('floating_ips', 'addresses', formatAddresses),
    ...(errors.load_balancer_certificates || expiring.length > 0
      ? [
          part(
            'load_balancer_certificates',
            'expiring',
            formatExpiring,
            chooseExpiringTone(expiring),
          ),
        ]
      : []),
  ];
};
