/** The commands of a document, as its readers would type them. */
import type { Step } from './transcript.ts';

/** What is known of a command beside that it has to go well: what it shows, where that is told. */
export interface Told extends Pick<Step, 'line' | 'command' | 'stdout'> {
  /** The heading of the part it stands in; empty before the first. */
  readonly section: string;
}

type Command = Omit<Told, 'section'>;

interface Block {
  /** Where its first line stands in the file, from 1. */
  readonly line: number;
  readonly language: string;
  readonly section: string;
  readonly lines: readonly string[];
}

const blocksIn = (text: string): readonly Block[] => {
  const lines = text.split('\n');
  const fences = lines.flatMap((line, at) => (line.startsWith('```') ? [at] : []));
  return fences.flatMap((start, place) => {
    if (place % 2 === 1) return [];
    const language = lines[start]?.slice(3) ?? '';
    const heading = lines.slice(0, start).findLast((line) => line.startsWith('## ')) ?? '';
    const section = heading.replace('## ', '');
    const within = lines.slice(start + 1, fences[place + 1]);
    return [{ language, section, line: start + 2, lines: within }];
  });
};

/** Commands that go on in the next line are one. */
const joined = (lines: readonly string[], from: number): readonly Command[] => {
  const told: Command[] = [];
  let before: string[] = [];
  for (const [at, line] of lines.entries()) {
    before.push(line);
    if (line.endsWith('\\')) continue;
    const command = before.join('\n');
    told.push({ line: from + at + 1 - before.length, command, stdout: ['...'] });
    before = [];
  }
  return told;
};

const inShell = ({ lines, line }: Block): readonly Command[] =>
  lines[0]?.startsWith('#!')
    ? [{ line, command: lines.join('\n'), stdout: ['...'] }]
    : joined(lines, line).filter(({ command }) => command.trim() !== '');

const atTerminal = ({ lines, line }: Block): readonly Command[] => {
  const starts = lines.flatMap((one, at) => (one.startsWith('$ ') ? [at] : []));
  return starts.flatMap((start, place) => {
    const part = lines.slice(start, starts[place + 1]);
    const more = part.findIndex((one) => !one.endsWith('\\'));
    const command = part
      .slice(0, more + 1)
      .join('\n')
      .slice(2);
    const shown = part.slice(more + 1);
    return [{ line: line + start, command, stdout: shown.length > 0 ? shown : ['...'] }];
  });
};

/** Every command of the blocks `sh` and `console`, in order; with a first line `#!` all of a block. */
export const commandsIn = (text: string): readonly Told[] =>
  blocksIn(text).flatMap((block) => {
    const { language, section } = block;
    const read = language === 'sh' ? inShell : language === 'console' ? atTerminal : () => [];
    return read(block).map((command) => ({ ...command, section }));
  });

/** The commands that stand between words, as `imco config show --origin`. */
export const mentionedIn = (text: string): readonly string[] => {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/`(imco [^`]+)`/g)].map(([, words = '']) =>
    words.replaceAll('\n', ' '),
  );
};
