import type { Command } from 'commander';
import { UsageFailure } from '../failures.ts';
import { nearest } from '../nearest.ts';
import type { Writer } from '../output/writer.ts';
import { newCommand } from './command.ts';
import { childNamed } from './find-command.ts';
import { addUnseenCommonFlags } from './flags.ts';
import { setExamples } from './help.ts';
import type { Stage } from './stage.ts';
import { topics } from './topics.ts';

/** The command the words lead to; what they don't lead to is a `UsageFailure`. */
const commandCalled = (program: Command, words: readonly string[]): Command => {
  let command = program;
  for (const word of words) {
    const child = childNamed(command, word);
    if (!child) {
      const known = command.commands.map((one) => one.name());
      const near = nearest(word, command === program ? [...known, ...Object.keys(topics)] : known);
      throw new UsageFailure(`there is no help on ${words.join(' ')}`, {
        code: 'unknown_command',
        hint:
          near.length > 0
            ? `did you mean ${near.join(', ')}?`
            : `topics are ${Object.keys(topics).join(', ')}`,
      });
    }
    command = child;
  }
  return command;
};

/** Text for a person; a program that asks gets one document as from any other command. */
const writeHelp = (writer: Writer, on: string, text: string): Promise<void> =>
  writer.format === 'table'
    ? writer.text(text)
    : writer.document({ shape: 'object', item: { on, text }, columns: [] });

/** `imco help`, `imco help <topic>`, `imco help cloud servers boot`. */
export const helpCommand = (stage: Stage, program: Command): Command => {
  const command = addUnseenCommonFlags(newCommand('help', 'Help on a command or a topic'))
    .argument('[words...]', `a command, or ${Object.keys(topics).join(', ')}`)
    .action(async (words: string[]) => {
      const [first] = words;
      const topic =
        words.length === 1 && first !== undefined && Object.hasOwn(topics, first)
          ? topics[first]
          : undefined;
      const text = topic ? topic.text() : commandCalled(program, words).helpInformation();
      await writeHelp(stage.writer, words.join(' '), text);
    });
  setExamples(command, ['imco help exit-codes', 'imco help cloud servers boot']);
  return command;
};
