import { events } from '../../catalog/audit/events.ts';
import { writeFileWhole } from '../../lib/files/whole-file.ts';
import type { SandboxPlatform } from '../platform.ts';
import type { SandboxFolder } from '../process/folder.ts';
import { type LineFile, openLineFile } from './line-file.ts';
import type { State, StateChanges } from './state.ts';

/** The full state is written when the changes since take more bytes than it, and more than this. */
const fewChanges = 1024 * 1024;

/** The full state, as of change `number`. */
const readState = (
  { account, journal, lifecycle, random }: SandboxPlatform,
  number: number,
): State => {
  // Rows that several resources show are kept once.
  const nouns = account.catalog.resources
    .filter(({ noun, rowsOf }) => noun !== events.noun && rowsOf === undefined)
    .map(({ noun }) => noun);
  return {
    format: 3,
    number,
    random: random.position(),
    tables: Object.fromEntries(nouns.map((noun) => [noun, account.table(noun).rows()])),
    transitions: lifecycle.pending(),
    waiting: journal.waiting(),
  };
};

/** Changes since the last call. */
const takeChanges = (
  { account, journal, lifecycle, random }: SandboxPlatform,
  number: number,
): StateChanges => ({
  number,
  random: random.position(),
  tables: account.takeChanges(),
  transitions: lifecycle.takeChanges(),
  waiting: journal.takeWaiting(),
});

const hasChanges = ({ tables, transitions, waiting }: StateChanges): boolean =>
  Object.keys(tables).length > 0 ||
  [transitions, waiting].some(({ put, gone }) => put.length + gone.length > 0);

/** Saves the account as it changes. */
export interface StateSaver {
  /**
   * Writes the changes. When this returns the system has them: a killed process does not lose
   * anything that was confirmed in a response.
   */
  changed(): void;
  /** Writes the full state; resolves when it is on the disk. */
  save(): Promise<void>;
  close(): void;
}

/** A file of lines, and the lines that could not be appended yet. */
class Backlog {
  readonly #file: LineFile;
  #waiting = '';

  constructor(path: string) {
    this.#file = openLineFile(path);
  }

  put(line: string): void {
    this.#waiting += line;
  }

  flush(): void {
    if (this.#waiting === '') return;
    this.#file.add(this.#waiting);
    this.#waiting = '';
  }

  /** Replaces the entire content. */
  replace(text: string): void {
    this.#file.replace(text);
    this.#waiting = '';
  }

  size(): number {
    return this.#file.size();
  }

  close(): void {
    this.#file.close();
  }
}

interface SaverParts {
  readonly platform: SandboxPlatform;
  /** Number of the last change. */
  readonly last: number;
  warn(text: string): void;
}

class FolderSaver implements StateSaver {
  readonly #path: string;
  readonly #parts: SaverParts;
  readonly #events: Backlog;
  readonly #changes: Backlog;
  /** Number of the last change that was recorded. */
  #number: number;
  /** Size of the full state when it was last written. */
  #wholeSize = 0;
  /** Lines of changes since the state that is being written was captured. */
  #meanwhile: string | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor({ state, events, changes }: SandboxFolder, parts: SaverParts) {
    this.#path = state;
    this.#parts = parts;
    this.#events = new Backlog(events);
    this.#changes = new Backlog(changes);
    this.#number = parts.last;
  }

  changed(): void {
    try {
      this.#add();
    } catch (error) {
      this.#report(error);
    }
    const isLong = this.#changes.size() > Math.max(this.#wholeSize, fewChanges);
    if (isLong && this.#meanwhile === undefined)
      this.save().catch((error: unknown) => this.#report(error));
  }

  save(): Promise<void> {
    // Writes run one after the other, even after one that failed.
    this.#writing = this.#writing.catch(() => undefined).then(() => this.#writeState());
    return this.#writing;
  }

  close(): void {
    this.#events.close();
    this.#changes.close();
  }

  /** Appends new lines to the files of events and changes. */
  #add(): void {
    const { platform } = this.#parts;
    for (const entry of platform.journal.takeFresh())
      this.#events.put(`${JSON.stringify(entry)}\n`);
    const change = takeChanges(platform, this.#number + 1);
    if (hasChanges(change)) {
      this.#number += 1;
      const line = `${JSON.stringify(change)}\n`;
      this.#changes.put(line);
      if (this.#meanwhile !== undefined) this.#meanwhile += line;
    }
    this.#events.flush();
    this.#changes.flush();
  }

  async #writeState(): Promise<void> {
    this.#add();
    const text = JSON.stringify(readState(this.#parts.platform, this.#number));
    this.#meanwhile = '';
    try {
      await writeFileWhole(this.#path, text);
      this.#wholeSize = text.length;
      // If a crash leaves lines that are in the state already, they are skipped when read.
      this.#changes.replace(this.#meanwhile);
    } finally {
      this.#meanwhile = undefined;
    }
  }

  #report(error: unknown): void {
    this.#parts.warn(`the sandbox state could not be written: ${String(error)}`);
  }
}

/**
 * Saves the account to the folder: each change is appended to a file, and from time to time the
 * full state is written and that file is emptied. `warn` is called when writing fails; changes that
 * could not be written are retried with the next change. `last` is the number of the last change.
 */
export const openStateSaver = (folder: SandboxFolder, parts: SaverParts): StateSaver =>
  new FolderSaver(folder, parts);
