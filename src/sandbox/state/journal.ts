import { events } from '../../catalog/audit/events.ts';
import type { Row } from '../../catalog/resource.ts';
import { type Account, createId } from './account.ts';
import { createDueQueue, type QueueChanges } from './due-queue.ts';
import type { Random } from './random.ts';
import { formatResourceType, type StoredItem } from './rows.ts';

type Event = Row<typeof events> & StoredItem;

/** An entry for the journal. */
export interface EventToRecord {
  readonly level: Event['level'];
  readonly header: string;
  readonly description: string;
  /** Id of the row whose events include it. */
  readonly on?: string;
  /** Time, in milliseconds since 1970. */
  readonly at: number;
}

/** An event with the id of the row it concerns. */
export interface JournalEntry {
  readonly event: Event;
  readonly on?: string;
}

/** A scheduled event with its key. */
export interface EventListener extends EventToRecord {
  readonly key: string;
}

/** The events of the account. They are append-only, so they are stored separately. */
export interface Journal {
  write(happening: EventToRecord): Event;
  /** Schedules an entry for its time. */
  later(happening: EventToRecord): void;
  /** Time of the next scheduled entry; `Infinity` for none. */
  nextDue(): number;
  /** Writes the next scheduled entry. */
  writeNext(): void;
  waiting(): readonly EventListener[];
  /** Delays all scheduled entries by this many ms. */
  delay(ms: number): void;
  /** Changes of the scheduled entries since the last call. */
  takeWaiting(): QueueChanges<EventListener>;
  /** Events of a row, oldest first. */
  eventsOf(id: string): readonly Event[];
  /** Restores an entry from the disk. */
  restore(entry: JournalEntry): void;
  /** Entries written since the last call. */
  takeFresh(): readonly JournalEntry[];
}

export const openJournal = (account: Account, random: Random): Journal => {
  const table = account.of(events);
  const bySubject = new Map<string, Event[]>();
  const type = formatResourceType(events);
  let fresh: JournalEntry[] = [];
  let announced = 0;
  const waiting = createDueQueue<EventListener>({ keyOf: ({ key }) => key, dueOf: ({ at }) => at });
  const later = (happening: EventToRecord): void => {
    announced += 1;
    waiting.put({ ...happening, key: String(announced) });
  };

  const restore = (entry: JournalEntry): void => {
    table.add(entry.event);
    if (entry.on === undefined) return;
    const known = bySubject.get(entry.on);
    if (known) known.push(entry.event);
    else bySubject.set(entry.on, [entry.event]);
  };

  const write = ({ level, header, description, on, at }: EventToRecord): Event => {
    const timestamp = new Date(at).toISOString();
    const event: Event = {
      id: createId(random, table),
      timestamp,
      level,
      header,
      description,
      resource_type: type,
    };
    const entry = on === undefined ? { event } : { event, on };
    restore(entry);
    fresh.push(entry);
    return event;
  };

  return {
    write,
    restore,
    later,
    nextDue: () => waiting.first()?.at ?? Number.POSITIVE_INFINITY,
    writeNext: () => {
      const next = waiting.first();
      if (!next) return;
      waiting.remove(next.key);
      write(next);
    },
    waiting: waiting.all,
    delay: (ms) => {
      waiting.replaceAll((announced) => ({ ...announced, at: announced.at + ms }));
    },
    takeWaiting: waiting.takeChanges,
    eventsOf: (id) => bySubject.get(id) ?? [],
    takeFresh: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
};
