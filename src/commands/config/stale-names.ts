import { isAccountSetting } from '../../shell/cache-owner.ts';
import { clearProfileCache } from '../../shell/name-cache.ts';
import type { ConfigContext } from './own-settings.ts';

/**
 * Deletes the names cached for completion where a setting of their profile was changed that leads to
 * another account, or to another version of its API.
 */
export const clearStaleNames = (
  { host, dryRun }: Pick<ConfigContext, 'host' | 'dryRun'>,
  profile: string | undefined,
  setting: string,
): void => {
  if (profile === undefined || dryRun || !isAccountSetting(setting)) return;
  clearProfileCache(host, profile);
};
