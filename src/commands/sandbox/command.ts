import { type Command, Option } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { setFlagFacts } from '../../cli/flags/flag-facts.ts';
import { appendValue } from '../../cli/flags/flag-values.ts';
import { createFormatFlag, createQuietFlag } from '../../cli/flags/output-flags.ts';
import { setExamples } from '../../cli/help.ts';
import { type RunContext, readDefaultFormat } from '../../cli/run-context.ts';
import { demoPlan } from '../../sandbox/seed/demo-plan.ts';
import {
  defaultSpeed,
  type FolderFlags,
  type SandboxOutputFlags,
  type ServingFlags,
  type StartFlags,
} from './flags.ts';
import {
  detachSandbox,
  resetSandbox,
  runWithSandbox,
  serveSandbox,
  showSandboxStatus,
  stopSandbox,
} from './verbs.ts';

// The words of a command that is run have flags of their own: what the line has is not asked here.
const setSandboxOutput = ({ host, setOutput }: RunContext, flags: SandboxOutputFlags): void =>
  setOutput({ format: flags.output ?? readDefaultFormat(host.env), quiet: flags.quiet === true });

const addOutputFlags = (command: Command): Command =>
  command.addOption(createFormatFlag()).addOption(createQuietFlag());

const addDir = (command: Command): Command =>
  command.addOption(
    setFlagFacts(new Option('--dir <folder>', 'where the sandbox keeps what it has'), {
      takesPath: true,
    }),
  );

const createNumberFlag = (flags: string, about: string, fallback: number): Option =>
  setFlagFacts(new Option(flags, about), { kind: 'integer', fallback });

const addServingFlags = (command: Command): Command =>
  command
    .addOption(createNumberFlag('--port <n>', 'port on 127.0.0.1; 0 for any free one', 0))
    .addOption(
      setFlagFacts(
        new Option('--seed <account>', 'what a new account holds').choices(['demo', 'empty']),
        { fallback: 'demo' },
      ),
    )
    .addOption(
      createNumberFlag(
        '--servers <n>',
        'how many servers a new demo account has',
        demoPlan.servers,
      ),
    )
    .addOption(
      createNumberFlag('--events <n>', 'how many events a new demo account has', demoPlan.events),
    )
    .addOption(
      setFlagFacts(new Option('--speed <x>', 'how many times as fast as a real platform'), {
        kind: 'number',
        fallback: defaultSpeed,
      }),
    )
    .addOption(createNumberFlag('--latency <ms>', 'wait before each answer', 0))
    .addOption(
      setFlagFacts(
        new Option(
          '--fault <fault>',
          'let something go wrong, such as boot:stalled (repeatable)',
        ).argParser(appendValue),
        { isRepeatable: true },
      ),
    )
    .option('--storage-host', 'send uploads to a host of another authority than the platform');

/** Does something with the files of a sandbox; trouble with one of them is no defect. */
const explainFileFailures = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    const { explainFileTrouble } = await import('../../sandbox/process/folder-checks.ts');
    throw explainFileTrouble(error);
  }
};

const createStart = (context: RunContext): Command => {
  const start = addOutputFlags(
    addServingFlags(addDir(newCommand('start', 'Start a sandbox and serve it until Ctrl-C'))),
  )
    .option('--detach', 'serve it in the background')
    .option(
      '--domain <name>',
      'answer as clients.<name> too, where that name leads to this machine',
    )
    .action(async (flags: StartFlags) => {
      setSandboxOutput(context, flags);
      await explainFileFailures(() =>
        (flags.detach ? detachSandbox : serveSandbox)(context, flags),
      );
    });
  setExamples(start, [
    'imco sandbox start',
    'imco sandbox start --detach --dir ./sandbox',
    'imco sandbox start --speed 10 --latency 200 --servers 500',
    'imco sandbox start --fault boot:stalled:0.5 --fault http:503:0.1',
    'imco sandbox start --storage-host --fault storage:drop:0.2',
    'imco sandbox start --domain example.com --port 8443',
  ]);
  return start;
};

const createRun = (context: RunContext): Command => {
  const run = addServingFlags(
    newCommand('run', 'Run a command against a sandbox of its own, which is gone afterwards'),
  )
    .addOption(createQuietFlag())
    .argument('<command...>', 'the command and its words')
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

/** What makes the commands on a folder. */
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

/** `imco sandbox`: a platform on this machine, to try and to rehearse with. */
export const sandboxCommand = (context: RunContext): Command => {
  const onFolder = createFolderCommand(context);
  const command = newCommand('sandbox', 'A platform on this machine, to try and to rehearse with')
    // So that the flags of the command that `run` runs are left to it.
    .enablePositionalOptions()
    .addCommand(createStart(context))
    .addCommand(onFolder('stop', 'Stop a sandbox in the background', stopSandbox))
    .addCommand(
      onFolder(
        'status',
        'Show whether a sandbox is running; exit code 1 when not',
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
