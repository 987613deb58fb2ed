/** `sandbox env`: code that points a shell to the sandbox. */
import { Readable } from 'node:stream';
import type { RunContext } from '../../cli/run-context.ts';
import { findSetting, settingNames } from '../../config/settings.ts';
import type { Host } from '../../host.ts';
import { ActionFailure } from '../../lib/failures/failures.ts';
import { createItemColumn } from '../../output/result.ts';
import type { SandboxFolder } from '../../sandbox/process/folder.ts';
import type { EnvFlags } from './flags.ts';
import {
  detectShell,
  formatEnvCommand,
  formatShellCode,
  type ShellVariables,
} from './shell-code.ts';

/**
 * Variables that are set now and would lead elsewhere than the file of the sandbox: what the
 * environment names counts before what a file does. `protected` only protects.
 */
const listOverridingVariables = (env: Host['env']): readonly string[] =>
  settingNames
    .filter((name) => name === 'profile' || (!findSetting(name).harmless && name !== 'protected'))
    .map((name) => findSetting(name).env)
    .filter((variable) => env[variable]);

const createVariables = ({ config }: SandboxFolder, env: Host['env']): ShellVariables => ({
  IMCO_CONFIG: config,
  ...Object.fromEntries(listOverridingVariables(env).map((name) => [name, null])),
});

/** Throws a `Failure` unless a sandbox is running in the folder. */
const requireRunning = async (
  folder: SandboxFolder,
  { host }: RunContext,
  dir: string | undefined,
): Promise<void> => {
  const { readLockOwner, createStillStarting } = await import('../../sandbox/process/lock.ts');
  const { formatFolderCommand } = await import('../../sandbox/process/folder.ts');
  const owner = await readLockOwner(folder, host.clock);
  if (owner?.endpoint !== undefined) return;
  if (owner) throw createStillStarting(folder);
  const start =
    dir === undefined
      ? 'imco sandbox start --detach'
      : formatFolderCommand(folder, 'start --detach');
  throw new ActionFailure(`no sandbox is running in ${folder.path}`, {
    code: 'not_running',
    hint: `run "${start}" first`,
  });
};

/** `sandbox env`. Throws a `Failure` where no sandbox is running: stdout stays empty then. */
export const printSandboxEnv = async (context: RunContext, flags: EnvFlags): Promise<void> => {
  const { host, writer } = context;
  const { chooseFolder } = await import('../../sandbox/process/folder.ts');
  const { refuseUnsafe } = await import('../../sandbox/process/folder-checks.ts');
  const folder = chooseFolder(flags.dir, host);
  refuseUnsafe(folder);
  await requireRunning(folder, context, flags.dir);
  const variables = createVariables(folder, host.env);
  if (!writer.forPeople) {
    const columns = Object.keys(variables).map(createItemColumn);
    return writer.document({ shape: 'object', item: { ...variables }, columns });
  }
  const shell = flags.shell ?? detectShell(host.env);
  // As it is: the shell has to get the name of the folder with all its characters.
  await writer.raw(Readable.from([Buffer.from(`${formatShellCode(shell, variables)}\n`)]));
  if (host.terminal.out.isTerminal) {
    const dir = flags.dir === undefined ? undefined : folder.path;
    writer.note(`this only prints the code; to run it: ${formatEnvCommand(shell, dir)}`);
  }
};
