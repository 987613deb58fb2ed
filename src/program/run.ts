import { type Command, CommanderError } from 'commander';
import { addNamespace } from '../cli/command-line/add-namespace.ts';
import { hasFlag, readCommandLine } from '../cli/command-line/command-line.ts';
import { normalizeWords } from '../cli/command-line/normalize-words.ts';
import { separateSortValue } from '../cli/command-line/sort-value.ts';
import { findExitCode } from '../cli/exit-codes.ts';
import { findCommand } from '../cli/find-command.ts';
import { readExamples } from '../cli/help.ts';
import { refuseLossyWords } from '../cli/lossy-words.ts';
import { hintOnPasted } from '../cli/pasted-words.ts';
import { createRunContext, type RunContext, type TypedLine } from '../cli/run-context.ts';
import type { BuildTree } from '../cli/tree-extent.ts';
import { formatCommandPath } from '../cli/usage.ts';
import { type FirstWord, findFirstWord, isBuiltIn } from '../cli/user-commands/first-word.ts';
import type { Host } from '../host.ts';
import type { ErrorCode } from '../lib/failures/error-codes.ts';
import { Interruption, TargetFailure, UsageFailure } from '../lib/failures/failures.ts';
import { createHider } from '../lib/text/hide-secrets.ts';
import { quoteForShell } from '../lib/text/shell-word.ts';
import type { OpenWriter } from '../output/writer.ts';
import { createRunEnd, type RunEnd, reportFailure, reportWarnings } from './failure-report.ts';
import { addImpliedList } from './implied-list.ts';
import { buildProgram } from './program.ts';

/** The code commander throws for a command without verb. */
const missingVerbCode = 'commander.help';

/** A command line as it is typed into a shell. */
const formatLine = (words: readonly string[]): string =>
  ['imco', ...words.map(quoteForShell)].join(' ');

/** Our error codes by those of commander. */
const usageCodes: Readonly<Record<string, ErrorCode>> = {
  'commander.unknownCommand': 'unknown_command',
  'commander.unknownOption': 'unknown_flag',
  'commander.missingArgument': 'missing_target',
  'commander.optionMissingArgument': 'missing_value',
  'commander.invalidArgument': 'invalid_value',
  'commander.excessArguments': 'too_many_words',
};

/** The command tree as far as the line names its commands, and how to build it for other words. */
interface Trees {
  readonly program: Command;
  readonly buildTree: BuildTree;
}

/** Where the help of a command is, after an example if its target is missing. */
const composeHelpHint = (command: Command, code: string): string => {
  const help = `see "${formatCommandPath(command)} --help"`;
  const [example] = code === 'missing_target' ? readExamples(command) : [];
  return example === undefined ? help : `for example "${example}"; ${help}`;
};

/** Turns an error of commander into a usage failure with a hint. */
const createUsageFailure = async (
  error: CommanderError,
  { host, line, typed }: RunContext,
  { program, buildTree }: Trees,
): Promise<UsageFailure> => {
  const command = findCommand(program, line.own);
  const name = formatCommandPath(command);
  if (error.code === missingVerbCode) {
    return new UsageFailure(`"${name}" requires a command`, {
      code: 'incomplete',
      hint: `see "${name} --help"`,
    });
  }
  // The value given to an unknown flag may be a secret.
  const message = createHider(host.args)(error.message)
    .replace(/^error: /, '')
    .replace(/^(unknown option '[^=]*)=[\s\S]*?'(?=\n|$)/, "$1'");
  const [first = '', ...rest] = message.split('\n');
  const explanation = rest.join(' ').replace(/^\((.*)\)$/, '$1');
  const code = usageCodes[error.code] ?? 'usage';
  const [{ suggest, suggestForSlip }, { hintAtNearest }] = await Promise.all([
    import('../cli/suggestions/suggest.ts'),
    import('../cli/suggestions/near-words.ts'),
  ]);
  const hint =
    suggest(buildTree, line.own, code, typed.aliasNames) ??
    hintAtNearest(command, first, explanation) ??
    (code === 'unknown_command' ? suggestForSlip(buildTree, line.own) : undefined);
  return new UsageFailure(first, { code, hint: hint ?? composeHelpHint(command, code) });
};

/** Adds a hint where a target that was not found may be the value meant for `--wait`. */
const addWaitHint = async (thrown: unknown, own: readonly string[]): Promise<unknown> => {
  if (!(thrown instanceof TargetFailure) || !own.includes('--wait')) return thrown;
  const { hintAfterWait } = await import('../cli/suggestions/wait-word.ts');
  const hint = hintAfterWait(own, thrown);
  return hint === undefined
    ? thrown
    : new TargetFailure(thrown.message, { ...thrown.details, hint });
};

/** Whether a person entered a group of commands alone: its help is the output. */
const isGroupAlone = ({ code }: CommanderError, { writer }: RunContext): boolean =>
  code === missingVerbCode && writer.forPeople;

/** Adds what was typed and what it became, where an alias was expanded. */
const addAliasLine = (runEnd: RunEnd, { typed, host }: RunContext): RunEnd => {
  const { alias } = typed;
  if (!alias || runEnd.failure instanceof Interruption) return runEnd;
  const line = `alias ${alias.name}: "${formatLine(alias.typed)}" ran "${formatLine(host.args)}"`;
  const { lines = [] } = runEnd.details;
  const shown = createHider([...alias.typed, ...host.args])(line);
  return { ...runEnd, details: { ...runEnd.details, lines: [...lines, shown] } };
};

/** Runs the command; help and version count as its output. */
const runCommand = async (
  program: Command,
  context: RunContext,
  printed: string[],
): Promise<void> => {
  const { own, rest } = context.line;
  try {
    await program.parseAsync([...normalizeWords(program, own), ...rest], { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    if (isGroupAlone(thrown, context)) printed.push(findCommand(program, own).helpInformation());
    else if (thrown.exitCode !== 0) throw thrown;
    await context.writer.help(printed.join(''));
  }
};

/** Adds a hint about a pasted word to a usage failure that has no better one. */
const addPastedHint = (runEnd: RunEnd, { args }: Host): RunEnd => {
  const { kind } = runEnd.failure;
  if (kind !== 'usage' && kind !== 'target') return runEnd;
  const hint = hintOnPasted(args, runEnd.kind, runEnd.message, runEnd.details);
  return hint === undefined ? runEnd : { ...runEnd, details: { ...runEnd.details, hint } };
};

/** Reports how the run failed; returns the exit code. */
const reportRunEnd = async (
  trees: Trees,
  context: RunContext,
  thrown: unknown,
): Promise<number> => {
  const { host, line, writer } = context;
  const commander = thrown instanceof CommanderError ? thrown : undefined;
  const runEnd = addPastedHint(
    createRunEnd(
      commander
        ? await createUsageFailure(commander, context, trees)
        : await addWaitHint(thrown, line.own),
    ),
    host,
  );
  reportFailure(context, addAliasLine(runEnd, context));
  const { kind, details } = runEnd.failure;
  const error = details.cause;
  if (kind === 'defect' && hasFlag(line.own, '--debug') && error instanceof Error) {
    writer.warn(createHider(host.args)(error.stack ?? ''));
  }
  return runEnd.code;
};

/** Optional parts of a run. */
interface RunParts {
  readonly openWriter?: OpenWriter;
}

/** The command line with implied words (namespace, list) added. */
const completeLine = (args: readonly string[]): readonly string[] => {
  const { own, rest } = readCommandLine(separateSortValue(args));
  return [...addImpliedList(addNamespace(own)), ...rest];
};

/** Runs a command line of imco's own words; `typed` is what it was made from. */
const runLine = async (
  started: Host,
  { openWriter }: RunParts,
  { args, ...typed }: TypedLine & { readonly args: readonly string[] },
): Promise<number> => {
  const context = createRunContext({ ...started, args: completeLine(args) }, openWriter, typed);
  const printed: string[] = [];
  const output = { writeOut: (text: string) => printed.push(text), writeErr: () => {} };
  const program = buildProgram(context, output);
  try {
    refuseLossyWords(started);
    await runCommand(program, context, printed);
    reportWarnings(context);
    return typeof context.exit === 'number' ? context.exit : findExitCode(context.exit);
  } catch (thrown) {
    const buildTree: BuildTree = (words) => buildProgram(context, output, words);
    return reportRunEnd({ program, buildTree }, context, thrown);
  }
};

/**
 * Runs a line whose first word is not one of imco: an alias, a plugin, or a mistake that is reported
 * like any other.
 */
const runUserCommand = async (
  started: Host,
  parts: RunParts,
  first: FirstWord,
): Promise<number> => {
  const { args } = started;
  const context = createRunContext(started, parts.openWriter);
  try {
    refuseLossyWords(context.host);
    const { findUserCommand } = await import('../cli/user-commands/find-user-command.ts');
    const found = await findUserCommand(started, first);
    if (found.kind === 'none') return runLine(started, parts, { args, aliasNames: found.aliases });
    if (found.kind === 'alias') {
      const alias = { name: found.name, typed: args };
      return runLine(started, parts, { args: found.args, alias });
    }
    const { runPlugin } = await import('../cli/user-commands/run-plugin.ts');
    const [before, behind] = [args.slice(0, first.place), args.slice(first.place + 1)];
    return await runPlugin(context, found.plugin, { before, args: behind });
  } catch (thrown) {
    const runEnd = createRunEnd(thrown);
    reportFailure(context, runEnd);
    return runEnd.code;
  }
};

/**
 * Runs one command line and returns the exit code. Everything thrown on the way is reported on
 * stderr in the active format; only here failures become exit codes. `openWriter` opens the writer
 * for output. Aliases and plugins are only looked up for a first word that imco does not have.
 */
export const runProgram = (started: Host, parts: RunParts = {}): Promise<number> => {
  const { args } = started;
  const first = findFirstWord(args);
  return first === undefined || isBuiltIn(first.word)
    ? runLine(started, parts, { args, word: first?.word })
    : runUserCommand(started, parts, first);
};
