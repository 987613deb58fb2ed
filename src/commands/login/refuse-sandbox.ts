import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import type { ConfigContext } from '../config/own-settings.ts';

/**
 * Throws a `ConfigurationFailure` if a login would be saved in the settings of a sandbox: its next
 * start writes them anew. A shell that was pointed to a sandbox still leads there when it has stopped.
 */
export const refuseSandboxSettings = async (
  { config }: Pick<ConfigContext, 'config'>,
  file: string,
): Promise<void> => {
  const { findFolderOf } = await import('../../sandbox/process/folder.ts');
  if (findFolderOf(file)?.config !== file) return;
  throw new ConfigurationFailure(
    `${file} contains the settings of a sandbox, and the next start of the sandbox replaces it`,
    {
      code: 'sandbox_settings',
      hint:
        config === undefined
          ? 'this shell is pointed to the sandbox: open a new shell, or unset IMCO_CONFIG'
          : 'choose another file with --config',
    },
  );
};
