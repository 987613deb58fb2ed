/** A part of a glob: any text, any one character, or a character that stands for itself. */
type GlobPart = 'any' | 'one' | { readonly character: string };

const parseGlob = (glob: string): readonly GlobPart[] => {
  const characters = Array.from(glob);
  const parts: GlobPart[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    const next = characters[at + 1];
    if (character === '\\' && next !== undefined) {
      parts.push({ character: next });
      at++;
    } else if (character === '*') {
      // Several in a row are one.
      if (parts.at(-1) !== 'any') parts.push('any');
    } else {
      parts.push(character === '?' ? 'one' : { character });
    }
  }
  return parts;
};

const isPart = (part: GlobPart | undefined, character: string): boolean =>
  part === 'one' || (typeof part === 'object' && part.character === character);

/**
 * A test of whole texts for a glob: `*` stands for anything, `?` for one character, whatever else
 * is there for itself; a backslash takes their meaning from them. Upper and lower case differ. Each
 * `*` is tried once at each character, so that no text takes long.
 */
export const compileGlob = (glob: string): ((text: string) => boolean) => {
  const parts = parseGlob(glob);
  return (text) => {
    const characters = Array.from(text);
    let at = 0;
    let part = 0;
    // Where to go on if the text differs: behind the last `*`, one character further each time.
    let lastAny = -1;
    let retryAt = 0;
    while (at < characters.length) {
      if (parts[part] === 'any') {
        lastAny = part;
        retryAt = at;
        part++;
      } else if (isPart(parts[part], characters[at] ?? '')) {
        at++;
        part++;
      } else if (lastAny >= 0) {
        retryAt++;
        at = retryAt;
        part = lastAny + 1;
      } else {
        return false;
      }
    }
    while (parts[part] === 'any') part++;
    return part === parts.length;
  };
};

/** A pattern that matches a text literally. */
export const escapeLiteral = (text: string): string =>
  text.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
