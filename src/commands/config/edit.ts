/** `config edit`: opens a copy of the file in an editor, and saves it only if it is valid. */
import { randomBytes } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import { listOwnFiles } from '../../config/files/own-files.ts';
import { checkFile } from '../../config/files/sections.ts';
import { readJsonText, readYaml } from '../../config/files/syntax.ts';
import { refuseLink, replaceText } from '../../config/files/write-settings.ts';
import { flatProfileName, readProtectedNames } from '../../config/trust/protection.ts';
import {
  ConfigurationFailure,
  ConflictFailure,
  Failure,
  UsageFailure,
} from '../../lib/failures/failures.ts';
import { createPrivateFolders, writeFileWhole } from '../../lib/files/whole-file.ts';
import { createWriteFailure } from '../../lib/files/write-failure.ts';
import { findEditor, findNamedEditor, runEditor } from '../../lib/process/editor.ts';
import { canConverse, confirm } from '../../output/terminal/prompts.ts';
import { refreshCompletion } from '../alias/alias-files.ts';
import {
  type ConfigContext,
  createWriteContext,
  printNotice,
  readSettingsLocation,
} from './own-settings.ts';
import { confirmUnprotecting } from './unprotect.ts';

const parseContent = (path: string, text: string): unknown => {
  const read = path.endsWith('.json') ? readJsonText : readYaml;
  return text.trim() === '' ? {} : (read(path, text) ?? {});
};

/** Names of the profiles that a configuration file protects, even if it cannot be parsed. */
const listProtectedProfiles = (path: string, text: string): readonly string[] => {
  try {
    return readProtectedNames(parseContent(path, text));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return /\bprotected\W{1,5}(?:true|yes|on|1)\b/i.test(text) ? [flatProfileName] : [];
  }
};

/** The error in the text of a settings file, with the path of the original file. */
const findProblem = (path: string, text: string): Failure | undefined => {
  try {
    checkFile({ path, kind: 'user', content: parseContent(path, text) });
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
};

const firstText = '# Settings of imco, see "imco help config".\n';

const readText = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '');

/** Throws a `UsageFailure` if the editor would wait for input without a terminal. */
const refuseWithoutTerminal = ({ host: { env, terminal } }: ConfigContext): void => {
  const isUsable = canConverse(terminal) && terminal.err.isTerminal && env.TERM !== 'dumb';
  if (findNamedEditor(env) !== undefined || isUsable) return;
  throw new UsageFailure('config edit needs a terminal, but this is not one', {
    code: 'no_terminal',
    hint: 'use "imco config set", or set VISUAL or EDITOR to an editor that needs no terminal',
  });
};

/** Opens the copy in the editor until it is valid or the user gives up. */
const editCopy = async (context: ConfigContext, path: string, copy: string): Promise<string> => {
  const { host, writer } = context;
  refuseWithoutTerminal(context);
  for (;;) {
    const editor = findEditor(host);
    const { problem: trouble } = await runEditor(host, editor, copy);
    if (trouble !== undefined) {
      throw new UsageFailure(`the editor (${editor}) ${trouble}; nothing was changed`, {
        code: 'editor_failed',
        hint: 'set VISUAL or EDITOR to use another editor',
      });
    }
    const text = await readText(copy);
    const problem = findProblem(path, text);
    if (!problem) return text;
    if (!canConverse(host.terminal)) throw problem;
    writer.warn(`error: ${problem.message}`);
    if (problem.details.hint) writer.warn(`hint: ${problem.details.hint}`);
    if (!(await confirm(host.terminal, 'Edit it again?', host.signal))) {
      throw new ConfigurationFailure('the file is invalid and was not saved', {
        code: 'not_saved',
      });
    }
  }
};

/** The user's file with the highest precedence. An invalid file can be edited to fix it. */
const chooseFileToEdit = async (context: ConfigContext): Promise<string> => {
  const location = readSettingsLocation(context);
  try {
    const files = await listOwnFiles(location);
    return files[0].path;
  } catch (error) {
    const path = error instanceof ConfigurationFailure && error.details.file;
    if (path) return path;
    throw error;
  }
};

/** Opens the user's file in an editor; an invalid version is never saved. */
export const editFile = async (
  context: ConfigContext,
  confirmed: readonly string[] = [],
): Promise<void> => {
  const file = await chooseFileToEdit(context);
  const before = await readText(file);
  const end = extname(file);
  // Editors detect the format by the extension.
  const copy = join(dirname(file), `.imco-edit-${randomBytes(4).toString('hex')}${end}`);
  try {
    await refuseLink(file);
    await createPrivateFolders(dirname(file));
    await writeFileWhole(copy, before === '' && !file.endsWith('.json') ? firstText : before);
  } catch (error) {
    throw createWriteFailure(file, error);
  }
  try {
    const text = await editCopy(context, file, copy);
    const still = listProtectedProfiles(file, text);
    for (const profile of listProtectedProfiles(file, before).filter(
      (name) => !still.includes(name),
    )) {
      await confirmUnprotecting(context, profile, file, confirmed);
    }
    await replaceText(file, createWriteContext(context), async (now) => {
      if (now === before) return text;
      throw new ConflictFailure(`${file} was changed by another program in the meantime`, {
        code: 'changed_meanwhile',
        hint: 'nothing was changed; run "imco config edit" again',
      });
    });
    const changed = text !== before;
    if (changed) await refreshCompletion(context.host);
    await printNotice(context, changed ? `saved ${file}` : `${file} is unchanged`, {
      file,
      changed,
    });
  } finally {
    await rm(copy, { force: true });
  }
};
