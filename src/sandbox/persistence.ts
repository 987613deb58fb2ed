import { open } from 'node:fs/promises';
import { events } from '../catalog/audit/events.ts';
import { servers } from '../catalog/cloud/servers.ts';
import { catalog } from '../catalog/index.ts';
import { ConfigurationFailure } from '../failures.ts';
import { writeWhole } from '../whole-file.ts';
import type { Account } from './account.ts';
import { appending, cutOff } from './appending.ts';
import { commandOn, type Folder, textIn } from './folder.ts';
import type { Entry, Happening } from './journal.ts';
import type { Item } from './rows.ts';
import type { Transition } from './transitions.ts';
import type { World } from './world.ts';

/** Changes are written at most this often, in milliseconds. */
const saveAfter = 200;

/** What the state file holds: everything but the events, which only ever grow in number. */
interface State {
  readonly format: 2;
  readonly random: number;
  readonly tables: Readonly<Record<string, readonly Item[]>>;
  readonly transitions: readonly Transition[];
  readonly waiting: readonly Happening[];
}

/** What was read from the disk. */
export interface Saved {
  readonly random: number;
  /** Puts everything into an empty world. */
  restore(world: World): void;
}

const isState = (value: unknown): value is State =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  value.format === 2 &&
  'random' in value &&
  typeof value.random === 'number' &&
  'tables' in value &&
  typeof value.tables === 'object' &&
  value.tables !== null &&
  'transitions' in value &&
  Array.isArray(value.transitions) &&
  'waiting' in value &&
  Array.isArray(value.waiting);

/** True for a state that another version of imco wrote. */
const isOtherFormat = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  'format' in value &&
  typeof value.format === 'number' &&
  value.format !== 2;

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && 'event' in value;

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The entries of the events file. A last line torn by a crash is cut off the file, and a line that
 * was written twice, as after a write that failed half-way, counts once.
 */
const readEntries = async (folder: Folder): Promise<Entry[]> => {
  const text = textIn(folder.events) ?? '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) await cutOff(folder.events, Buffer.byteLength(whole));
  const entries = whole
    .split('\n')
    .map(parsed)
    .filter((value) => isEntry(value));
  return [...new Map(entries.map((entry) => [entry.event.id, entry])).values()];
};

/**
 * The state of the folder; undefined when there is none yet. Throws a `ConfigurationFailure` when
 * the file is not one a sandbox wrote.
 */
export const loadState = async (folder: Folder): Promise<Saved | undefined> => {
  const text = textIn(folder.state);
  if (text === undefined) return undefined;
  const state = parsed(text);
  if (isOtherFormat(state)) {
    throw new ConfigurationFailure(`the sandbox state in ${folder.state} is of another imco`, {
      code: 'other_state',
      hint: `run "${commandOn(folder, 'reset')}" to begin anew; the certificates are kept`,
    });
  }
  if (!isState(state)) {
    throw new ConfigurationFailure(`the sandbox state in ${folder.state} is damaged`, {
      code: 'damaged_state',
      hint: `run "${commandOn(folder, 'reset')}" to begin anew; the certificates are kept`,
    });
  }
  const entries = await readEntries(folder);
  return {
    random: state.random,
    restore: ({ account, journal, lifecycle }) => {
      for (const { noun } of catalog)
        for (const row of state.tables[noun] ?? []) account.table(noun).add(row);
      for (const entry of entries) journal.restore(entry);
      lifecycle.restore(state.transitions);
      for (const happening of state.waiting) journal.later(happening);
    },
  };
};

/** How many servers and events the folder holds, as last written. */
export const countsIn = (folder: Folder): { servers: number; events: number } => {
  const [state, lines = ''] = [folder.state, folder.events].map(textIn);
  const saved = state === undefined ? undefined : parsed(state);
  return {
    servers: isState(saved) ? (saved.tables[servers.noun]?.length ?? 0) : 0,
    events: lines.split('\n').length - 1,
  };
};

const tablesOf = (account: Account): State['tables'] =>
  Object.fromEntries(
    catalog
      .filter(({ noun }) => noun !== events.noun)
      .map(({ noun }) => [noun, account.table(noun).rows()]),
  );

const addTo = async (path: string, text: string): Promise<void> => {
  const file = await open(path, appending, 0o600);
  try {
    await file.appendFile(text);
  } finally {
    await file.close();
  }
};

/** Writes the world to the disk as it changes. */
export interface Saver {
  /** Something changed: it will be written soon. */
  changed(): void;
  /** Writes everything now; resolves when it is on the disk. */
  save(): Promise<void>;
}

/** Keeps the folder up to date with the world; `warn` hears when that fails. */
export const openSaver = (folder: Folder, world: World, warn: (text: string) => void): Saver => {
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let unwritten: readonly Entry[] = [];

  const write = async (): Promise<void> => {
    const { account, journal, lifecycle, random } = world;
    unwritten = unwritten.concat(journal.takeFresh());
    const lines = unwritten.map((entry) => `${JSON.stringify(entry)}\n`);
    const state: State = {
      format: 2,
      random: random.position(),
      tables: tablesOf(account),
      transitions: lifecycle.pending(),
      waiting: journal.waiting(),
    };
    const text = JSON.stringify(state);
    if (lines.length > 0) await addTo(folder.events, lines.join(''));
    unwritten = [];
    await writeWhole(folder.state, text);
  };

  const save = (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    // One after the other, also after one that failed.
    writing = writing.catch(() => undefined).then(write);
    return writing;
  };

  return {
    save,
    changed: () => {
      timer ??= setTimeout(() => {
        save().catch((error: unknown) => {
          warn(`the sandbox state could not be written: ${String(error)}`);
        });
      }, saveAfter);
    },
  };
};
