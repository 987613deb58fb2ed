import { Option } from 'commander';
import type { CreateVerb, MakeVerb } from '../../catalog/vocabulary.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { addFlag, type VerbCommand } from '../verb-command.ts';

/** The flag of the action that may follow a create. */
export const addFollowFlag = (
  verbCommand: VerbCommand,
  { followedBy, awaits }: CreateVerb | MakeVerb,
): (() => unknown) => {
  const rest = joinWords((awaits?.success ?? []).map(String), 'or');
  return followedBy
    ? addFlag(
        verbCommand,
        new Option(`--${followedBy}`, `${followedBy} it as soon as it is ${rest}`),
      )
    : () => false;
};
