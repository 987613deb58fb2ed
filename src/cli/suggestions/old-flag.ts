import type { Command } from 'commander';
import { findOption, takesValue } from '../command-line/read-tokens.ts';
import { readFlagFacts } from '../flags/flag-facts.ts';
import type { FoundWords } from './find-words.ts';
import type { OtherFlag, Translate, Translation } from './flag-translators.ts';

/** Translates a value that imco only takes from a file. */
export const translateToFile = (command: Command, flag: string): Translation => {
  const option = findOption(command, flag);
  const isSecret = option !== undefined && readFlagFacts(option).field?.secret === true;
  return {
    flags: [flag, 'FILE'],
    remark: isSecret
      ? 'secrets are read from files, not from the command line'
      : `${flag} expects a file, not its content`,
  };
};

/** What replaces a flag of the old client at this command: a flag, or an argument in capitals. */
export const findOldPlace = (found: FoundWords | undefined, name: string): string | undefined => {
  const places = found?.old?.places ?? {};
  const long = name === 't' ? 'time' : name;
  return Object.hasOwn(places, long) ? places[long] : undefined;
};

/** The flag that is meant by `--resource-type`, of several. */
const choosePlace = (place: string, line: readonly string[]): string => {
  const kinds = line.map((word, at) =>
    line[at - 1] === '--resource-type' ? word : word.replace(/^--resource-type=/, ''),
  );
  const alternatives = place.split('|');
  const chosen = alternatives.find((flag) => kinds.includes(flag.slice(2).replaceAll('-', '_')));
  return chosen ?? alternatives[0] ?? place;
};

/** `--time 30` is in seconds. */
const addUnit = (command: Command, place: string, value: string): string => {
  const option = findOption(command, place);
  const isDuration = option !== undefined && readFlagFacts(option).kind === 'duration';
  return isDuration && /^\d+$/.test(value) ? `${value}s` : value;
};

const fillPlace = ({ value, command, line }: OtherFlag, whole: string): Translation => {
  const place = choosePlace(whole, line);
  if (!place.startsWith('--')) return { words: [value || place] };
  if (place.endsWith('-file')) return translateToFile(command, place);
  if (!takesValue(findOption(command, place))) return { flags: [place] };
  return { flags: [place, addUnit(command, place, value) || place.slice(2).toUpperCase()] };
};

/** `--inputs-from-file`: where the value itself is a file, or where `@` comes before one. */
const fillPlaceFromFile = (place: string, value: string): Translation => {
  const file = value || 'FILE';
  return { flags: [place, place.endsWith('-file') ? file : `@${file}`] };
};

/** Translates a flag of the old client as its command has it in the table. */
export const translateOldFlag: Translate = (flag) => {
  const { name, value, found } = flag;
  const place = findOldPlace(found, name);
  if (place !== undefined) return fillPlace(flag, place);
  const base = findOldPlace(found, name.replace(/-from-file$/, ''));
  return base === undefined ? undefined : fillPlaceFromFile(base, value);
};
