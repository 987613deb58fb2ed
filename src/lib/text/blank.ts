/** What nobody sees: spaces of all kinds, control and format characters, fillers. */
const unseen = /[\s\p{C}\p{Z}\u115f\u1160\u2800\u3164\uffa0]|\p{Default_Ignorable_Code_Point}/gu;

const quotes = /["'`\u2018\u2019\u201c\u201d\u00ab\u00bb]/g;

/** Whether a text has no visible characters, as an empty variable may leave it. */
export const isBlank = (text: string): boolean => text.replace(unseen, '') === '';

/** Whether a text has no visible characters except quotes that a shell did not remove. */
export const isBlankInQuotes = (text: string): boolean => isBlank(text.replace(quotes, ''));

/** What stands between quotes that are part of the text; undefined where it is not quoted. */
export const unquote = (text: string): string | undefined =>
  /^(["'`])(.+)\1$/s.exec(text)?.[2] ?? /^[\u201c\u2018](.+)[\u201d\u2019]$/s.exec(text)?.[1];
