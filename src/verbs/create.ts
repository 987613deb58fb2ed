import { getCreatePath } from '../catalog/paths.ts';
import type { CreateVerb, Resource } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/field-flags.ts';
import {
  addOptions,
  createDryRunFlag,
  createExpandFlag,
  createLabelsFlag,
} from '../cli/flags/verb-flags.ts';
import { createWaitFlags, readWait } from '../cli/flags/wait-flags.ts';
import { UsageFailure } from '../lib/failures/failures.ts';
import { quoteForShell } from '../lib/text/shell-word.ts';
import { requireSomeFields } from '../operate/input/body.ts';
import { describeInputRules } from '../operate/input/rule-words.ts';
import { addDocumentFlags, printSkeleton, refuseValues } from './documents/document-flags.ts';
import {
  completeByRules,
  composeFlagExamples,
  composeParentFlags,
  joinParts,
} from './example-words.ts';
import { addFollowFlag } from './flags/follow-flag.ts';
import {
  readMissingLabels,
  readWords,
  runVerb,
  takePathParents,
  type VerbCommand,
} from './verb-command.ts';
import type { ExampleStart, VerbKind } from './verb-kind.ts';

/** `create` or `commission`: a flag for each field of the body. */
const buildCreate = (verbCommand: VerbCommand, verb: CreateVerb): void => {
  const { resource, name, command } = verbCommand;
  const keys = [...verb.needs, ...(verb.takes ?? [])];
  const parents = takePathParents(verbCommand, getCreatePath(resource, verb));
  const fields = addFieldFlags(
    command,
    requireSomeFields(resource.fields, keys),
    verb.needs,
    verb.rules,
  );
  const documents = addDocumentFlags(verbCommand);
  const follow = addFollowFlag(verbCommand, verb);
  if (keys.includes('label_ids')) addOptions(command, [createLabelsFlag()]);
  addOptions(command, [
    ...createWaitFlags(resource, verb.awaits, verb.followedBy),
    createDryRunFlag(),
    ...createExpandFlag(resource),
  ]);
  const { argument } = verb;
  if (argument) command.argument(`[${argument}]`, `same as --${argument}`);
  command.action((word: unknown) => {
    if (documents.isSkeleton()) {
      const [named] = readWords(word);
      const [flag] = Object.keys(fields.given());
      refuseValues(verbCommand, [documents.fromFile(), documents.like(), named, flag]);
      return printSkeleton(verbCommand, verb);
    }
    return runVerb<CreateVerb>(verbCommand, async (session, { resource, verb }) => {
      const { createItem } = await import('../operate/verbs/create.ts');
      const named = argument && typeof word === 'string' ? { [argument]: word } : {};
      const flags = fields.given(session.api);
      if (argument && argument in named && argument in flags) {
        throw new UsageFailure(`the argument "${word}" and --${argument} cannot be combined`);
      }
      const input = { flags: { ...flags, ...named }, fromFile: documents.fromFile() };
      await createItem(session, {
        resource,
        name,
        verb,
        parents: parents(),
        input,
        like: documents.like(),
        count: documents.count(),
        follow: follow() === true,
        missingLabels: readMissingLabels(verbCommand),
        wait: readWait(command),
      });
    });
  });
};

/** What an example of `--like` is made of. */
interface LikeExample {
  readonly resource: Resource;
  readonly start: string;
  readonly parents: string;
  readonly verb: CreateVerb;
}

/** A copy of the sample under another name, if rows have a name of their own. */
const composeLikeExample = ({ resource, start, parents, verb }: LikeExample): readonly string[] => {
  const { namedBy, sample, fields, only } = resource;
  const isNamed = fields[namedBy]?.kind === 'text' && verb.needs.includes(namedBy);
  if (only || !isNamed) return [];
  const like = `--like ${quoteForShell(sample)}`;
  return [joinParts(start, parents, like, `--name ${quoteForShell(`${sample}-copy`)}`)];
};

const composeCreateExamples = (
  { start, resource }: ExampleStart,
  verb: CreateVerb,
): readonly string[] => {
  const parents = composeParentFlags(resource, getCreatePath(resource, verb));
  // Fields with a notation are included to show it.
  const noted = (verb.takes ?? []).filter((key) => resource.fields[key]?.notation);
  const own = verb.argument
    ? quoteForShell(resource.sample)
    : composeFlagExamples(
        resource,
        completeByRules(resource.fields, [...verb.needs, ...noted], verb.rules),
      );
  const next = verb.followedBy ? `--${verb.followedBy} --wait` : '';
  return [
    joinParts(start, parents, own, next),
    joinParts(start, parents, `--from-file ${resource.singular}.yaml`),
    ...composeLikeExample({ start, parents, resource, verb }),
  ];
};

/** `create`: creates a row of a resource. */
export const createKind: VerbKind<CreateVerb> = {
  build: buildCreate,
  examples: composeCreateExamples,
  notes: ({ fields }, { needs, takes = [], rules }, own) => [
    ...describeInputRules(requireSomeFields(fields, [...needs, ...takes]), rules),
    ...own,
  ],
};
