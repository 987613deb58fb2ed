import { type Command, Option } from 'commander';
import { catalog } from '../../catalog/index.ts';
import { newCommand } from '../../cli/command.ts';
import { findChild } from '../../cli/find-command.ts';
import { addHiddenCommonFlags } from '../../cli/flags/flags.ts';
import { setExamples } from '../../cli/help.ts';
import { chooseHeading } from '../../cli/help-heading.ts';
import { removeBold } from '../../cli/help-layout.ts';
import type { RunContext } from '../../cli/run-context.ts';
import { formatCommandPath } from '../../cli/usage.ts';
import { isBuiltIn } from '../../cli/user-commands/first-word.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { findNearest } from '../../lib/text/nearest.ts';
import type { Writer } from '../../output/writer.ts';
import type { ReferenceCommand, ReferenceTopic } from '../../reference/reference.ts';
import { fitTopic, showHeadings } from '../../reference/topics/topic-help.ts';
import { isTopic } from '../../reference/topics/topic-names.ts';
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

/** What help says about an alias or a plugin; undefined if the words are none. */
const describeUserCommand = async (
  { host }: RunContext,
  program: Command,
  [name = '', ...rest]: readonly string[],
): Promise<string | undefined> => {
  if (rest.length > 0 || name === '' || findChild(program, name) || isBuiltIn(name))
    return undefined;
  const { explainUserCommand } = await import('./extensions.ts');
  return explainUserCommand(host, name);
};

/** Writes text for people, and one document for programs. */
const writeHelp = (writer: Writer, on: string, text: string): Promise<void> =>
  writer.forPeople
    ? writer.help(text)
    : writer.document({ shape: 'object', item: { on, text: removeBold(text) }, columns: [] });

/** Writes a topic; the one on aliases and plugins with those of the user. */
const writeTopic = async (context: RunContext, name: string, topic: Topic): Promise<void> => {
  const { writer } = context;
  const text = formatTopic(context, topic);
  if (name !== 'extensions') return writeHelp(writer, name, text);
  const { describeExtensions, formatExtensions } = await import('./extensions.ts');
  const found = await describeExtensions(context.host);
  if (writer.forPeople) return writer.help(`${text}${formatExtensions(found)}`);
  const item = { on: name, text: removeBold(text), ...found };
  return writer.document({ shape: 'object', item, columns: [] });
};

/** The text of a topic; on a terminal no wider than the screen. */
const formatTopic = ({ host, line, writer }: RunContext, { text }: Topic): string => {
  const { out } = host.terminal;
  const fitted = out.isTerminal && writer.forPeople ? fitTopic(text(), out.columns) : text();
  return showHeadings(fitted, chooseHeading(host.env, out.isTerminal, line.color));
};

/** The flags that print the reference of commands. */
interface FormFlags {
  readonly json?: true;
  readonly markdown?: true;
  readonly schema?: true;
}

const checkForms = (flags: FormFlags): void => {
  const given = (['json', 'markdown', 'schema'] as const).filter((name) => flags[name]);
  if (given.length < 2) return;
  throw new UsageFailure(`--${given[0]} and --${given[1]} cannot be combined`, {
    code: 'contradiction',
  });
};

const writeJson = (context: RunContext, part: object): Promise<void> => {
  context.setOutput({ format: 'json', quiet: false });
  return context.writer.document({ shape: 'object', item: { ...part }, columns: [] });
};

/** Describes the command for words, or the topic if there is no such command. */
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
 * Writes commands as JSON or Markdown, whatever the configuration: those for the given words, or all.
 */
const writeReference = async (
  context: RunContext,
  { program, words }: { readonly program: Command; readonly words: readonly string[] },
  { json }: FormFlags,
): Promise<void> => {
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
 * Writes the JSON Schema of what the commands of a resource, or one of them, print with `-o json`;
 * without words, that of errors.
 */
const writeSchema = async (
  context: RunContext,
  { program, words }: { readonly program: Command; readonly words: readonly string[] },
): Promise<void> => {
  const { createAnswerSchema, createErrorSchema, createResourceSchema } = await import(
    '../../reference/schema/answer-schema.ts'
  );
  if (words.length === 0) return writeJson(context, createErrorSchema());
  const path = formatCommandPath(await findCommandCalled(program, words));
  const [, ...names] = path.split(' ');
  const { findDescribedVerb } = await import('../../reference/reference.ts');
  const described = findDescribedVerb(names);
  if (described) {
    const { resource, name, verb } = described;
    return writeJson(context, createAnswerSchema(resource, name, verb));
  }
  const resource = catalog.find(({ noun }) => noun === names.join(' '));
  if (resource) return writeJson(context, createResourceSchema(resource));
  throw new UsageFailure(`there is no schema for "${path}"`, {
    code: 'unknown_resource',
    hint: 'give a resource or one of its commands, for example "imco help --schema cloud servers"',
  });
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
  const command = addHiddenCommonFlags(newCommand('help', 'Show help for a command or a topic'))
    .argument('[words...]', `command or topic (${Object.keys(topics).join(', ')})`)
    .addOption(
      new Option(
        '--json',
        'print commands and flags as JSON: all, or those of the given command or topic',
      ),
    )
    .addOption(new Option('--markdown', 'print the same as Markdown'))
    .addOption(
      new Option(
        '--schema',
        'print a JSON Schema of the output of a resource, or of one of its commands, with -o json; without either, of errors',
      ),
    )
    .action(async (words: string[], flags: FormFlags) => {
      checkForms(flags);
      if (flags.schema) return writeSchema(context, { program: whole(), words });
      if (flags.json || flags.markdown) {
        await writeReference(context, { program: whole(), words }, flags);
        return;
      }
      const name = words.join(' ');
      const topic = isTopic(words) ? topics[name] : undefined;
      if (topic) return writeTopic(context, name, topic);
      const text =
        (await describeUserCommand(context, program, words)) ??
        (await findCommandCalled(program, words)).helpInformation();
      return writeHelp(context.writer, name, text);
    });
  setExamples(command, [
    'imco help exit-codes',
    'imco help cloud servers boot',
    'imco help --json cloud servers boot | jq .flags',
    'imco help --schema cloud servers list > servers.schema.json',
    'imco help --markdown > commands.md',
  ]);
  return command;
};
