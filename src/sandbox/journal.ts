import { events } from '../catalog/audit/events.ts';
import type { Row } from '../catalog/resource.ts';
import { type Account, freshId } from './account.ts';
import type { Random } from './random.ts';
import { type Item, typeOf } from './rows.ts';

type Event = Row<typeof events> & Item;

/** Something to be written down. */
export interface Happening {
  readonly level: Event['level'];
  readonly header: string;
  readonly description: string;
  /** Id of the thing it happened to, whose own list of events shows it too. */
  readonly on?: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** An event with the id of the thing it happened to. */
export interface Entry {
  readonly event: Event;
  readonly on?: string;
}

/** The events of the account. They are only ever added, so they are kept apart from the rest. */
export interface Journal {
  write(happening: Happening): Event;
  /** Writes it when its time has come. */
  later(happening: Happening): void;
  /** Moment of the next one that waits; `Infinity` for none. */
  nextDue(): number;
  /** Writes the one that is due next. */
  writeNext(): void;
  waiting(): readonly Happening[];
  /** Events of one thing, oldest first. */
  eventsOf(id: string): readonly Event[];
  /** Puts back an entry that was written before. */
  restore(entry: Entry): void;
  /** Entries written since the last call. */
  takeFresh(): readonly Entry[];
}

export const openJournal = (account: Account, random: Random): Journal => {
  const table = account.of(events);
  const bySubject = new Map<string, Event[]>();
  const type = typeOf(events);
  let fresh: Entry[] = [];
  let waiting: Happening[] = [];

  const restore = (entry: Entry): void => {
    table.add(entry.event);
    if (entry.on === undefined) return;
    const known = bySubject.get(entry.on);
    if (known) known.push(entry.event);
    else bySubject.set(entry.on, [entry.event]);
  };

  const write = ({ level, header, description, on, at }: Happening): Event => {
    const timestamp = new Date(at).toISOString();
    const event: Event = {
      id: freshId(random, table),
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
    later: (happening) => {
      waiting = [...waiting, happening].sort((a, b) => a.at - b.at);
    },
    nextDue: () => waiting[0]?.at ?? Number.POSITIVE_INFINITY,
    writeNext: () => {
      const next = waiting.shift();
      if (next) write(next);
    },
    waiting: () => waiting,
    eventsOf: (id) => bySubject.get(id) ?? [],
    takeFresh: () => {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
};
