import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { LoadOptions } from '../../src/config/files/layers.ts';
import { loadSettings } from '../../src/config/load.ts';
import type { Settings } from '../../src/config/settings.ts';
import { folderWith } from '../support/folders.ts';

/** Settings loaded in a folder of their own. */
export interface Loaded {
  readonly settings: Settings;
  readonly notices: readonly string[];
  readonly folder: string;
}

/**
 * Loads settings where `home` is the home folder and `home/project/deep` the working folder, both
 * below a new folder that holds `files`.
 */
export const loadedWith = async (
  test: TestContext,
  files: Readonly<Record<string, string>>,
  options: Partial<LoadOptions> = {},
): Promise<Loaded> => {
  const folder = await folderWith(test, files);
  const cwd = join(folder, 'home/project/deep');
  await mkdir(cwd, { recursive: true });
  const notices: string[] = [];
  const settings = await loadSettings({
    cwd,
    home: join(folder, 'home'),
    env: {},
    platform: 'linux',
    flags: {},
    notice: (line) => notices.push(line),
    ...options,
  });
  return { settings, notices, folder };
};
