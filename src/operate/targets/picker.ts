import type { Resource } from '../../catalog/vocabulary.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { toWholeText } from '../../lib/json/json-text.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { normalizeName } from '../../lib/text/names.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { readText } from '../rows/answers.ts';
import {
  isShortPrefix,
  longerPrefix,
  parseExpression,
  readExpression,
  type TargetExpression,
} from './expression.ts';
import {
  type CandidateIndex,
  findAlike,
  findCandidates,
  indexCandidates,
  type NamedItem,
  qualifyName,
} from './match.ts';

/** A hint about a word in the form of another tool or of a list. */
const hintAtForm = (
  resource: Resource,
  text: string,
  index: CandidateIndex,
): string | undefined => {
  const words = text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  const areThere = words.every((word) => findAlike(index, parseExpression(word)).length > 0);
  if (words.length > 0 && text.includes(',') && areThere) {
    return `separate names with spaces: ${words.map(quoteForShell).join(' ')}`;
  }
  const [noun, name = ''] = text.split('/');
  if (name !== '' && (noun === resource.singular || noun === resource.plural)) {
    return `give only the name: ${quoteForShell(text.slice(text.indexOf('/') + 1))}`;
  }
  if (/[*?]/.test(text)) {
    return `use patterns with --selector, or with --filter in a list: ${quoteForShell(`name=${text}`)}`;
  }
  return undefined;
};

/** A hint about an unknown word. */
const createPickHint = (
  resource: Resource,
  { text, reading }: TargetExpression,
  index: CandidateIndex,
): string | undefined => {
  const candidates = index.all;
  const onForm = hintAtForm(resource, text, index);
  if (onForm !== undefined) return onForm;
  const isBeginning =
    reading !== 'name' &&
    isShortPrefix(text) &&
    candidates.some(({ item }) => readText(item, 'id').startsWith(text));
  if (isBeginning) return longerPrefix;
  const near = findNearest(normalizeName(text), namesNear(resource, text, candidates));
  if (near.length > 0) return formatSuggestion(near);
  return /[^,],./.test(text) ? 'separate names with spaces, not commas' : undefined;
};

/** A hint at the list; not for a limited place, as the list shows more. */
const hintAtList = ({ noun, verbs }: Resource, place: string): string | undefined =>
  place === '' && verbs.list ? `see "imco ${noun} list"` : undefined;

/** Maximum number of unknown words with suggestions, which are slow to compute. */
const mostHints = 20;

/** Finds the one candidate that a word matches. */
export type PickCandidate = (word: string) => NamedItem;

/** Where candidates were searched. */
export interface SearchPlace {
  /** The limit of the search, as the end of a sentence: ` at Microsoft Azure`. */
  readonly place?: string;
  /** A flag that would limit the search to one parent: `--dns-domain`. */
  readonly limitFlag?: string | undefined;
}

/** The failure about several candidates for one word. */
const createAmbiguous = (
  resource: Resource,
  word: string,
  matches: readonly NamedItem[],
  { place = '', limitFlag }: SearchPlace,
): TargetFailure => {
  const ways = [
    'one of the ids',
    ...(resource.toldApartBy ? ['a name with its @ suffix'] : []),
    ...(limitFlag === undefined ? [] : [limitFlag]),
  ];
  return new TargetFailure(
    `"${word}" is ambiguous: ${matches.length} ${resource.titles} match${place}`,
    {
      code: 'ambiguous',
      lines: matches.map((candidate) => formatCandidate(resource, candidate)),
      hint: `use ${joinWords(ways, 'or')}`,
    },
  );
};

const createNotFound = (
  { title }: Resource,
  { reading, text }: TargetExpression,
  place: string,
  hint: string | undefined,
): TargetFailure =>
  new TargetFailure(`${title} ${reading === 'id' ? 'with id ' : ''}"${text}" not found${place}`, {
    code: 'not_found',
    ...(hint !== undefined && { hint }),
  });

/**
 * Creates a function that finds the one candidate for a word. It throws a `TargetFailure`:
 * `not_found`, with the nearest names for the first unknown words, or `ambiguous` with every
 * candidate.
 */
export const createPicker = (
  resource: Resource,
  candidates: readonly NamedItem[],
  searched: SearchPlace = {},
): PickCandidate => {
  const { place = '' } = searched;
  const index = indexCandidates(resource, candidates);
  let hints = 0;
  return (word) => {
    const expression = readExpression(word);
    const matches = findCandidates(resource, expression, index);
    const [first] = matches;
    if (first && matches.length === 1) return first;
    if (first) throw createAmbiguous(resource, word, matches, searched);
    hints += 1;
    const hint = hints > mostHints ? undefined : createPickHint(resource, expression, index);
    throw createNotFound(resource, expression, place, hint ?? hintAtList(resource, place));
  };
};

/** Finds the one candidate for a single word. */
export const pickOne = (
  resource: Resource,
  word: string,
  candidates: readonly NamedItem[],
  place = '',
): NamedItem => createPicker(resource, candidates, { place })(word);

/** One line about a candidate of an ambiguous name, with its unambiguous id. */
const formatCandidate = (resource: Resource, candidate: NamedItem): string => {
  const { item } = candidate;
  const distinguishing = resource.columns.filter((key) =>
    ['state', 'choice', 'integer'].includes(resource.fields[key]?.kind ?? ''),
  );
  return [
    `id:${readText(item, 'id')}`,
    qualifyName(resource, candidate),
    resource.summary?.(item) ?? '',
    ...(resource.toldApartBy ? [] : distinguishing.map((key) => toWholeText(item[key] ?? ''))),
  ]
    .filter((part) => part !== '')
    .join('  ');
};

/** The names for suggestions; qualified ones if the word has an `@`. */
const namesNear = (resource: Resource, word: string, candidates: readonly NamedItem[]) =>
  candidates.map((candidate) =>
    word.includes('@') ? qualifyName(resource, candidate) : candidate.name,
  );
