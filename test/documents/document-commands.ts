/** The commands of a document, as its readers type them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A command of a document, and the output that the document shows for it. */
export interface DocumentCommand {
  /** Its first line in the file, from 1. */
  readonly line: number;
  readonly command: string;
  /** `...` where the document shows none. */
  readonly output: readonly string[];
  /** The heading above it; empty before the first. */
  readonly section: string;
}

/** A fenced block of a document. */
export interface DocumentBlock {
  /** Its first line in the file, from 1. */
  readonly line: number;
  readonly language: string;
  readonly section: string;
  readonly lines: readonly string[];
}

export interface UserDocument {
  readonly path: string;
  readonly text: string;
}

const readDocument = (path: string): UserDocument => ({ path, text: readFileSync(path, 'utf8') });

/** The documents whose commands readers type. */
export const documents: readonly UserDocument[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs')
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((file) => join('docs', file)),
].map(readDocument);

/** The documents that describe imco: those with commands, and the others. */
export const allDocuments: readonly UserDocument[] = [
  ...documents,
  ...['ARCHITECTURE.md', 'SECURITY.md', 'CHANGELOG.md'].map(readDocument),
];

/** Every fenced block, in order. */
export const readBlocks = (text: string): readonly DocumentBlock[] => {
  const lines = text.split('\n');
  const fences = lines.flatMap((line, at) => (line.startsWith('```') ? [at] : []));
  return fences.flatMap((start, place) => {
    if (place % 2 === 1) return [];
    const language = lines[start]?.slice(3) ?? '';
    const heading = lines.slice(0, start).findLast((line) => line.startsWith('## ')) ?? '';
    const section = heading.replace('## ', '');
    return [
      { language, section, line: start + 2, lines: lines.slice(start + 1, fences[place + 1]) },
    ];
  });
};

/** Where a shell goes on reading the same command on the next line. */
const isContinued = (lines: readonly string[]): boolean =>
  lines.at(-1)?.endsWith('\\') === true ||
  lines.some((line) => {
    const [, end] = /<<'?(\w+)'?$/.exec(line) ?? [];
    return end !== undefined && !lines.includes(end);
  }) ||
  (lines.some((line) => /\bdo$/.test(line)) && !lines.some((line) => /^done\b/.test(line)));

const readShellBlock = (block: DocumentBlock): readonly DocumentCommand[] => {
  const { line, section, lines } = block;
  if (lines[0]?.startsWith('#!')) {
    return [{ line, command: lines.join('\n'), output: ['...'], section }];
  }
  const commands: DocumentCommand[] = [];
  let before: string[] = [];
  for (const [at, text] of lines.entries()) {
    before.push(text);
    if (isContinued(before)) continue;
    const command = before.join('\n');
    const first = line + at + 1 - before.length;
    if (command.trim() !== '') commands.push({ line: first, command, output: ['...'], section });
    before = [];
  }
  return commands;
};

const readConsoleBlock = ({ line, section, lines }: DocumentBlock): readonly DocumentCommand[] => {
  const starts = lines.flatMap((text, at) => (text.startsWith('$ ') ? [at] : []));
  return starts.map((start, place) => {
    const part = lines.slice(start, starts[place + 1]);
    const end = part.findIndex((text) => !text.endsWith('\\')) + 1;
    const command = part.slice(0, end).join('\n').slice(2);
    const shown = part.slice(end);
    return { line: line + start, command, output: shown.length > 0 ? shown : ['...'], section };
  });
};

/** The commands of a block: those of `sh` and `console`; with a first line `#!` the entire block. */
export const readBlockCommands = (block: DocumentBlock): readonly DocumentCommand[] => {
  if (block.language === 'sh') return readShellBlock(block);
  return block.language === 'console' ? readConsoleBlock(block) : [];
};

/** Every command of a document, in order. */
export const readCommands = (text: string): readonly DocumentCommand[] =>
  readBlocks(text).flatMap(readBlockCommands);

/**
 * How a command of a document is tested. `session`: typed in a shell, beside sandboxes. `repository`:
 * in a copy of the repository, in the outer ring. `ci`: a ring of tests, which `.ci/run` runs.
 */
export type CommandTest = 'session' | 'repository' | 'ci';

export const chooseTest = ({ command }: DocumentCommand): CommandTest => {
  if (/\bnpm (?:test|run test:all)$/.test(command)) return 'ci';
  return /^(?:npm|node|git)\b/.test(command) ? 'repository' : 'session';
};

/** Text between fenced blocks. */
const readProse = (text: string): string => text.replaceAll(/^```[\s\S]*?^```$/gm, '');

/** Commands that stand in sentences and tables, such as `imco config show --origin`. */
export const readMentions = (text: string, program: 'imco' | 'npm'): readonly string[] =>
  [...readProse(text).matchAll(new RegExp(`\`(${program} [^\`]+)\``, 'g'))].map(([, words = '']) =>
    words.replaceAll('\n', ' '),
  );

/** Targets of links and pictures. */
export const readLinks = (text: string): readonly string[] =>
  [...readProse(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);

/** The anchors of a document, as GitHub derives them from headings. */
export const readAnchors = (text: string): readonly string[] =>
  [...readProse(text).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(/\s/g, '-'),
  );
