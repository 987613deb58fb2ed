/** `imco logout`: the keys imco keeps for a profile, and the profile, are removed. */
import { dirname, sep } from 'node:path';
import {
  listUnusedFolders,
  readKeyUse,
  removeUnusedFolders,
} from '../../config/credentials/key-store.ts';
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
import type { TerminalOutput } from '../../lib/terminal.ts';
import { askForName } from '../../output/terminal/ask-for-name.ts';
import { canAsk, confirm, findAskingObstacle } from '../../output/terminal/prompts.ts';
import { toSafeText } from '../../output/terminal/safe-text.ts';
import { clearProfileCache } from '../../shell/name-cache.ts';
import {
  type ConfigContext,
  printNotice,
  settingsPlaceOf,
  writeContextOf,
} from '../config/own-settings.ts';

/** What stands for an answer where nobody can be asked. */
export interface LogoutConsent {
  readonly yes: boolean;
  /** The name of a protected profile. */
  readonly confirm: string | undefined;
}

const notConfirmed = (message: string): UsageFailure =>
  new UsageFailure(message, { code: 'not_confirmed' });

/** Asks before keys are removed; a protected profile wants its name. */
const ask = async (
  { host }: ConfigContext,
  name: string,
  isProtected: boolean,
  consent: LogoutConsent,
  folders: readonly string[],
): Promise<void> => {
  if (consent.confirm !== undefined && consent.confirm !== name) {
    throw notConfirmed(`--confirm names ${consent.confirm}; the profile is ${name}`);
  }
  if (consent.confirm === name || (consent.yes && !isProtected)) return;
  if (!canAsk(host.terminal)) {
    throw new UsageFailure(
      `logout asks for confirmation and ${findAskingObstacle(host.terminal)}`,
      {
        code: 'confirmation_missing',
        hint: `add ${isProtected ? `--confirm ${name}` : '--yes'}`,
      },
    );
  }
  const introduce = async ({ stream }: TerminalOutput): Promise<void> => {
    const removed = `logout removes profile ${name}${folders.length > 0 ? ' and its keys:' : ''}`;
    for (const line of [removed, ...folders.map((folder) => `  ${folder}`)]) {
      stream.write(`${toSafeText(line)}\n`);
    }
  };
  const question = isProtected
    ? `this profile is protected; type "${name}", its name, to log out`
    : `Log out of profile ${name}?`;
  const asked = { question, introduce };
  const isMeant = isProtected
    ? await askForName(host.terminal, { ...asked, name }, host.signal)
    : await confirm(host.terminal, asked, host.signal);
  if (!isMeant) throw notConfirmed('logout was not confirmed; nothing was removed');
};

/** What a file says of a profile. */
const factsOf = async (context: ConfigContext, { path }: SettingsFileContent, name: string) => {
  const facts = { isProtected: false, paths: [] as string[] };
  await changeSettings(path, { ...writeContextOf(context), dryRun: true }, (draft) => {
    facts.isProtected = isProtectionSetting(draft.get(['profiles', name, 'protected']));
    for (const key of ['ca', 'cert', 'key']) {
      const value = draft.get(['profiles', name, key]);
      if (typeof value === 'string') facts.paths.push(value);
    }
  });
  return facts;
};

/** Whether a file of the user, or IMCO_PROTECTED, protects a profile. */
const isProtectedAnywhere = async (
  context: ConfigContext,
  files: readonly SettingsFileContent[],
  name: string,
): Promise<boolean> => {
  if (readSwitch(context.host.env.IMCO_PROTECTED) === true) return true;
  for (const file of files) if ((await factsOf(context, file, name)).isProtected) return true;
  return false;
};

const chosenName = (
  context: ConfigContext,
  word: string | undefined,
  files: readonly SettingsFileContent[],
): string => {
  const name =
    word ?? context.profile ?? files.find(({ current }) => current !== undefined)?.current;
  if (name !== undefined) return name;
  throw new UsageFailure('logout needs the name of a profile', {
    code: 'missing_target',
    hint: files.some(({ flat }) => flat.length > 0)
      ? `the settings in ${files[0]?.path} are of no login; take them out there`
      : 'see "imco config list"',
  });
};

/** What is to be removed. */
interface Plan {
  readonly name: string;
  /** The file with the profile, or the one it would be in. */
  readonly file: SettingsFileContent;
  readonly files: readonly SettingsFileContent[];
  /** False where a login left keys and did not come to the profile. */
  readonly isThere: boolean;
}

/** The folders with keys that nothing needs once the profile is gone. */
const foldersOf = async (
  context: ConfigContext,
  { name, file }: Plan,
): Promise<readonly string[]> => {
  // A name that is no name of a folder is none of a login's.
  if (explainProfileName(name) !== undefined) return [];
  const place = settingsPlaceOf(context);
  return listUnusedFolders(place, name, await readKeyUse(place), {
    profile: name,
    file: file.path,
  });
};

/** Throws a `ConfigurationFailure` where there is neither profile nor keys of the name. */
const planOf = async (context: ConfigContext, word: string | undefined): Promise<Plan> => {
  const files = await listOwnFiles(settingsPlaceOf(context));
  const name = chosenName(context, word, files);
  const plan = { name, files, file: files[0], isThere: false };
  if (!listProfilesIn(files).includes(name) && (await foldersOf(context, plan)).length > 0)
    return plan;
  return { ...plan, file: findFileWithProfile(files, name), isThere: true };
};

const meanwhile = (name: string, what: string): ConflictFailure =>
  new ConflictFailure(`profile ${name} was ${what} meanwhile`, {
    code: 'changed_meanwhile',
    hint: 'nothing was removed; see "imco config list"',
  });

/** Removes the profile, then its keys: the file never names any that are gone. Answers the latter. */
const removeProfile = async (
  context: ConfigContext,
  plan: Plan,
  wasProtected: boolean,
): Promise<readonly string[]> => {
  const { name, file, files, isThere } = plan;
  let folders: readonly string[] = [];
  let removed: readonly string[] = [];
  await changeSettings(
    file.path,
    writeContextOf(context),
    async (draft) => {
      if (isThere && draft.get(['profiles', name]) === undefined) throw meanwhile(name, 'removed');
      if (!wasProtected && isProtectionSetting(draft.get(['profiles', name, 'protected'])))
        throw meanwhile(name, 'protected');
      folders = await foldersOf(context, plan);
      draft.delete(['profiles', name]);
      for (const key of ['current', 'profile']) if (draft.get([key]) === name) draft.delete([key]);
    },
    async () => {
      removed = await removeUnusedFolders(settingsPlaceOf(context), folders);
    },
  );
  const rest = files.filter(({ path, current }) => path !== file.path && current === name);
  for (const { path } of rest) {
    await changeSettings(path, writeContextOf(context), (draft) => {
      if (draft.get(['current']) === name) draft.delete(['current']);
    });
  }
  return context.dryRun ? folders : removed;
};

/** Logs out of a profile. Keys that imco has not put where they are stay, and are named. */
export const logOut = async (
  context: ConfigContext,
  word: string | undefined,
  consent: LogoutConsent,
): Promise<void> => {
  const { host, writer, dryRun } = context;
  const plan = await planOf(context, word);
  const { name, file, files, isThere } = plan;
  const { paths } = await factsOf(context, file, name);
  const isProtected = await isProtectedAnywhere(context, files, name);
  const folders = await foldersOf(context, plan);
  if (!dryRun) await ask(context, name, isProtected, consent, folders);
  const removed = await removeProfile(context, plan, isProtected);
  if (!dryRun) clearProfileCache(host, name);
  const base = dirname(file.path);
  const foreign = paths
    .map((path) => resolvePath(path, { base, home: host.home }))
    .filter((path) => !removed.some((folder) => path.startsWith(`${folder}${sep}`)));
  if (foreign.length > 0) {
    writer.note(`these are not imco's and stay: ${foreign.join(', ')}`);
  }
  const line = isThere
    ? `profile ${name} is removed${removed.length > 0 ? ' with its keys' : ''}`
    : `the keys that a login of ${name} left are removed`;
  await printNotice(context, line, { profile: name, file: file.path, removed, kept: foreign });
};
