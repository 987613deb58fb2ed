import type { events } from '../../catalog/audit/events.ts';
import { servers } from '../../catalog/cloud/servers.ts';
import type { Row } from '../../catalog/resource.ts';
import type { SandboxPlatform } from '../platform.ts';
import { type EventWording, wordDone, wordFailed, wordRequested } from '../state/event-wording.ts';
import type { EventToRecord } from '../state/journal.ts';
import type { StoredItem } from '../state/rows.ts';

const users = ['operator', 'day-shift', 'night-shift', 'ci-deploy'];
const verbs = ['boot', 'shutdown', 'reboot', 'override'];
const span = 28 * 24 * 3600 * 1000;

type Level = Row<typeof events>['level'];

/** Events that concern no particular server. */
const general: readonly (EventWording & { readonly level: Level })[] = [
  {
    level: 'info',
    header: 'User signed in',
    description: 'The user day-shift has signed in.',
  },
  {
    level: 'info',
    header: 'Cloud account searched',
    description: 'The cloud account azure-prod has been searched for machines to import.',
  },
  {
    level: 'warning',
    header: 'Quota nearly used up',
    description: 'The cloud account aws-prod uses 45 of 50 addresses.',
  },
  {
    level: 'info',
    header: 'Template compiled',
    description: 'The template joomla has been compiled by night-shift.',
  },
];

/** A past event of a server. */
const pickServerEvent = (
  row: StoredItem,
  { random, account }: SandboxPlatform,
): EventWording & { readonly level: Level; readonly on: string } => {
  const action = { resource: servers, row, verb: random.pick(verbs), by: random.pick(users) };
  const chance = random.next();
  if (chance < 0.04)
    return { ...wordFailed(action, 'stalled', account), level: 'error', on: row.id };
  const wording = chance < 0.5 ? wordRequested(action, account) : wordDone(action, account);
  return { ...wording, level: 'info', on: row.id };
};

/** `count` events spread over the last four weeks. */
export const plantEvents = (platform: SandboxPlatform, count: number): void => {
  const { account, journal, random } = platform;
  const rows = account.of(servers).rows();
  const begin = platform.now() - span;
  for (let index = 0; index < count; index++) {
    const ofServer = rows.length > 0 && random.next() < 0.85;
    const happening: Omit<EventToRecord, 'at'> = ofServer
      ? pickServerEvent(random.pick(rows), platform)
      : random.pick(general);
    journal.write({ ...happening, at: begin + ((index + random.next()) * span) / count });
  }
};
