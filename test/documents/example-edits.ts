/** The example of CONTRIBUTING.md: blocks that a reader writes into files. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentBlock } from './document-commands.ts';

/** The file of a block that begins with its path, as `// src/catalog/labels.ts`. */
const readNewFile = ({ language, lines }: DocumentBlock): string | undefined =>
  language === 'ts' ? /^\/\/ ((?:src|test)\/\S+)$/.exec(lines[0] ?? '')?.[1] : undefined;

/** The file of a block with lines to add. */
const readChangedFile = ({ language, lines }: DocumentBlock): string | undefined =>
  language === 'diff' ? /^\+\+\+ b\/(\S+)$/.exec(lines[1] ?? '')?.[1] : undefined;

/** Whether a block is to be written into a file. */
export const isEdit = (block: DocumentBlock): boolean =>
  readNewFile(block) !== undefined || readChangedFile(block) !== undefined;

/** Puts lines with `+` into a text, beside those without. Throws unless they fit one place. */
export const applyDiff = (text: string, diff: readonly string[]): string => {
  const before = diff.filter((line) => line.startsWith(' ')).map((line) => `${line.slice(1)}\n`);
  const after = diff.map((line) => `${line.slice(1)}\n`).join('');
  const wanted = `\n${before.join('')}`;
  if (text.split(wanted).length !== 2) throw new Error(`not at one place: ${before.join('')}`);
  return text.replace(wanted, () => `\n${after}`);
};

/** Does in a folder what a block of the example shows. */
export const applyEdit = async (folder: string, block: DocumentBlock): Promise<void> => {
  const created = readNewFile(block);
  if (created !== undefined) {
    const path = join(folder, created);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, `${block.lines.slice(1).join('\n')}\n`);
    return;
  }
  const path = join(folder, readChangedFile(block) ?? '');
  await writeFile(path, applyDiff(await readFile(path, 'utf8'), block.lines.slice(2)));
};
