import { catalog } from '../../catalog/index.ts';
import { findNearest } from '../../lib/text/nearest.ts';

/** What deletes, forgets or logs out: a slip must not lead there. */
const isRisky = (word: string): boolean =>
  /^(?:logout|reset|rm)$/.test(word) ||
  catalog.some(({ verbs }) => {
    const verb = Object.hasOwn(verbs, word) ? verbs[word] : undefined;
    return verb?.kind === 'action' && verb.destructive === true;
  });

/** The words that one may be a slip of, without those that nobody should be led to. */
export const findNearestSafe = (word: string, known: readonly string[]): readonly string[] =>
  findNearest(word, known).filter((near) => !isRisky(near));

const bare = (word: string): string => word.replace(/^-+/, '');

/**
 * What commander takes a word for, as far as it is near enough and leads to nothing risky:
 * `(Did you mean show?)` below `unknown command 'shwo'`.
 */
export const hintAtNearest = (message: string, said: string): string | undefined => {
  const word = /'([^']*)'/.exec(message)?.[1];
  const list = /^did you mean (?:one of )?(.*)\?$/i.exec(said)?.[1];
  if (word === undefined || list === undefined) return undefined;
  const known = list.split(', ');
  const near = new Set(findNearestSafe(bare(word), known.map(bare)));
  const kept = known.filter((one) => near.has(bare(one)));
  return kept.length > 0 ? `did you mean ${kept.join(', ')}?` : undefined;
};
