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

/** What to ask for instead of help on words that lead to no command. */
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
    : `topics are ${Object.keys(topics).join(', ')}`;
};

/** The command the words lead to; what they don't lead to is a `UsageFailure`. */
const findCommandCalled = async (program: Command, words: readonly string[]): Promise<Command> => {
  let command = program;
  for (const word of words) {
    const child = findChild(command, word);
    if (!child) {
      throw new UsageFailure(`there is no help on ${words.join(' ')}`, {
        code: 'unknown_command',
        hint: await suggestHelp(program, words, { command, word }),
      });
    }
    command = child;
  }
  return command;
};

/** Text for a person; a program that asks gets one document as from any other command. */
const writeHelp = (writer: Writer, on: string, text: string): Promise<void> =>
  writer.forPeople
    ? writer.help(text)
    : writer.document({ shape: 'object', item: { on, text }, columns: [] });

/** A topic as it is written; for a person no wider than the screen. */
const formatTopic = ({ host, writer }: RunContext, { text }: Topic): string => {
  const { out } = host.terminal;
  if (!out.isTerminal || !writer.forPeople) return text();
  return fitTopic(text(), out.columns);
};

/** What is written of the whole tree, and for whom. */
interface WholeFlags {
  readonly json?: true;
  readonly markdown?: true;
}

/** Every command at once, whatever the configuration: one JSON document, or a page to read. */
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
      ? `help ${flag} is about all commands; it takes no ${words.join(' ')}`
      : 'help writes one form at a time: --json or --markdown',
    { hint: words.length > 0 ? `see "imco help ${words.join(' ')}"` : 'leave one of them out' },
  );
};

/**
 * `imco help`, `imco help <topic>`, `imco help cloud servers boot`, and all of it with `--json` or
 * `--markdown`, for which `whole` builds the tree in full.
 */
export const helpCommand = (
  context: RunContext,
  program: Command,
  whole: () => Command,
): Command => {
  const command = addHiddenCommonFlags(newCommand('help', 'Help on a command or a topic'))
    .argument('[words...]', `a command, or ${Object.keys(topics).join(', ')}`)
    .addOption(new Option('--json', 'every command and flag as one JSON document'))
    .addOption(new Option('--markdown', 'every command and flag as a page in Markdown'))
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
