import type { Command } from 'commander';
import { catalog } from '../../catalog/index.ts';
import { findNearest } from '../../lib/text/nearest.ts';

/** Whether a command deletes, stops or logs out: such commands are suggested last. */
export const isRisky = (word: string): boolean =>
  /^(?:logout|reset|rm)$/.test(word) ||
  catalog.some(({ verbs }) => {
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
    return verb?.kind === 'action' && verb.destructive === true;
  });

/** Shorter words are similar to too many others. */
const shortestRisky = 5;

/**
 * The words that one may be a misspelling of. Destructive verbs are only suggested if nothing harmless is
 * similar and the word is long enough.
 */
export const findNearestSafe = (word: string, known: readonly string[]): readonly string[] => {
  const near = findNearest(word, known);
  const safe = near.filter((one) => !isRisky(one));
  if (safe.length > 0 || word.length < shortestRisky) return safe;
  return near.filter((one) => one.length >= shortestRisky);
};

const bare = (word: string): string => word.replace(/^-+/, '');

/** Whether a word is an alias of a command that is among others: `ls` beside `list`. */
const isAliasAmong = (parent: Command, word: string, among: readonly string[]): boolean =>
  parent.commands.some(
    (command) => command.aliases().includes(word) && among.includes(command.name()),
  );

/**
 * The suggestions of commander for a word below `parent`, without distant ones and duplicates:
 * `(Did you mean show?)` after `unknown command 'shwo'`.
 */
export const hintAtNearest = (
  parent: Command,
  message: string,
  said: string,
): string | undefined => {
  const word = /'([^']*)'/.exec(message)?.[1];
  const list = /^did you mean (?:one of )?(.*)\?$/i.exec(said)?.[1];
  if (word === undefined || list === undefined) return undefined;
  const known = list.split(', ');
  const near = new Set(findNearestSafe(bare(word), known.map(bare)));
  const kept = known
    .filter((one) => near.has(bare(one)))
    .filter((one, _, among) => !isAliasAmong(parent, one, among));
  return kept.length > 0 ? `did you mean ${kept.join(', ')}?` : undefined;
};
