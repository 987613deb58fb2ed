import type { SettingValues } from '../../config/settings.ts';
import type { Host } from '../../host.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { withDetails } from '../../lib/failures/with-details.ts';

/** What to do if the platform of the settings is a sandbox that has stopped; undefined if not. */
export const suggestSandboxStart = async (
  { ca }: Pick<SettingValues, 'ca'>,
  host: Host,
): Promise<string | undefined> => {
  if (ca === undefined) return undefined;
  const { chooseFolder, findFolderOf, formatFolderCommand } = await import(
    '../../sandbox/process/folder.ts'
  );
  const folder = findFolderOf(ca.value);
  if (!folder) return undefined;
  const { readLockOwner } = await import('../../sandbox/process/lock.ts');
  if (await readLockOwner(folder, host.clock)) return undefined;
  const isDefault = chooseFolder(undefined, host).path === folder.path;
  const start = isDefault
    ? 'imco sandbox start --detach'
    : formatFolderCommand(folder, 'start --detach');
  const leave =
    host.env.IMCO_CONFIG === folder.config ? ', or open a new shell to leave its settings' : '';
  return `the sandbox in ${folder.path} has stopped: run "${start}"${leave}`;
};

/** A failure to connect with the command that starts the sandbox, if that is what is missing. */
export const explainRefusal = async (
  thrown: unknown,
  values: Pick<SettingValues, 'ca'>,
  host: Host,
): Promise<unknown> => {
  // Another program may have been given its port in the meantime.
  if (!(thrown instanceof Failure) || thrown.kind !== 'connection') return thrown;
  const hint = await suggestSandboxStart(values, host);
  return hint === undefined ? thrown : withDetails(thrown, thrown.message, { hint });
};
