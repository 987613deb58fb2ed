import { events } from '../../catalog/audit/events.ts';
import type { Row } from '../../catalog/resource.ts';
import { type Account, createId } from './account.ts';
import { createDueQueue, type QueueChanges } from './due-queue.ts';
import type { Random } from './random.ts';
import { formatResourceType, type StoredItem } from './rows.ts';

type Event = Row<typeof events> & StoredItem;

/** Something to be written down. */
export interface EventToRecord {
  readonly level: Event['level'];
  readonly header: string;
  readonly description: string;
  /** Id of the thing it happened to, whose own list of events shows it too. */
  readonly on?: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** An event with the id of the thing it happened to. */
export interface JournalEntry {
  readonly event: Event;
  readonly on?: string;
}

/** An event that waits for its time, with what tells it apart from others. */
export interface EventListener extends EventToRecord {
  readonly key: string;
}

/** The events of the account. They are only ever added, so they are kept apart from the rest. */
export interface Journal {
  write(happening: EventToRecord): Event;
  /** Writes it when its time has come. */
  later(happening: EventToRecord): void;
  /** Moment of the next one that waits; `Infinity` for none. */
  nextDue(): number;
  /** Writes the one that is due next. */
  writeNext(): void;
  waiting(): readonly EventListener[];
  /** Has everything that waits come this much later, in ms. */
  delay(ms: number): void;
  /** What has changed of those that wait since the last call. */
  takeWaiting(): QueueChanges<EventListener>;
  /** Events of one thing, oldest first. */
  eventsOf(id: string): readonly Event[];
  /** Puts back an entry that was written before. */
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
