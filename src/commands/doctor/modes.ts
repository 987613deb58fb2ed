/** Checks who can access the private key. */
import {
  type ExposedPath,
  explainModeFix,
  findExposedPaths,
  restrictPath,
} from '../../config/credentials/key-modes.ts';
import { findUserFolder } from '../../config/files/user-folder.ts';
import type { Host } from '../../host.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { failCheck, passCheck, runCheck, skipCheck, type Verdict, warnCheck } from './check.ts';
import type { DoctorSetup } from './setup.ts';

/** Removes access by others. */
const closeExposed = async (open: readonly ExposedPath[]): Promise<Verdict> => {
  try {
    for (const path of open) await restrictPath(path);
  } catch (error) {
    const code = readErrorCode(error);
    const why = code && ` (${code})`;
    const { message } = createExposedVerdict(open);
    return failCheck(
      'configuration',
      `${message}, and the permissions cannot be changed${why}`,
      'ask the owner of the file to change them',
    );
  }
  return passCheck(`fixed: ${open.map(explainModeFix).join(' && ')}`);
};

/** Checks who can access the private key; `fix` removes access by others. */
export const checkModes = async (
  setup: DoctorSetup,
  { host, fix }: { readonly host: Host; readonly fix: boolean },
): Promise<Verdict> => {
  if (host.platform === 'win32') return skipCheck('not checked on Windows');
  const { settings } = setup;
  const key = settings instanceof Failure ? undefined : settings.values.key?.value;
  if (key === undefined) return skipCheck('no private key is configured');
  const ownFolder = findUserFolder(host);
  const open = await findExposedPaths(key, { ownFolder });
  const { connection } = setup;
  if (open.length === 0) {
    const isUnsafe = connection instanceof Failure && connection.code === 'unsafe_file';
    return isUnsafe ? runCheck(connection) : passCheck('only you can access the private key');
  }
  return fix ? closeExposed(open) : createExposedVerdict(open);
};

const createExposedVerdict = (open: readonly ExposedPath[]): Verdict => {
  const message = open.map(({ path, wrong }) => `${path} ${wrong}`).join('; ');
  const cure = `${open.map(explainModeFix).join(' && ')}, or "imco doctor --fix"`;
  return open.some(({ isDangerous }) => isDangerous)
    ? failCheck('configuration', message, cure)
    : warnCheck(message, cure);
};
