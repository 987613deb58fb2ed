/** `imco logout`: removes a profile and its saved credentials. */
import { dirname, sep } from 'node:path';
import {
  listUnusedFolders,
  readKeyUse,
  removeUnusedFolders,
} from '../../config/credentials/unused-keys.ts';
import {
  explainProfileName,
  findFileWithProfile,
  listOwnFiles,
  listProfilesIn,
  type SettingsFileContent,
} from '../../config/files/own-files.ts';
import { readSwitch, resolvePath } from '../../config/files/read-value.ts';
import { changeSettings } from '../../config/files/write-settings.ts';
import { isProtectionSetting } from '../../config/trust/protection.ts';
import { ConflictFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { clearProfileCache } from '../../shell/name-cache.ts';
import {
  type ConfigContext,
  createWriteContext,
  printNotice,
  readSettingsLocation,
} from '../config/own-settings.ts';
import { confirmLogout, type LogoutConsent, type Removal } from './logout-confirmation.ts';

/** Protection and credential paths of a profile in one file. */
const readProfileFacts = async (
  context: ConfigContext,
  { path }: SettingsFileContent,
  name: string,
) => {
  const facts = { isProtected: false, paths: [] as string[] };
  await changeSettings(path, { ...createWriteContext(context), dryRun: true }, (draft) => {
    facts.isProtected = isProtectionSetting(draft.get(['profiles', name, 'protected']));
    for (const key of ['ca', 'cert', 'key']) {
      const value = draft.get(['profiles', name, key]);
      if (typeof value === 'string') facts.paths.push(value);
    }
  });
  return facts;
};

/** Whether a file of the user or IMCO_PROTECTED protects a profile. */
const isProtectedAnywhere = async (
  context: ConfigContext,
  files: readonly SettingsFileContent[],
  name: string,
): Promise<boolean> => {
  if (readSwitch(context.host.env.IMCO_PROTECTED) === true) return true;
  for (const file of files)
    if ((await readProfileFacts(context, file, name)).isProtected) return true;
  return false;
};

const chooseName = (
  context: ConfigContext,
  word: string | undefined,
  files: readonly SettingsFileContent[],
): string => {
  const name =
    word ?? context.profile ?? files.find(({ current }) => current !== undefined)?.current;
  if (name !== undefined) return name;
  throw new UsageFailure('logout needs a profile name', {
    code: 'missing_target',
    hint: files.some(({ flat }) => flat.length > 0)
      ? `the settings in ${files[0]?.path} do not come from a login; remove them there`
      : 'see "imco config list"',
  });
};

/** What to remove. */
interface LogoutPlan {
  readonly name: string;
  /** The file that contains the profile, or would contain it. */
  readonly file: SettingsFileContent;
  readonly files: readonly SettingsFileContent[];
  /** False if an interrupted login saved credentials but no profile. */
  readonly isThere: boolean;
}

/** The credential folders that are unused once the profile is removed. */
const listKeyFolders = async (
  context: ConfigContext,
  { name, file }: LogoutPlan,
): Promise<readonly string[]> => {
  // A login never uses a name that is not a valid folder name.
  if (explainProfileName(name) !== undefined) return [];
  const location = readSettingsLocation(context);
  return listUnusedFolders(location, name, await readKeyUse(location), {
    profile: name,
    file: file.path,
  });
};

/** Throws a `ConfigurationFailure` if the name has neither a profile nor credentials. */
const createLogoutPlan = async (
  context: ConfigContext,
  word: string | undefined,
): Promise<LogoutPlan> => {
  const files = await listOwnFiles(readSettingsLocation(context));
  const name = chooseName(context, word, files);
  const plan = { name, files, file: files[0], isThere: false };
  if (!listProfilesIn(files).includes(name) && (await listKeyFolders(context, plan)).length > 0)
    return plan;
  return { ...plan, file: findFileWithProfile(files, name), isThere: true };
};

const createChangedMeanwhile = (name: string, what: string): ConflictFailure =>
  new ConflictFailure(`profile ${name} was ${what} in the meantime`, {
    code: 'changed_meanwhile',
    hint: 'nothing was removed; see "imco config list"',
  });

/**
 * Removes the profile, then its credentials, so that no profile refers to deleted files. Returns the
 * removed folders.
 */
const removeProfile = async (
  context: ConfigContext,
  plan: LogoutPlan,
  { isProtected: wasProtected }: Removal,
): Promise<readonly string[]> => {
  const { name, file, files, isThere } = plan;
  let folders: readonly string[] = [];
  let removed: readonly string[] = [];
  await changeSettings(
    file.path,
    createWriteContext(context),
    async (draft) => {
      if (isThere && draft.get(['profiles', name]) === undefined)
        throw createChangedMeanwhile(name, 'removed');
      if (!wasProtected && isProtectionSetting(draft.get(['profiles', name, 'protected'])))
        throw createChangedMeanwhile(name, 'protected');
      folders = await listKeyFolders(context, plan);
      draft.delete(['profiles', name]);
      for (const key of ['current', 'profile']) if (draft.get([key]) === name) draft.delete([key]);
    },
    async () => {
      removed = await removeUnusedFolders(readSettingsLocation(context), folders);
    },
  );
  const rest = files.filter(({ path, current }) => path !== file.path && current === name);
  for (const { path } of rest) {
    await changeSettings(path, createWriteContext(context), (draft) => {
      if (draft.get(['current']) === name) draft.delete(['current']);
    });
  }
  return context.dryRun ? folders : removed;
};

/** Logs out of a profile. Credential files that imco did not create are kept and listed. */
export const logOut = async (
  context: ConfigContext,
  word: string | undefined,
  consent: LogoutConsent,
): Promise<void> => {
  const { host, writer, dryRun } = context;
  const plan = await createLogoutPlan(context, word);
  const { name, file, files, isThere } = plan;
  const { paths } = await readProfileFacts(context, file, name);
  const isProtected = await isProtectedAnywhere(context, files, name);
  const removal = { name, isProtected, folders: await listKeyFolders(context, plan) };
  if (!dryRun) await confirmLogout(context, removal, consent);
  const removed = await removeProfile(context, plan, removal);
  if (!dryRun) clearProfileCache(host, name);
  const base = dirname(file.path);
  const foreign = paths
    .map((path) => resolvePath(path, { base, home: host.home }))
    .filter((path) => !removed.some((folder) => path.startsWith(`${folder}${sep}`)));
  if (foreign.length > 0) {
    writer.note(
      `not removed, because other programs or profiles may use them: ${foreign.join(', ')}`,
    );
  }
  const line = isThere
    ? `${dryRun ? 'would remove' : 'removed'} profile ${name}${removed.length > 0 ? ' and its credentials' : ''}`
    : `${dryRun ? 'would remove' : 'removed'} the credentials that a login to ${name} left behind`;
  await printNotice(context, line, { profile: name, file: file.path, removed, kept: foreign });
};
