/** Writes the completion scripts into the package: what `npm run completions` runs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freshScripts } from './scripts.ts';

const write = async (): Promise<void> => {
  await mkdir('completions', { recursive: true });
  for (const [name, text] of Object.entries(await freshScripts())) {
    await writeFile(join('completions', name), text);
  }
};

void write();
