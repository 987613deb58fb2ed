/** Marks in help on what some versions of the API lack. */
import type { Command } from 'commander';
import {
  combineVersions,
  markVersions,
  type VersionFacts,
} from '../catalog/versions/api-version.ts';
import { readFlagFacts } from './flags/flag-facts.ts';

const known = new WeakMap<Command, VersionFacts>();

/** Stores in which versions of the API a command is. */
export const setCommandVersions = (command: Command, facts: VersionFacts): void => {
  known.set(command, facts);
};

/** In which versions of the API a command is; one that is not about the platform is in all. */
export const readCommandVersions = (command: Command): VersionFacts => known.get(command) ?? {};

/**
 * A text of help with a mark such as `(API v3)` behind it, or among the notes in brackets at its end.
 * A text that all versions have is not marked, nor one that is shown below a `whole` with that mark.
 */
export const addVersionMark = (
  text: string,
  part: VersionFacts,
  whole: VersionFacts = {},
): string => {
  const mark = markVersions(combineVersions(whole, part));
  if (mark === undefined || mark === markVersions(whole)) return text;
  return text.endsWith(')') ? `${text.slice(0, -1)}, ${mark})` : `${text} (${mark})`;
};

/** Marks the flags of a command whose fields are in fewer versions of the API than the command. */
export const markFlagVersions = (command: Command): void => {
  const whole = readCommandVersions(command);
  for (const option of command.options) {
    const { field } = readFlagFacts(option);
    if (field && !option.hidden) {
      option.description = addVersionMark(option.description, field, whole);
    }
  }
};
