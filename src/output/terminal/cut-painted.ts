import type { WidthRuler } from '../tables/width.ts';
import { cutToWidth } from '../tables/width.ts';

const esc = '\u001b';
const reset = `${esc}[0m`;

/** Colours are the only sequences that lines made of safe text have. */
const color = new RegExp(`(${esc}\\[[0-9;]*m)`, 'g');

/** A line without its colours. */
export const stripColors = (line: string): string => line.replace(color, '');

/** A line in colour, if it fits into `width` cells, otherwise its beginning and `…`. */
export const cutColored = (ruler: WidthRuler, line: string, width: number): string => {
  const plain = stripColors(line);
  if (ruler.width(plain) <= width) return line;
  const kept = cutToWidth(ruler, plain, width);
  if (plain === line) return kept;
  let room = kept.length - 1;
  let painted = '';
  for (const part of line.split(color)) {
    if (part.startsWith(esc)) painted += part;
    else {
      painted += part.slice(0, Math.max(room, 0));
      room -= part.length;
    }
    if (room <= 0) break;
  }
  return `${painted}…${reset}`;
};
