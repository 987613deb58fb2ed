import type { Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';

/** Ids of the parents in a path, by placeholder. */
export type ParentScope = Readonly<Record<string, string>>;

/** A target of a verb: its row as last read, and its name. */
export interface Target {
  readonly id: string;
  readonly name: string;
  /** The word that identifies it on a command line. */
  readonly word: string;
  readonly item: Item;
  /** The parents in its path. */
  readonly scope: ParentScope;
}

/** The scope of a row: its parents, and its kind if its path has one. */
export const createRowScope = (
  { pointsBy }: Resource,
  item: Item,
  scope: ParentScope,
): ParentScope => (pointsBy ? { ...scope, [pointsBy.kind]: String(item[pointsBy.kind]) } : scope);
