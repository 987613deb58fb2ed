import type { Item } from '../../output/document.ts';

/** Ids of the parents that stand in a path, by the name they stand there with. */
export type ParentScope = Readonly<Record<string, string>>;

/** One thing the verb acts on: its row as last read, and how people call it. */
export interface Target {
  readonly id: string;
  readonly name: string;
  /** The word that names it without doubt on a command line. */
  readonly word: string;
  readonly item: Item;
  /** The parents that stand in its path. */
  readonly scope: ParentScope;
}
