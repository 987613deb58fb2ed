import { systemEvents } from '../../catalog/audit/system-events.ts';
import type { Row } from '../../catalog/resource.ts';
import type { AccountState } from '../state/account-state.ts';
import { plant } from './plant.ts';

type SystemEvent = Row<typeof systemEvents>;

const hour = 3600 * 1000;

/** A platform event: hours ago, level, header, description. */
const happenings: readonly (readonly [number, SystemEvent['level'], string, string])[] = [
  [700, 'info', 'Platform updated', 'The platform has been updated to 9.4.2.'],
  [512, 'warning', 'Provider slow', 'Requests to Amazon Web Services take longer than usual.'],
  [509, 'info', 'Provider back to normal', 'Requests to Amazon Web Services are fast again.'],
  [340, 'info', 'Images refreshed', 'Generic images have been refreshed at every provider.'],
  [166, 'error', 'Event storage full', 'Events have been delayed: the storage for them was full.'],
  [165, 'info', 'Event storage enlarged', 'Delayed events have been written.'],
  [
    71,
    'warning',
    'Maintenance announced',
    'The web interface will be unavailable on Sunday at 04:00.',
  ],
  [6, 'info', 'Plans refreshed', 'Server and storage plans have been refreshed.'],
];

/** Events of the platform itself, oldest first. `now` in milliseconds since 1970. */
export const plantSystemEvents = (accountState: AccountState, now: number): void => {
  for (const [hours, level, header, description] of happenings) {
    plant(accountState, systemEvents, {
      timestamp: new Date(now - hours * hour).toISOString(),
      level,
      header,
      description,
    });
  }
};
