import { basename } from 'node:path';
import type { Host } from '../../host.ts';
import { ConfigurationFailure, UsageFailure } from '../../lib/failures/failures.ts';
import type { Column, Item } from '../../output/document.ts';
import { canConverse, confirm } from '../../output/terminal/prompts.ts';
import type { Writer } from '../../output/writer.ts';
import {
  findInstalled,
  findInstallLocation,
  type InstallLocation,
} from '../../shell/install-spot.ts';
import { isScriptPlaced, placeScript, removeScript } from '../../shell/placed-script.ts';
import { isShell, readScript, type Shell, shells } from '../../shell/script-file.ts';

/** What these commands need of a run. */
interface Bench {
  readonly host: Host;
  readonly writer: Writer;
}

const scriptOf = ({ host }: Bench, shell: Shell): string => {
  const script = readScript(shell, host.self.script);
  if (script !== undefined) return script;
  throw new ConfigurationFailure(`the completion script for ${shell} is missing`, {
    code: 'missing_file',
    hint: 'install imco anew',
  });
};

/** `completion bash` and the like: the script as it came with imco. */
export const printScript = (context: Bench, shell: Shell): Promise<void> =>
  context.writer.text(scriptOf(context, shell));

/** The shell that was asked for, or the one a login gives. */
const shellFor = (
  { host }: Bench,
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

const tell = (writer: Writer, item: Item): Promise<void> =>
  writer.document({ shape: 'object', item, columns });

const hint = (writer: Writer, { steps }: InstallLocation): void => {
  for (const line of steps) writer.note(line);
};

/**
 * The place to install to. Where that is one for all users of the machine, a person is asked
 * whether it is meant; off a terminal it is reported.
 */
const chosenSpot = async ({ host, writer }: Bench, shell: Shell): Promise<InstallLocation> => {
  const spot = await findInstallLocation(host, shell);
  if (!spot.own || (await isScriptPlaced(spot.file))) return spot;
  if (await isScriptPlaced(spot.own.file)) return spot.own;
  if (!canConverse(host.terminal)) {
    writer.note(`${spot.file} is for all users of this machine`);
    return spot;
  }
  const question = `Install for all users of this machine (${spot.file})?`;
  return (await confirm(host.terminal, question, host.signal)) ? spot : spot.own;
};

/** `completion install`: the script where the shell looks for it, and what is left to do. */
export const installScript = async (context: Bench, asked: Shell | undefined): Promise<void> => {
  const shell = shellFor(context, asked, 'install');
  const spot = await chosenSpot(context, shell);
  const done = await placeScript(spot.file, scriptOf(context, shell));
  await tell(context.writer, { shell, file: spot.file, done });
  hint(context.writer, spot);
};

/** `completion uninstall`: takes away what `install` put there, and nothing else. */
export const uninstallScript = async (context: Bench, asked: Shell | undefined): Promise<void> => {
  const shell = shellFor(context, asked, 'uninstall');
  const spot = await findInstallLocation(context.host, shell);
  const file = (await findInstalled(context.host, shell)) ?? spot.file;
  await tell(context.writer, { shell, file, done: await removeScript(file) });
};
