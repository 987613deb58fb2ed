import { lstat, readdir, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Host } from '../host.ts';

/** The folder of what imco remembers and can find out again (XDG Base Directory: cache). */
const cacheFolder = ({ env, home }: Pick<Host, 'env' | 'home'>): string => {
  const named = env.XDG_CACHE_HOME;
  return join(named && isAbsolute(named) ? named : join(home, '.cache'), 'imco');
};

/**
 * Forgets the names of things that were kept for completion: they are those of another account, or
 * of one that is no longer ours to look at. They may stand once for each file with the profile. A
 * cache that cannot be written is no reason to fail.
 */
export const forgetNames = async (
  host: Pick<Host, 'env' | 'home'>,
  profile: string,
): Promise<void> => {
  const folder = join(cacheFolder(host), 'names');
  try {
    // Nothing is deleted where a link leads.
    if (!(await lstat(folder)).isDirectory()) return;
    for (const name of await readdir(folder)) {
      if (name !== profile && !name.startsWith(`${profile}@`)) continue;
      await rm(join(folder, name), { recursive: true, force: true });
    }
  } catch {
    // There is none, or it is not ours.
  }
};
