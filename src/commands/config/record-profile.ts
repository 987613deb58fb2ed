import { listOwnFiles } from '../../config/files/own-files.ts';
import type { Host } from '../../host.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { recordCurrentProfile } from '../../shell/current-profile.ts';
import { readOwnLocation } from './own-settings.ts';

/**
 * Records the active profile of the user's own files for the prompts of shells, whatever --config or
 * IMCO_CONFIG names: a prompt cannot see a flag. A file that cannot be read records nothing.
 */
export const recordActiveProfile = async (host: Host): Promise<void> => {
  try {
    const files = await listOwnFiles(readOwnLocation(host));
    const deciding = files.find(({ current, flat }) => current !== undefined || flat.length > 0);
    recordCurrentProfile(host, deciding?.current);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
  }
};
