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
    hint: 'reinstall imco',
  });
};

/** `completion bash` and others: prints the script that comes with imco. */
export const printScript = (context: RunContext, shell: Shell): Promise<void> =>
  context.writer.text(requireScript(context, shell));

/** The shell given on the command line, or the one in SHELL. */
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
    name === '' ? 'SHELL is not set; name your shell' : `completion is not available for ${name}`,
    {
      code: 'unknown_shell',
      hint: `allowed values: ${shells.join(', ')}; for example "imco completion ${verb} bash"`,
    },
  );
};

const columns: readonly Column[] = ['shell', 'file', 'done'].map((key) => ({
  key,
  heading: key === 'done' ? 'result' : key,
  kind: key === 'file' ? 'id' : 'text',
  cell: (row) => String(row[key]),
}));

const writeResult = (writer: Writer, item: Item): Promise<void> =>
  writer.document({ shape: 'object', item, columns });

const noteSteps = (writer: Writer, { steps }: InstallLocation): void => {
  for (const line of steps) writer.note(line);
};

/**
 * Chooses where to install. If the folder is shared by all users of the machine, imco asks first;
 * without a terminal it prints a note.
 */
const chooseLocation = async (
  { host, writer }: RunContext,
  shell: Shell,
): Promise<InstallLocation> => {
  const location = await findInstallLocation(host, shell);
  if (!location.own || (await isScriptPlaced(location.file))) return location;
  if (await isScriptPlaced(location.own.file)) return location.own;
  if (!canConverse(host.terminal)) {
    writer.note(`${location.file} is shared by all users of this machine`);
    return location;
  }
  const question = `Install for all users of this machine (${location.file})?`;
  return (await confirm(host.terminal, question, host.signal)) ? location : location.own;
};

/** `completion install`: installs the script and prints the steps that are left. */
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

/** `completion uninstall`: removes what `install` created, and nothing else. */
export const uninstallScript = async (
  context: RunContext,
  asked: Shell | undefined,
): Promise<void> => {
  const shell = chooseShell(context, asked, 'uninstall');
  const location = await findInstallLocation(context.host, shell);
  const file = (await findInstalled(context.host, shell)) ?? location.file;
  await writeResult(context.writer, { shell, file, done: await removeScript(file) });
};
