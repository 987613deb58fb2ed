/** Descriptions of flags and commands that all forms of the reference share. */
import type { SuccessConditions } from '../catalog/vocabulary.ts';
import { splitTerms } from '../cli/help.ts';
import { formatArgument } from '../cli/usage.ts';
import { joinWords } from '../lib/text/join-words.ts';
import type { ReferenceCommand } from './reference.ts';
import type { ReferenceArgument, ReferenceFlag } from './reference-flags.ts';

/** How a form of the reference marks prose and code. */
export interface TextMarks {
  readonly plain: (text: string) => string;
  readonly code: (word: string) => string;
}

/** A flag as it is typed: `-o, --output <format>`. */
export const spellOut = ({ flag, short, value }: ReferenceFlag): string => {
  const spelled = short === null ? flag : `${short}, ${flag}`;
  if (value === null) return spelled;
  return value.startsWith('[=') ? `${spelled}${value}` : `${spelled} ${value}`;
};

/** An argument as in the usage line: `[server...]`. */
export const describePath = (argument: ReferenceArgument): string =>
  formatArgument(argument.name, argument);

/** The description of a flag: its line of help and further facts, allowed values only once. */
export const describeFlag = (
  { about, values, refers_to, also, default: usual }: ReferenceFlag,
  { plain, code }: TextMarks,
): string =>
  [
    plain(about),
    ...(values && !values.every((value) => about.includes(value))
      ? [`allowed values: ${values.map(code).join(', ')}`]
      : []),
    ...(refers_to ? [`see ${code(`imco ${refers_to} list`)}`] : []),
    ...((typeof usual === 'string' || typeof usual === 'number') && !about.includes('(default: ')
      ? [`default ${code(String(usual))}`]
      : []),
    ...(also.length > 0 ? [`also accepted: ${also.map(code).join(', ')}`] : []),
  ].join('; ');

const describeUntil = (awaits: SuccessConditions, { code }: TextMarks): string => {
  const { field = 'state', success = [], failure = [], deleted, settles, untilSent } = awaits;
  const { while: busy = [], failedIf } = awaits;
  const failedStates =
    failure.length > 0
      ? `; ${joinWords(failure.map(code), 'and')} ${failure.length === 1 ? 'counts' : 'count'} as failed`
      : '';
  const failed =
    failedIf === undefined
      ? failedStates
      : `${failedStates}; a new value of ${code(failedIf)} counts as failed`;
  if (deleted) return `it is deleted${failed}`;
  if (settles) return `${code(field)} stops changing${failed}`;
  if (busy.length > 0) {
    return `${code(field)} is no longer ${joinWords(busy.map(code), 'or')}${failed}`;
  }
  if (untilSent) return `${code(field)} has the requested value${failed}`;
  return `${code(field)} is ${joinWords(
    success.map((value) => code(String(value))),
    'or',
  )}${failed}`;
};

/** Further facts of a command, one sentence each. */
export const listFacts = (command: ReferenceCommand, marks: TextMarks): readonly string[] => {
  const { code } = marks;
  return [
    ...(command.destructive ? [`Asks for confirmation; ${code('--yes')} skips it.`] : []),
    ...(command.waits_for
      ? [`${code('--wait')} waits until ${describeUntil(command.waits_for, marks)}.`]
      : []),
    ...(command.operations.length > 0
      ? [
          `API: ${command.operations
            .map(({ id, method, path }) => `${code(id)} (${code(`${method} ${path}`)})`)
            .join(', ')}.`,
        ]
      : []),
  ];
};

/** The aliases of a command, as a sentence; none if it has none. */
export const listAliasFacts = (
  { name, aliases }: ReferenceCommand,
  { code }: TextMarks,
): readonly string[] => {
  const words = splitTerms(aliases, name);
  return words.length > 0 ? [`Aliases: ${words.map(code).join(', ')}.`] : [];
};
