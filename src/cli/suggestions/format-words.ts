import { formats } from '../../output/formats/formats.ts';

/** Words for formats, ours and those of other tools, with the format each is meant for. */
export const formatsByWord: ReadonlyMap<string, string> = new Map(
  Object.entries(formats).flatMap(([name, { otherNames = [] }]) =>
    [name, ...otherNames].map((word) => [word, name] as const),
  ),
);

/** The format that is meant by a word, as far as there is one. */
export const findFormatMeant = (word: string): string | undefined => formatsByWord.get(word);
