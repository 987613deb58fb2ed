import { basename } from 'node:path';
import type { RunContext } from '../../cli/run-context.ts';
import { ConfigurationFailure, UsageFailure } from '../../lib/failures/failures.ts';
import type { Column, Item } from '../../output/document.ts';
import { canConverse, confirm } from '../../output/terminal/prompts.ts';
import type { Writer } from '../../output/writer.ts';
import {
  findInstalled,
  findInstallLocation,
  type InstallLocation,
} from '../../shell/install-location.ts';
import { isScriptPlaced, placeScript, removeScript } from '../../shell/placed-script.ts';
import { isShell, readScript, type Shell, shells } from '../../shell/script-file.ts';

const requireScript = ({ host }: RunContext, shell: Shell): string => {
  const script = readScript(shell, host.self.script);
  if (script !== undefined) return script;
  throw new ConfigurationFailure(`the completion script for ${shell} is missing`, {
    code: 'missing_file',
    hint: 'install imco anew',
  });
};

/** `completion bash` and the like: the script as it came with imco. */
export const printScript = (context: RunContext, shell: Shell): Promise<void> =>
  context.writer.text(requireScript(context, shell));

/** The shell that was asked for, or the one a login gives. */
const chooseShell = (
  { host }: RunContext,
  asked: Shell | undefined,
  verb: 'install' | 'uninstall',
): Shell => {
  if (asked) return asked;
  const name = basename(host.env.SHELL ?? '').replace(/^-/, '');
  const shell = name === 'pwsh' ? 'powershell' : name;
  if (isShell(shell)) return shell;
  throw new UsageFailure(
    name === '' ? 'SHELL does not say which shell you use' : `there is no completion for ${name}`,
    {
      code: 'unknown_shell',
      hint: `name one of ${shells.join(', ')}: "imco completion ${verb} bash"`,
    },
  );
};

const columns: readonly Column[] = ['shell', 'file', 'done'].map((key) => ({
  key,
  heading: key,
  kind: key === 'file' ? 'id' : 'text',
  cell: (row) => String(row[key]),
}));

const writeResult = (writer: Writer, item: Item): Promise<void> =>
  writer.document({ shape: 'object', item, columns });

const noteSteps = (writer: Writer, { steps }: InstallLocation): void => {
  for (const line of steps) writer.note(line);
};

/**
 * The place to install to. Where that is one for all users of the machine, a person is asked
 * whether it is meant; off a terminal it is reported.
 */
const chooseLocation = async (
  { host, writer }: RunContext,
  shell: Shell,
): Promise<InstallLocation> => {
  const location = await findInstallLocation(host, shell);
  if (!location.own || (await isScriptPlaced(location.file))) return location;
  if (await isScriptPlaced(location.own.file)) return location.own;
  if (!canConverse(host.terminal)) {
    writer.note(`${location.file} is for all users of this machine`);
    return location;
  }
  const question = `Install for all users of this machine (${location.file})?`;
  return (await confirm(host.terminal, question, host.signal)) ? location : location.own;
};

/** `completion install`: the script where the shell looks for it, and what is left to do. */
export const installScript = async (
  context: RunContext,
  asked: Shell | undefined,
): Promise<void> => {
  const shell = chooseShell(context, asked, 'install');
  const location = await chooseLocation(context, shell);
  const done = await placeScript(location.file, requireScript(context, shell));
  await writeResult(context.writer, { shell, file: location.file, done });
  noteSteps(context.writer, location);
};

/** `completion uninstall`: takes away what `install` put there, and nothing else. */
export const uninstallScript = async (
  context: RunContext,
  asked: Shell | undefined,
): Promise<void> => {
  const shell = chooseShell(context, asked, 'uninstall');
  const location = await findInstallLocation(context.host, shell);
  const file = (await findInstalled(context.host, shell)) ?? location.file;
  await writeResult(context.writer, { shell, file, done: await removeScript(file) });
};
