/** `inventory --script`: the executable file that Ansible needs for `-i`. */
import { lstatSync } from 'node:fs';
import type { CommonFlags } from '../../cli/flags/flags.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { checkOwnProfile } from '../../cli/session.ts';
import { loadRunSettings } from '../../cli/settings.ts';
import {
  findSetting,
  type SettingName,
  type Settings,
  settingNames,
} from '../../config/settings.ts';
import { ConflictFailure } from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { explainFileProblem } from '../../lib/files/file-problem.ts';
import { openForReading, readPart, withOpenFile } from '../../lib/files/read-bytes.ts';
import { writeFileWhole } from '../../lib/files/whole-file.ts';
import { resolveInFolder } from '../../lib/files/working-folder.ts';
import { createWriteFailure } from '../../lib/files/write-failure.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { readAddressOrder } from '../../operate/ssh/addresses.ts';
import { printResult } from '../../output/result.ts';

/** What the script is to do. */
export interface ScriptCall {
  readonly file: string;
  readonly vars: boolean;
  readonly address: string | undefined;
}

/** The beginning of each script, by which imco recognises its own. */
const scriptHead = '#!/bin/sh\n# Ansible inventory, written by "imco inventory --script".\n';

const readHead = (path: string): string =>
  withOpenFile(openForReading(path), (file) => readPart(file, scriptHead.length) ?? '').toString();

/** Throws a `ConflictFailure` if there is anything at the path but an older script of imco. */
const refuseOthers = (path: string): void => {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  if (!stats) return;
  try {
    if (stats.isFile() && readHead(path) === scriptHead) return;
  } catch (error) {
    throw createFileFailure(`--script: ${path}`, explainFileProblem(error));
  }
  throw new ConflictFailure(`${path} exists and is not an inventory script of imco`, {
    code: 'file_exists',
    hint: 'nothing was written; choose another file, or delete this one',
  });
};

/** Settings that are for this run only. */
const ownSettings: readonly SettingName[] = ['profile', 'output', 'color'];

/** A setting that was given as a flag, as a flag again. Its paths are absolute. */
const repeatFlag = (name: SettingName, values: Settings['values']): readonly string[] => {
  const { flag = `--${name}`, kind } = findSetting(name);
  const given = values[name];
  if (given?.origin.kind !== 'flag') return [];
  if (kind !== 'switch') return [flag, String(given.value)];
  return given.value === true ? [flag] : [];
};

/** The settings of this run that a script has to repeat, wherever it is run later. */
const listSettingWords = ({ values, files }: Settings): readonly string[] => {
  const named = files.find(({ kind }) => kind === 'file');
  return [
    ...(named ? ['--config', named.path] : []),
    ...(values.profile ? ['--profile', values.profile.value] : []),
    ...settingNames
      .filter((name) => !ownSettings.includes(name))
      .flatMap((name) => repeatFlag(name, values)),
  ];
};

/** The script: it starts this very imco, whatever is found in PATH later. */
const composeScript = (
  { self }: RunContext['host'],
  settings: Settings,
  { vars, address }: ScriptCall,
): string => {
  const words = [
    ...[self.node, self.script, 'inventory', ...listSettingWords(settings)],
    ...(vars ? ['--vars'] : []),
    ...(address === undefined ? [] : ['--address', address]),
  ];
  return `${scriptHead}exec ${words.map(quoteForShell).join(' ')} "$@"\n`;
};

/**
 * Writes the script, executable for everybody: it holds no secrets. Throws a `ConflictFailure`
 * instead of replacing another file.
 */
export const writeInventoryScript = async (
  context: RunContext,
  flags: CommonFlags,
  call: ScriptCall,
): Promise<void> => {
  const settings = await loadRunSettings(context, flags);
  checkOwnProfile(context, settings);
  readAddressOrder(call.address, undefined);
  const path = resolveInFolder(context.host.cwd, call.file);
  refuseOthers(path);
  try {
    await writeFileWhole(path, composeScript(context.host, settings, call), 0o755);
  } catch (error) {
    throw createWriteFailure(path, error);
  }
  const line = `wrote ${path}; try it with: ansible-inventory -i ${quoteForShell(path)} --list`;
  await printResult(context.writer, line, { file: path });
};
