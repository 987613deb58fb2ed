/** Longest summary, in characters. */
const longest = 200;

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  gt: '>',
  lt: '<',
  nbsp: ' ',
  quot: '"',
  '#39': "'",
};

const withoutMarkup = (text: string): string =>
  text
    .replaceAll(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replaceAll(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replaceAll(/<[^<>]*>/g, ' ')
    .replaceAll(/&(#39|\w+);/g, (whole, name: string) => entities[name] ?? whole);

/** Control characters that do not occur in text. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern is for these characters
const binary = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

/** Whether a body is a web page, judged by its content: content types are often wrong. */
export const isHtmlPage = (body: string): boolean =>
  /^\s*<(?:!doctype|html|head|body|\?xml)/i.test(body);

/**
 * Summarises a body that is not JSON in one short line: the title of a page, or else its first
 * words. Empty if it has no text.
 */
export const summariseBody = (body: string): string => {
  const start = body.slice(0, 20_000);
  if (binary.test(start)) return 'binary data';
  const title = /<title[^>]*>([\s\S]*?)<\/title/i.exec(start)?.[1];
  const words = withoutMarkup(title?.trim() ? title : start)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return words.length > longest ? `${words.slice(0, longest)}...` : words;
};
