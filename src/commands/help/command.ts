import { type Command, Option } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { findChild } from '../../cli/find-command.ts';
import { addHiddenCommonFlags } from '../../cli/flags/flags.ts';
import { setExamples } from '../../cli/help.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import type { Writer } from '../../output/writer.ts';
import { fitTopic } from '../../reference/topics/topic-help.ts';
import { type Topic, topics } from '../../reference/topics/topics.ts';

/** A hint for words that are not a command. */
const suggestHelp = async (
  program: Command,
  words: readonly string[],
  { command, word }: { readonly command: Command; readonly word: string },
): Promise<string> => {
  const { findWords, listTopNouns } = await import('../../cli/suggestions/find-words.ts');
  const found = findWords(words);
  if (found) return `use "imco help ${found.resource.noun} ${found.name}"`;
  const known = command.commands.map((one) => one.name());
  const atTop = command === program ? [...Object.keys(topics), ...listTopNouns()] : [];
  const near = findNearest(word, [...known, ...atTop]);
  return near.length > 0
    ? `did you mean ${near.join(', ')}?`
    : `available topics: ${Object.keys(topics).join(', ')}`;
};

/** Finds the command for words; throws a `UsageFailure` if there is none. */
const findCommandCalled = async (program: Command, words: readonly string[]): Promise<Command> => {
  let command = program;
  for (const word of words) {
    const child = findChild(command, word);
    if (!child) {
      throw new UsageFailure(`no help found for "${words.join(' ')}"`, {
        code: 'unknown_command',
        hint: await suggestHelp(program, words, { command, word }),
      });
    }
    command = child;
  }
  return command;
};

/** Writes text for people, and one document for programs. */
const writeHelp = (writer: Writer, on: string, text: string): Promise<void> =>
  writer.forPeople
    ? writer.text(text)
    : writer.document({ shape: 'object', item: { on, text }, columns: [] });

/** The text of a topic; on a terminal no wider than the screen. */
const formatTopic = ({ host, writer }: RunContext, { text }: Topic): string => {
  const { out } = host.terminal;
  if (!out.isTerminal || !writer.forPeople) return text();
  return fitTopic(text(), out.columns);
};

/** The flags that print the full command tree. */
interface WholeFlags {
  readonly json?: true;
  readonly markdown?: true;
}

/** Writes all commands as JSON or Markdown, whatever the configuration. */
const writeReference = async (
  context: RunContext,
  program: Command,
  { json }: WholeFlags,
): Promise<void> => {
  const { createReference } = await import('../../reference/reference.ts');
  const reference = createReference(program, context.host.version);
  if (json) {
    context.setOutput({ format: 'json', quiet: false });
    await context.writer.document({ shape: 'object', item: { ...reference }, columns: [] });
    return;
  }
  const { createMarkdown } = await import('../../reference/reference-markdown.ts');
  await context.writer.text(createMarkdown(reference));
};

const checkWhole = ({ json, markdown }: WholeFlags, words: readonly string[]): void => {
  if (words.length === 0 && !(json && markdown)) return;
  const flag = json ? '--json' : '--markdown';
  throw new UsageFailure(
    words.length > 0
      ? `help ${flag} covers all commands and does not take "${words.join(' ')}"`
      : 'help --json and help --markdown cannot be combined',
    { hint: words.length > 0 ? `see "imco help ${words.join(' ')}"` : 'use only one of them' },
  );
};

/**
 * `imco help`, `imco help <topic>`, `imco help cloud servers boot`, and all commands with `--json` or
 * `--markdown`, for which `whole` builds the full tree.
 */
export const helpCommand = (
  context: RunContext,
  program: Command,
  whole: () => Command,
): Command => {
  const command = addHiddenCommonFlags(newCommand('help', 'Show help for a command or a topic'))
    .argument('[words...]', `command or topic (${Object.keys(topics).join(', ')})`)
    .addOption(new Option('--json', 'print all commands and flags as JSON'))
    .addOption(new Option('--markdown', 'print all commands and flags as Markdown'))
    .action(async (words: string[], flags: WholeFlags) => {
      if (flags.json || flags.markdown) {
        checkWhole(flags, words);
        await writeReference(context, whole(), flags);
        return;
      }
      const [first] = words;
      const topic =
        words.length === 1 && first !== undefined && Object.hasOwn(topics, first)
          ? topics[first]
          : undefined;
      const text = topic
        ? formatTopic(context, topic)
        : (await findCommandCalled(program, words)).helpInformation();
      await writeHelp(context.writer, words.join(' '), text);
    });
  setExamples(command, [
    'imco help exit-codes',
    'imco help cloud servers boot',
    'imco help --markdown > commands.md',
  ]);
  return command;
};
