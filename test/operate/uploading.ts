import { open, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import {
  type FilePlatform,
  filePlatforms,
  ids,
  type Treatments,
} from '../support/file-platform.ts';

const platforms = filePlatforms();

export const upload = ['blueprint', 'attachments', 'upload'];
export const making = `POST /blueprint/scripts/${ids.script}/attachments`;
export const saying = `PUT /blueprint/attachments/${ids.file}/uploaded`;
export const deleting = `DELETE /blueprint/attachments/${ids.file}`;

export const started = async (
  t: TestContext,
  treatments: Treatments = {},
): Promise<FilePlatform> => {
  const platform = await platforms.start(t, treatments);
  await writeFile(join(platform.cwd, 'site.tgz'), 'twelve bytes');
  return platform;
};

/** Makes a file of a size without filling it. */
export const bigFile = async ({ cwd }: FilePlatform, name: string, size: number): Promise<void> => {
  await (await open(join(cwd, name), 'w')).close();
  await truncate(join(cwd, name), size);
};

export const errorIn = (stderr: string) => JSON.parse(stderr.trim().split('\n').at(-1) ?? '').error;
