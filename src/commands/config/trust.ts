/** `config trust` and `untrust`: whether a project file can set the endpoint and credentials. */
import { dirname } from 'node:path';
import { readPath } from '../../config/files/read-value.ts';
import { findProjectFile, loadProjectFileNamed } from '../../config/files/search-places.ts';
import { checkFile } from '../../config/files/sections.ts';
import { formatAsWritten } from '../../config/files/shown-value.ts';
import { requireUserFolder } from '../../config/files/user-folder.ts';
import { findSetting, settingNames } from '../../config/settings.ts';
import { recordTrust, removeTrust } from '../../config/trust/trust.ts';
import { hashBytes, readFingerprints } from '../../config/trust/trusted-files.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { createRedactor } from '../../platform/redact.ts';
import {
  type ConfigContext,
  createWriteContext,
  printNotice,
  readSettingsLocation,
} from './own-settings.ts';

const createNoFile = (): ConfigurationFailure =>
  new ConfigurationFailure('no project file in this folder or a parent folder', {
    code: 'no_project_file',
    hint: 'a project file is called .imcorc, .imcorc.json, .imcorc.yaml or .imcorc.yml; any other file works with --config and needs no trust',
  });

const findTrustFolder = ({ host }: ConfigContext): string => requireUserFolder(host);

/** The path of a file given on the command line. */
const resolveWord = ({ host }: ConfigContext, word: string): string =>
  readPath(
    'file',
    word,
    { kind: 'flag', where: 'the file argument' },
    { base: host.cwd, home: host.home },
  );

/** The settings of a file that need trust, a line each. */
const describeDecisions = (
  file: Parameters<typeof checkFile>[0],
  home: string | undefined,
): readonly string[] => {
  const { outside, profiles } = checkFile(file);
  const folders = { base: dirname(file.path), home };
  const { text } = createRedactor();
  return [['', outside] as const, ...profiles].flatMap(([profile, section]) =>
    settingNames
      .filter((name) => name in section && !findSetting(name).harmless)
      .map((name) =>
        text(
          `${profile === '' ? '' : `${profile}: `}${name}: ${String(formatAsWritten(name, section[name], folders))}`,
        ),
      ),
  );
};

/** Trusts the current contents of the project file. Shows the settings that need trust. */
export const trustFile = async (
  context: ConfigContext,
  word: string | undefined,
): Promise<void> => {
  const { host, writer } = context;
  const file =
    word === undefined
      ? await findProjectFile(readSettingsLocation(context))
      : await loadProjectFileNamed(resolveWord(context, word), readSettingsLocation(context));
  if (!file) throw createNoFile();
  const decisive = describeDecisions(file, host.home);
  const { path } = file;
  const hash = hashBytes(file.text);
  const files = readFingerprints(checkFile(file), readSettingsLocation(context));
  await recordTrust(findTrustFolder(context), createWriteContext(context), path, {
    sha256: hash,
    files,
  });
  for (const line of decisive) writer.note(`  ${line}`);
  const why =
    decisive.length > 0
      ? 'it can set the endpoint and credentials'
      : 'it can choose the profile for commands that change something';
  await printNotice(
    context,
    `${path} ${context.dryRun ? 'would be' : 'is'} trusted until it changes: ${why}`,
    {
      path,
      sha256: hash,
      trusted: true,
      decides: decisive,
      files: Object.keys(files),
    },
  );
};

/** Stops trusting the project file, even if it no longer exists. */
export const untrustFile = async (
  context: ConfigContext,
  word: string | undefined,
): Promise<void> => {
  const path =
    word === undefined
      ? (await findProjectFile(readSettingsLocation(context)))?.path
      : resolveWord(context, word);
  if (path === undefined) throw createNoFile();
  const known = await removeTrust(findTrustFolder(context), createWriteContext(context), path);
  await printNotice(context, known ? `${path} is no longer trusted` : `${path} was not trusted`, {
    path,
    trusted: false,
    changed: known,
  });
};
