/** A word of the shell with the white space before it; quotes keep their spaces. */
const word = /\s*(?:[^\s'"]|'[^']*'|"(?:[^"\\]|\\.)*")+/g;

const indent = '    ';
const continued = ' \\';

/**
 * The lines of a command that is longer than `width`: it is broken between words with a backslash,
 * so that a shell takes the lines as they are shown.
 */
export const breakCommand = (command: string, width: number): readonly string[] => {
  if (command.length <= width) return [command];
  const lines: string[] = [];
  let current = '';
  for (const next of command.match(word) ?? []) {
    if (current !== '' && current.length + next.length + continued.length > width) {
      lines.push(current + continued);
      current = indent + next.trimStart();
    } else current += next;
  }
  return [...lines, current];
};
