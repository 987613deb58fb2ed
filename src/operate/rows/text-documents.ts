import type { Resource } from '../../catalog/vocabulary.ts';
import { parseExactJson } from '../../lib/json/exact-json.ts';
import type { Item } from '../../output/document.ts';

/** The document in a text; the text itself if it is not JSON, or nested too deeply. */
const parseDocument = (text: string): unknown => {
  try {
    const { value, isTooDeep } = parseExactJson(text);
    return isTooDeep ? text : value;
  } catch {
    return text;
  }
};

/** The row with its JSON documents as values, where the platform sends their text. */
export const parseTextDocuments = ({ fields }: Resource, item: Item): Item => {
  const held = Object.entries(item).filter(
    (member): member is [string, string] =>
      fields[member[0]]?.inText === true && typeof member[1] === 'string' && member[1] !== '',
  );
  if (held.length === 0) return item;
  const parsed = held.map(([key, text]) => [key, parseDocument(text)] as const);
  return { ...item, ...Object.fromEntries(parsed) };
};
