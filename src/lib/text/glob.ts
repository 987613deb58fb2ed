/**
 * A test of whole texts for a glob: `*` stands for anything, `?` for one character, whatever else
 * is there for itself; a backslash takes their meaning from them. Upper and lower case differ.
 */
export const compileGlob = (glob: string): ((text: string) => boolean) => {
  const source = glob.replaceAll(/\\([\s\S])|[\s\S]/gu, (found, escaped: string | undefined) => {
    if (escaped !== undefined) return escapeLiteral(escaped);
    if (found === '*') return '[\\s\\S]*';
    return found === '?' ? '[\\s\\S]' : escapeLiteral(found);
  });
  const form = new RegExp(`^${source}$`, 'u');
  return (text) => form.test(text);
};

/** A pattern that matches a text literally. */
export const escapeLiteral = (text: string): string =>
  text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
