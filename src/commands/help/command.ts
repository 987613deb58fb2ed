import { type Command, Option } from 'commander';
import { newCommand } from '../../cli/command.ts';
import { findChild } from '../../cli/find-command.ts';
import { addHiddenCommonFlags } from '../../cli/flags/flags.ts';
import { setExamples } from '../../cli/help.ts';
import { removeBold } from '../../cli/help-layout.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import type { Writer } from '../../output/writer.ts';
import type { ReferenceCommand, ReferenceTopic } from '../../reference/reference.ts';
import { fitTopic } from '../../reference/topics/topic-help.ts';
import { isTopic } from '../../reference/topics/topic-names.ts';
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
    : writer.document({ shape: 'object', item: { on, text: removeBold(text) }, columns: [] });

/** A topic as it is written; for a person no wider than the screen. */
const formatTopic = ({ host, writer }: RunContext, { text }: Topic): string => {
  const { out } = host.terminal;
  if (!out.isTerminal || !writer.forPeople) return text();
  return fitTopic(text(), out.columns);
};

/** The form that a program, or whoever reads the commands elsewhere, asks for. */
interface FormFlags {
  readonly json?: true;
  readonly markdown?: true;
}

const writeJson = (context: RunContext, part: object): Promise<void> => {
  context.setOutput({ format: 'json', quiet: false });
  return context.writer.document({ shape: 'object', item: { ...part }, columns: [] });
};

/** The command that the words lead to, or the topic where no command is called so. */
const describePart = async (
  program: Command,
  words: readonly string[],
): Promise<ReferenceCommand | ReferenceTopic> => {
  const { createCommandReference, describeTopic } = await import('../../reference/reference.ts');
  const [first = ''] = words;
  const topic = isTopic(words) && !findChild(program, first) ? describeTopic(first) : undefined;
  return topic ?? createCommandReference(program, await findCommandCalled(program, words));
};

/**
 * Commands as one JSON document or as a page in Markdown, whatever the configuration: those that the
 * words lead to, or all of them.
 */
const writeReference = async (
  context: RunContext,
  { program, words }: { readonly program: Command; readonly words: readonly string[] },
  { json, markdown }: FormFlags,
): Promise<void> => {
  if (json && markdown) {
    throw new UsageFailure('--json and --markdown cannot be combined', { code: 'contradiction' });
  }
  const { createMarkdown, createPartMarkdown } = await import(
    '../../reference/reference-markdown.ts'
  );
  if (words.length > 0) {
    const part = await describePart(program, words);
    await (json ? writeJson(context, part) : context.writer.text(createPartMarkdown(part)));
    return;
  }
  const { createReference } = await import('../../reference/reference.ts');
  const reference = createReference(program, context.host.version);
  await (json ? writeJson(context, reference) : context.writer.text(createMarkdown(reference)));
};

/**
 * `imco help`, `imco help <topic>`, `imco help cloud servers boot`, each with `--json` or `--markdown`
 * as well, for which `whole` builds the tree in full.
 */
export const helpCommand = (
  context: RunContext,
  program: Command,
  whole: () => Command,
): Command => {
  const command = addHiddenCommonFlags(newCommand('help', 'Help on a command or a topic'))
    .argument('[words...]', `a command, or ${Object.keys(topics).join(', ')}`)
    .addOption(
      new Option(
        '--json',
        'commands and flags as one JSON document: all, or those below the words',
      ),
    )
    .addOption(new Option('--markdown', 'the same as a page in Markdown'))
    .action(async (words: string[], flags: FormFlags) => {
      if (flags.json || flags.markdown) {
        await writeReference(context, { program: whole(), words }, flags);
        return;
      }
      const topic = isTopic(words) ? topics[words.join(' ')] : undefined;
      const text = topic
        ? formatTopic(context, topic)
        : (await findCommandCalled(program, words)).helpInformation();
      await writeHelp(context.writer, words.join(' '), text);
    });
  setExamples(command, [
    'imco help exit-codes',
    'imco help cloud servers boot',
    'imco help --json cloud servers boot | jq .flags',
    'imco help --markdown > commands.md',
  ]);
  return command;
};
