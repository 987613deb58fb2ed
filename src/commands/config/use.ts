import {
  findFileWithProfile,
  listOwnFiles,
  listProfilesIn,
  type SettingsFileContent,
} from '../../config/files/own-files.ts';
import { changeSettings } from '../../config/files/write-settings.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { canConverse, select } from '../../output/terminal/prompts.ts';
import {
  type ConfigContext,
  createWriteContext,
  printNotice,
  readSettingsLocation,
} from './own-settings.ts';
import { assertProfileThere } from './setting-location.ts';

const chooseProfile = async (
  { host }: ConfigContext,
  files: readonly SettingsFileContent[],
): Promise<string> => {
  const known = listProfilesIn(files);
  if (known.length === 0) return findFileWithProfile(files, 'default').path;
  if (!canConverse(host.terminal)) {
    throw new UsageFailure('config use needs a profile name', {
      code: 'missing_target',
      hint: `profiles: ${known.join(', ')}`,
    });
  }
  const choices = known.map((name) => ({ value: name, label: name }));
  return select(host.terminal, 'Which profile?', choices, host.signal);
};

/** `config use`: changes the active profile. */
export const useProfile = async (
  context: ConfigContext,
  word: string | undefined,
): Promise<void> => {
  const files = await listOwnFiles(readSettingsLocation(context));
  const name = word ?? (await chooseProfile(context, files));
  const file = findFileWithProfile(files, name);
  // The file with the highest precedence decides.
  const [{ path }] = files;
  await changeSettings(path, createWriteContext(context), (draft) => {
    if (file.path === path) assertProfileThere(draft, name);
    draft.delete(['profile']);
    draft.set(['current'], name);
  });
  const { IMCO_PROFILE: other } = context.host.env;
  if (other && other !== name)
    context.writer.note('notice: IMCO_PROFILE is set and overrides the active profile');
  await printNotice(
    context,
    `${context.dryRun ? 'would use' : 'now using'} profile ${name} (${path})`,
    {
      current: name,
      file: path,
    },
  );
};
