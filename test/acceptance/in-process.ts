/**
 * Most commands of a session are words for imco and nothing else. They run in this process, through
 * the same front door as in one of their own, which would cost more than all they do.
 */

import { type Ran, type RunOptions, runImco } from '../support/program.ts';
import { evaluated, ownProcess } from './answering.ts';

/** Bare letters, and texts in quotes in which nothing is special, next to each other. */
const word = String.raw`(?:[\w@%+=:,./-]|'[^']*'|"[^"$\`\\]*")+`;

/** A line that goes on below, as one line. */
const onOneLine = (command: string): string =>
  command.replaceAll(/\s*\\\n\s*/g, ' ').replaceAll(/\|\n\s*/g, '| ');

const plain = new RegExp(`^imco(?<words>(?: ${word})+)$`);

const throughJson = new RegExp(
  String.raw`^(?<command>imco(?: ${word})+) \| json '(?<expression>[^']*)'$`,
);

const wordsIn = (text: string): readonly string[] =>
  [...text.matchAll(new RegExp(word, 'g'))].map(([one]) =>
    one.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) =>
      String(single ?? double),
    ),
  );

const wordsOf = (command: string): readonly string[] | undefined => {
  const words = plain.exec(command)?.groups?.words?.trim();
  return words === undefined || ownProcess.test(words) ? undefined : wordsIn(words);
};

/** As the tool `json` of sessions: a shell answers the exit code of the last command. */
const throughTool = (ran: Ran, expression: string): Ran => {
  try {
    return { stdout: evaluated(ran.stdout, expression), stderr: ran.stderr, code: 0 };
  } catch {
    return { stdout: '', stderr: `${ran.stderr}no document: ${ran.stdout}\n`, code: 1 };
  }
};

/** Runs a command that is words for imco alone, perhaps piped to `json`; undefined for any other. */
export const ranInProcess = async (
  command: string,
  options: RunOptions,
): Promise<Ran | undefined> => {
  const line = onOneLine(command);
  const piped = throughJson.exec(line)?.groups;
  const words = wordsOf(piped?.command ?? line);
  if (!words) return undefined;
  const ran = await runImco(words, options);
  return piped ? throughTool(ran, piped.expression ?? '') : ran;
};
