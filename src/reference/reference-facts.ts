/** What the reference says of flags and commands, in whatever form it is written. */
import type { SuccessConditions } from '../catalog/vocabulary.ts';
import { splitTerms } from '../cli/help.ts';
import { formatArgument } from '../cli/usage.ts';
import { joinWords } from '../lib/text/join-words.ts';
import type { ReferenceCommand } from './reference.ts';
import type { ReferenceArgument, ReferenceFlag } from './reference-flags.ts';

/** How a form writes prose, and words that are typed or sent as they stand. */
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

/** A word after a command as usage has it: `[server...]`. */
export const describePath = (argument: ReferenceArgument): string =>
  formatArgument(argument.name, argument);

/** What there is to know of a flag: its line of help, and what that leaves out. */
export const describeFlag = (
  { about, values, refers_to, also, default: usual }: ReferenceFlag,
  { plain, code }: TextMarks,
): string =>
  [
    plain(about),
    ...(values ? [`one of ${values.map(code).join(', ')}`] : []),
    ...(refers_to ? [`names one of ${code(`imco ${refers_to} list`)}`] : []),
    ...(typeof usual === 'string' || typeof usual === 'number'
      ? [`default ${code(String(usual))}`]
      : []),
    ...(also.length > 0 ? [`also ${also.map(code).join(', ')}`] : []),
  ].join('; ');

const describeUntil = (awaits: SuccessConditions, { code }: TextMarks): string => {
  const { field = 'state', success = [], failure = [], deleted, settles, untilSent } = awaits;
  const failed =
    failure.length > 0 ? `; it has failed at ${joinWords(failure.map(code), 'or')}` : '';
  if (deleted) return `it is gone${failed}`;
  if (settles) return `${code(field)} rests${failed}`;
  if (untilSent) return `${code(field)} is what was asked for${failed}`;
  return `${code(field)} is ${joinWords(
    success.map((value) => code(String(value))),
    'or',
  )}${failed}`;
};

/** What a command means at the platform, a sentence each. */
export const listFacts = (command: ReferenceCommand, marks: TextMarks): readonly string[] => {
  const { code } = marks;
  return [
    ...(command.destructive ? [`Asks first, or wants ${code('--yes')}.`] : []),
    ...(command.waits_for
      ? [`With ${code('--wait')}: until ${describeUntil(command.waits_for, marks)}.`]
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

/** Other words for a command, as a sentence; none where it has no others. */
export const listAliasFacts = (
  { name, aliases }: ReferenceCommand,
  { code }: TextMarks,
): readonly string[] => {
  const words = splitTerms(aliases, name);
  return words.length > 0 ? [`Also ${words.map(code).join(', ')}.`] : [];
};
