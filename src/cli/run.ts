import { type Command, CommanderError } from 'commander';
import { UsageFailure } from '../failures.ts';
import type { Host } from '../host.ts';
import { formatNames } from '../output/formats.ts';
import { openWriter } from '../output/writer.ts';
import { exitCodeOf } from './exit-codes.ts';
import { endedBy, reportFailure } from './failure-report.ts';
import { commandAt } from './find-command.ts';
import { commandPath } from './help.ts';
import { buildProgram } from './program.ts';
import type { Stage } from './stage.ts';

/** The format a failure before any parsing is told in: as far as a glance at the words shows. */
const formatAtAGlance = ({ args, env }: Host): string => {
  const place = args.findLastIndex((word) => /^(-o|--output)/.test(word));
  const word = args[place] ?? '';
  const asked =
    /^(?:-o=?|--output=)(.+)$/.exec(word)?.[1] ?? (place < 0 ? env.IMCO_OUTPUT : args[place + 1]);
  return asked !== undefined && formatNames.includes(asked) ? asked : 'table';
};

/** What commander throws, in our words. `undefined` where it has only shown what was asked for. */
const usageFailure = (
  error: CommanderError,
  program: Command,
  host: Host,
): UsageFailure | undefined => {
  if (error.exitCode === 0) return undefined;
  const name = commandPath(commandAt(program, host.args));
  if (error.code === 'commander.help') {
    return new UsageFailure(`${name} needs a command`, {
      code: 'incomplete',
      hint: `see "${name} --help"`,
    });
  }
  const [first = '', ...rest] = error.message.replace(/^error: /, '').split('\n');
  const said = rest.join(' ').replace(/^\((.*)\)$/, '$1');
  return new UsageFailure(first, {
    code: error.code.replace(/^commander\./, ''),
    hint: said === '' ? `see "${name} --help"` : said.charAt(0).toLowerCase() + said.slice(1),
  });
};

/** Like a command without its verb, one without its target shows the help that completes it. */
const isMissingArgument = (thrown: unknown): boolean =>
  thrown instanceof CommanderError && thrown.code === 'commander.missingArgument';

/**
 * Runs one command line and answers the exit code. Everything thrown on the way is told on stderr
 * in the format in force; only this function turns failures into numbers.
 */
export const run = async (host: Host): Promise<number> => {
  const stage: Stage = {
    host,
    writer: openWriter(host.terminal, { format: formatAtAGlance(host), quiet: false }),
    noun: undefined,
    notices: [],
    exit: 0,
  };
  const shown: string[] = [];
  const told: string[] = [];
  const program = buildProgram(stage, {
    writeOut: (text) => shown.push(text),
    writeErr: (text) => told.push(text),
  });
  try {
    await program.parseAsync(host.args, { from: 'user' });
    return stage.exit;
  } catch (thrown) {
    const isIncomplete = thrown instanceof CommanderError && thrown.code === 'commander.help';
    if (isIncomplete && stage.writer.format === 'table') {
      // Its help says how it goes on.
      stage.writer.warn(told.join(''));
      return exitCodeOf('usage');
    }
    const cause = thrown instanceof CommanderError ? usageFailure(thrown, program, host) : thrown;
    if (cause === undefined) {
      await stage.writer.text(shown.join(''));
      return 0;
    }
    if (isMissingArgument(thrown) && stage.writer.format === 'table') {
      stage.writer.warn(`${commandAt(program, host.args).helpInformation({ error: true })}\n`);
    }
    const ended = endedBy(cause);
    reportFailure(stage, ended);
    if (!ended.failure && host.args.includes('--debug') && thrown instanceof Error) {
      stage.writer.warn(thrown.stack ?? '');
    }
    return ended.code;
  }
};
