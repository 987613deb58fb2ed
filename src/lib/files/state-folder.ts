import { isAbsolute, join } from 'node:path';
import type { Host } from '../../host.ts';
import { requireHomeFolder } from './home-folder.ts';

/**
 * Where imco keeps what it cannot do without, but nobody configures: `imco` in the XDG state folder.
 * Relative values are ignored. Throws a `ConfigurationFailure` if there is no home folder for it.
 */
export const requireStateFolder = ({ env, home }: Pick<Host, 'env' | 'home'>): string => {
  const { XDG_STATE_HOME: named } = env;
  const base =
    named && isAbsolute(named)
      ? named
      : join(requireHomeFolder(home, 'XDG_STATE_HOME'), '.local', 'state');
  return join(base, 'imco');
};
