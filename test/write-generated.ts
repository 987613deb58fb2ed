/**
 * Writes what the package holds of the catalog: the completion scripts and, in package.json, the list
 * of manual pages; and the list of old commands in its document. It is what `npm run completions` runs.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { documentPath, readDocument, renewDocument } from './cli/old-client-map.ts';
import { listPagePaths } from './reference/manual/page-list.ts';
import { freshScripts } from './shells/scripts.ts';

const writeScripts = async (): Promise<void> => {
  await mkdir('completions', { recursive: true });
  for (const [name, text] of Object.entries(await freshScripts())) {
    await writeFile(join('completions', name), text);
  }
};

/** npm installs no pages that `directories.man` names, so that each has to be in the list `man`. */
const writePageList = async (): Promise<void> => {
  const manifest: Record<string, unknown> = JSON.parse(await readFile('package.json', 'utf8'));
  manifest.man = await listPagePaths();
  await writeFile('package.json', `${JSON.stringify(manifest, null, 2)}\n`);
};

const write = async (): Promise<void> => {
  await writeScripts();
  await writePageList();
  await writeFile(documentPath, renewDocument(readDocument()));
};

void write();
