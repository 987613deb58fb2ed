import { Option } from 'commander';
import { getItemPath } from '../../catalog/paths.ts';
import type { CompareVerb, Resource } from '../../catalog/vocabulary.ts';
import { addFieldSelectionFlags } from '../../cli/flags/output-flags.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { composeParentFlags, joinParts } from '../example-words.ts';
import {
  addFlag,
  readArgument,
  readWords,
  runVerb,
  takeParents,
  takeReadTargets,
  type VerbCommand,
} from '../verb-command.ts';
import type { ExampleStart, VerbKind } from '../verb-kind.ts';

/** `compare`: what differs between two or more targets. */
const buildCompare = (verbCommand: VerbCommand): void => {
  const { resource, name, command } = verbCommand;
  takeReadTargets(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  const isWhole = addFlag(
    verbCommand,
    new Option('--all-fields', 'show all fields, not only those that differ'),
  );
  addFieldSelectionFlags(command);
  command.action(() =>
    runVerb(verbCommand, async (session, { resource }) => {
      const { compareTargets } = await import('../../operate/comparison/compare.ts');
      await compareTargets(session, {
        resource,
        name,
        words: readWords(readArgument(verbCommand)),
        parents: parents(),
        isWhole: isWhole() === true,
      });
    }),
  );
};

/** Digits of an id that are enough to name it. */
const prefixLength = 6;

const increaseLastDigit = (text: string): string =>
  text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));

/** The longest line to which a flag is added. */
const longestLine = 60;

/** The longest sample of which an example has two: it has to fit on a line. */
const longestSample = 10;

/** Two targets like the sample of a resource: `web-1` and `web-2`; of ids only the beginning. */
const chooseSamples = ({ sample }: Resource): readonly string[] => {
  const isId = /^[0-9a-f]{24}$/.test(sample);
  const first = isId ? sample.slice(0, prefixLength) : sample;
  const isLike = /\d$/.test(first) && first.length <= longestSample;
  return [first, isLike ? increaseLastDigit(first) : 'new'];
};

const composeCompareExamples = ({ start, resource }: ExampleStart): readonly string[] => {
  const parents = composeParentFlags(resource, getItemPath(resource));
  const targets = joinParts(start, ...chooseSamples(resource).map(quoteForShell));
  const both = joinParts(targets, parents);
  return targets.length > longestLine ? [both] : [both, `${both} --all-fields`, `${both} -o name`];
};

const shapeNote =
  'The exit code is 0 whether or not there are differences. JSON is an array of {field, path?, differs, values}: values has a member for each target, path leads to a value inside an object, and differs is null for secrets, which are masked and not compared. Without --all-fields, an empty array means that everything is equal but the names and ids.';

/** `compare`: what differs between two or more targets. */
export const compareKind: VerbKind<CompareVerb> = {
  build: buildCompare,
  examples: composeCompareExamples,
  notes: (_resource, _verb, own) => [...own, shapeNote],
};
