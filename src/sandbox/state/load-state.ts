import { servers } from '../../catalog/cloud/servers.ts';
import { catalog } from '../../catalog/index.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { SandboxPlatform } from '../platform.ts';
import { formatFolderCommand, type SandboxFolder } from '../process/folder.ts';
import { readFolderText } from '../process/folder-checks.ts';
import { truncateTo } from './file-append.ts';
import type { JournalEntry } from './journal.ts';
import { isOtherFormat, isState, parseStateJson, readContents } from './state.ts';

/** The state that was read from the disk. */
export interface SavedState {
  readonly random: number;
  /** Number of the last change. */
  readonly number: number;
  /** Restores the state into a platform with an empty account. */
  restore(platform: SandboxPlatform): void;
}

const isJournalEntry = (value: unknown): value is JournalEntry =>
  isJsonObject(value) && 'event' in value;

/** Removes an incomplete last line, left by a crash, and returns the rest. */
const readWholeLines = async (path: string): Promise<string> => {
  const text = readFolderText(path) ?? '';
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) await truncateTo(path, Buffer.byteLength(whole));
  return whole;
};

/** The entries of the events file; duplicates are removed. */
const readEntries = async (folder: SandboxFolder): Promise<JournalEntry[]> => {
  const entries = (await readWholeLines(folder.events))
    .split('\n')
    .map(parseStateJson)
    .filter((value) => isJournalEntry(value));
  return [...new Map(entries.map((entry) => [entry.event.id, entry])).values()];
};

/**
 * The state of the folder; undefined if there is none yet. Throws a `ConfigurationFailure` if
 * the file was not written by a sandbox.
 */
export const loadState = async (folder: SandboxFolder): Promise<SavedState | undefined> => {
  const text = readFolderText(folder.state);
  if (text === undefined) return undefined;
  const state = parseStateJson(text);
  if (isOtherFormat(state)) {
    throw new ConfigurationFailure(
      `the sandbox state in ${folder.state} was written by another version of imco`,
      {
        code: 'other_state',
        hint: `run "${formatFolderCommand(folder, 'reset')}" to start with a new account; the certificates stay`,
      },
    );
  }
  if (!isState(state)) {
    throw new ConfigurationFailure(`the sandbox state in ${folder.state} is damaged`, {
      code: 'damaged_state',
      hint: `run "${formatFolderCommand(folder, 'reset')}" to start with a new account; the certificates stay`,
    });
  }
  const { random, number, tables, transitions, waiting } = readContents(
    state,
    await readWholeLines(folder.changes),
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
      for (const event of waiting) journal.later(event);
    },
  };
};

/** The number of servers and events in the folder, as last written. */
export const countRows = (folder: SandboxFolder): { servers: number; events: number } => {
  const [state, changes = '', lines = ''] = [folder.state, folder.changes, folder.events].map(
    readFolderText,
  );
  const saved = state === undefined ? undefined : parseStateJson(state);
  const rows = isState(saved) ? readContents(saved, changes).tables[servers.noun] : undefined;
  return { servers: rows?.length ?? 0, events: lines.split('\n').length - 1 };
};
