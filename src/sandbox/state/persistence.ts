import { events } from '../../catalog/audit/events.ts';
import { servers } from '../../catalog/cloud/servers.ts';
import { catalog } from '../../catalog/index.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { writeFileWhole } from '../../lib/files/whole-file.ts';
import type { SandboxPlatform } from '../platform.ts';
import { commandForFolder, readFolderText, type SandboxFolder } from '../process/folder.ts';
import { truncateTo } from './file-append.ts';
import type { JournalEntry } from './journal.ts';
import { type LineFile, openLineFile } from './line-file.ts';
import {
  isOtherFormat,
  isState,
  parseStateJson,
  readContents,
  type State,
  type StateChanges,
} from './state.ts';

/** The state is written whole when the changes since take more bytes than it, and more than this. */
const fewChanges = 1024 * 1024;

/** What was read from the disk. */
export interface SavedState {
  readonly random: number;
  /** Number of the last change. */
  readonly number: number;
  /** Puts everything into an empty world. */
  restore(world: SandboxPlatform): void;
}

const isEntry = (value: unknown): value is JournalEntry =>
  typeof value === 'object' && value !== null && 'event' in value;

/** Takes a last line torn by a crash off a file of lines; returns what is left. */
const wholeLines = async (path: string): Promise<string> => {
  const text = readFolderText(path) ?? '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) await truncateTo(path, Buffer.byteLength(whole));
  return whole;
};

/** The entries of the events file; one that was written twice counts once. */
const readEntries = async (folder: SandboxFolder): Promise<JournalEntry[]> => {
  const entries = (await wholeLines(folder.events))
    .split('\n')
    .map(parseStateJson)
    .filter((value) => isEntry(value));
  return [...new Map(entries.map((entry) => [entry.event.id, entry])).values()];
};

/**
 * The state of the folder; undefined when there is none yet. Throws a `ConfigurationFailure` when
 * the file is not one a sandbox wrote.
 */
export const loadState = async (folder: SandboxFolder): Promise<SavedState | undefined> => {
  const text = readFolderText(folder.state);
  if (text === undefined) return undefined;
  const state = parseStateJson(text);
  if (isOtherFormat(state)) {
    throw new ConfigurationFailure(`the sandbox state in ${folder.state} is of another imco`, {
      code: 'other_state',
      hint: `run "${commandForFolder(folder, 'reset')}" to begin anew; the certificates are kept`,
    });
  }
  if (!isState(state)) {
    throw new ConfigurationFailure(`the sandbox state in ${folder.state} is damaged`, {
      code: 'damaged_state',
      hint: `run "${commandForFolder(folder, 'reset')}" to begin anew; the certificates are kept`,
    });
  }
  const { random, number, tables, transitions, waiting } = readContents(
    state,
    await wholeLines(folder.changes),
  );
  const entries = await readEntries(folder);
  return {
    random,
    number,
    restore: ({ account, journal, lifecycle, now }) => {
      for (const { noun } of catalog)
        for (const row of tables[noun] ?? []) account.table(noun).add(row);
      for (const entry of entries) journal.restore(entry);
      lifecycle.restore(transitions, now());
      for (const happening of waiting) journal.later(happening);
    },
  };
};

/** How many servers and events the folder holds, as last written. */
export const countRows = (folder: SandboxFolder): { servers: number; events: number } => {
  const [state, changes = '', lines = ''] = [folder.state, folder.changes, folder.events].map(
    readFolderText,
  );
  const saved = state === undefined ? undefined : parseStateJson(state);
  const rows = isState(saved) ? readContents(saved, changes).tables[servers.noun] : undefined;
  return { servers: rows?.length ?? 0, events: lines.split('\n').length - 1 };
};

/** The world whole, as of change `number`; what it had to tell of changes is in it. */
const stateOf = (
  { account, journal, lifecycle, random }: SandboxPlatform,
  number: number,
): State => {
  const nouns = catalog.map(({ noun }) => noun).filter((noun) => noun !== events.noun);
  return {
    format: 3,
    number,
    random: random.position(),
    tables: Object.fromEntries(nouns.map((noun) => [noun, account.table(noun).rows()])),
    transitions: lifecycle.pending(),
    waiting: journal.waiting(),
  };
};

/** What has changed since this was last asked. */
const changesIn = (
  { account, journal, lifecycle, random }: SandboxPlatform,
  number: number,
): StateChanges => ({
  number,
  random: random.position(),
  tables: account.takeChanges(),
  transitions: lifecycle.takeChanges(),
  waiting: journal.takeWaiting(),
});

const hasAny = ({ tables, transitions, waiting }: StateChanges): boolean =>
  Object.keys(tables).length > 0 ||
  [transitions, waiting].some(({ put, gone }) => put.length + gone.length > 0);

/** Writes the world to the disk as it changes. */
export interface StateSaver {
  /**
   * Writes what has changed. When this returns, the system has it: a process that is killed loses
   * nothing that was answered.
   */
  changed(): void;
  /** Writes everything whole; resolves when it is on the disk. */
  save(): Promise<void>;
  close(): void;
}

/** A file of lines and what could not be added to it yet. */
interface Backlog {
  readonly file: LineFile;
  waiting: string;
}

const flush = (backlog: Backlog): void => {
  if (backlog.waiting === '') return;
  backlog.file.add(backlog.waiting);
  backlog.waiting = '';
};

/**
 * Keeps the folder up to date with the world: each change is added to a file, and now and then the
 * state is written whole, which makes that file short again. `warn` hears when that fails; what
 * could not be written is tried again with the next change. `last` is the number of the last change.
 */
export const openStateSaver = (
  folder: SandboxFolder,
  { world, last, warn }: { world: SandboxPlatform; last: number; warn: (text: string) => void },
): StateSaver => {
  const happened: Backlog = { file: openLineFile(folder.events), waiting: '' };
  const changes: Backlog = { file: openLineFile(folder.changes), waiting: '' };
  let number = last;
  /** Size of the state as it was last written whole. */
  let wholeSize = 0;
  /** Lines of changes since the state that is just being written was put together. */
  let meanwhile: string | undefined;
  let writing: Promise<void> = Promise.resolve();

  const add = (): void => {
    for (const entry of world.journal.takeFresh()) happened.waiting += `${JSON.stringify(entry)}\n`;
    const change = changesIn(world, number + 1);
    if (hasAny(change)) {
      number += 1;
      const line = `${JSON.stringify(change)}\n`;
      changes.waiting += line;
      if (meanwhile !== undefined) meanwhile += line;
    }
    flush(happened);
    flush(changes);
  };

  const writeState = async (): Promise<void> => {
    add();
    const text = JSON.stringify(stateOf(world, number));
    meanwhile = '';
    try {
      await writeFileWhole(folder.state, text);
      wholeSize = text.length;
      // Lines of changes that are in the state are skipped when read, should a crash leave them.
      changes.file.replace(meanwhile);
      changes.waiting = '';
    } finally {
      meanwhile = undefined;
    }
  };

  const save = (): Promise<void> => {
    // One after the other, also after one that failed.
    writing = writing.catch(() => undefined).then(writeState);
    return writing;
  };

  const failed = (error: unknown): void =>
    warn(`the sandbox state could not be written: ${String(error)}`);

  return {
    save,
    changed: () => {
      try {
        add();
      } catch (error) {
        failed(error);
      }
      const isLong = changes.file.size() > Math.max(wholeSize, fewChanges);
      if (isLong && meanwhile === undefined) save().catch(failed);
    },
    close: () => {
      happened.file.close();
      changes.file.close();
    },
  };
};
