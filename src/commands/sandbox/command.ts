import { type Command, Option } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { createFormatFlag, createQuietFlag } from '../../cli/flags/output-flags.ts';
import { setExamples, setNotes } from '../../cli/help.ts';
import { type RunContext, readDefaultFormat } from '../../cli/run-context.ts';
import { printSandboxEnv } from './env.ts';
import {
  type EnvFlags,
  type FolderFlags,
  type SandboxOutputFlags,
  type ServingFlags,
  type StartFlags,
  sandboxProfile,
} from './flags.ts';
import { addServingFlags } from './serving-flags.ts';
import { shellNames } from './shell-code.ts';
import { detachSandbox, serveSandbox } from './start.ts';
import { resetSandbox, runWithSandbox, showSandboxStatus, stopSandbox } from './verbs.ts';

// The command that `run` runs has flags of its own: the output options of this command decide, not
// the whole line.
const setSandboxOutput = ({ host, setOutput }: RunContext, flags: SandboxOutputFlags): void =>
  setOutput({ format: flags.output ?? readDefaultFormat(host.env), quiet: flags.quiet === true });

const addOutputFlags = (command: Command): Command =>
  command.addOption(createFormatFlag()).addOption(createQuietFlag());

const addDir = (command: Command): Command =>
  command.addOption(
    setFlagFacts(
      new Option('--dir <folder>', 'folder of the sandbox (default: ~/.local/state/imco/sandbox)'),
      {
        takesPath: true,
      },
    ),
  );

/** Runs `work` and reports a problem with a file of the sandbox as a failure, not as a defect. */
const explainFileFailures = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    const { explainFileTrouble } = await import('../../sandbox/process/folder-checks.ts');
    throw explainFileTrouble(error);
  }
};

const createStart = (context: RunContext): Command => {
  const start = newCommand('start', 'Start a sandbox and run it until Ctrl-C')
    .option('--detach', 'run it in the background')
    .option('--add-profile', `save it as profile "${sandboxProfile}" in your configuration`);
  addServingFlags(addDir(start)).option(
    '--domain <name>',
    'also serve clients.<name>, if that name resolves to this machine',
  );
  addOutputFlags(start).action(async (flags: StartFlags) => {
    setSandboxOutput(context, flags);
    await explainFileFailures(() => (flags.detach ? detachSandbox : serveSandbox)(context, flags));
  });
  setNotes(start, [
    `To point a shell to the sandbox, run "imco sandbox env". With --add-profile, "imco --profile ${sandboxProfile}" and "imco config use ${sandboxProfile}" work as well. It becomes the active profile only if there is none. A profile "${sandboxProfile}" of another platform is not replaced.`,
    `Every later start in the same folder updates the endpoint and the API version of the profile. "stop" and "reset" leave the profile as it is; "imco logout ${sandboxProfile}" removes it.`,
  ]);
  setExamples(start, [
    'imco sandbox start',
    'imco sandbox start --detach --add-profile',
    'imco sandbox start --detach --dir ./sandbox',
    'imco sandbox start --speed 10 --latency 200 --servers 500',
    'imco sandbox start --fault boot:stalled:0.5 --fault http:503:0.1',
    'imco sandbox start --storage-host --fault storage:drop:0.2',
    'imco sandbox start --domain example.com --port 8443',
  ]);
  return start;
};

const createRun = (context: RunContext): Command => {
  const run = addServingFlags(newCommand('run', 'Run a command against a temporary sandbox'))
    .addOption(createQuietFlag())
    .argument('<command...>', 'command to run, with its arguments')
    .passThroughOptions()
    .action(async (words: string[], flags: ServingFlags) => {
      setSandboxOutput(context, flags);
      await explainFileFailures(() => runWithSandbox(context, words, flags));
    });
  setExamples(run, [
    'imco sandbox run -- imco cloud servers list',
    'imco sandbox run -- sh rehearsal.sh',
    'imco sandbox run --fault boot:stalled -- imco cloud servers boot app-1 --wait',
  ]);
  return run;
};

const createEnv = (context: RunContext): Command => {
  const env = addDir(
    newCommand('env', 'Print shell code that points a shell to the running sandbox'),
  ).addOption(
    new Option('--shell <shell>', 'shell to print code for (default: from SHELL, or sh)').choices(
      shellNames,
    ),
  );
  addOutputFlags(env).action(async (flags: EnvFlags) => {
    // The default is shell code whatever IMCO_OUTPUT says: the code is evaluated by a shell.
    const format = flags.output ?? 'table';
    context.setOutput({ format, quiet: flags.quiet === true });
    await explainFileFailures(() => printSandboxEnv(context, flags));
  });
  setNotes(env, [
    'The code sets IMCO_CONFIG and unsets variables such as IMCO_PROFILE and IMCO_ENDPOINT that would lead to another platform. With -o json, the output is an object of variables; null means that the variable is unset.',
    'If no sandbox is running, nothing is printed to stdout, and the exit code is 1.',
  ]);
  setExamples(env, [
    'eval "$(imco sandbox env)"',
    'imco sandbox env | source',
    'imco sandbox env --shell powershell | Out-String | Invoke-Expression',
    'imco sandbox env --dir ./sandbox -o json',
  ]);
  return env;
};

/** Returns a factory for the commands that work on a sandbox folder. */
const createFolderCommand =
  (context: RunContext) =>
  (
    name: string,
    about: string,
    action: (context: RunContext, flags: FolderFlags) => Promise<void>,
  ): Command => {
    const command = addOutputFlags(addDir(newCommand(name, about))).action(
      async (flags: FolderFlags) => {
        setSandboxOutput(context, flags);
        await explainFileFailures(() => action(context, flags));
      },
    );
    setExamples(command, [`imco sandbox ${name}`, `imco sandbox ${name} --dir ./sandbox`]);
    return command;
  };

/** `imco sandbox`: a local test platform. */
export const sandboxCommand = (context: RunContext): Command => {
  const onFolder = createFolderCommand(context);
  const command = newCommand('sandbox', 'Run a local test platform')
    // Leaves the flags of the command that `run` runs to that command.
    .enablePositionalOptions()
    .addCommand(createStart(context))
    .addCommand(createEnv(context))
    .addCommand(onFolder('stop', 'Stop a sandbox that runs in the background', stopSandbox))
    .addCommand(
      onFolder(
        'status',
        'Show the status of a sandbox (exit code 1 if none is running)',
        showSandboxStatus,
      ),
    )
    .addCommand(onFolder('reset', 'Delete the account of a stopped sandbox', resetSandbox))
    .addCommand(createRun(context));
  setExamples(command, [
    'imco sandbox start --detach',
    'imco sandbox run -- imco cloud servers list',
  ]);
  return command;
};
