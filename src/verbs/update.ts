import { Option } from 'commander';
import { formatFlagName } from '../catalog/flags.ts';
import { getItemPath } from '../catalog/paths.ts';
import type { Resource, UpdateVerb } from '../catalog/vocabulary.ts';
import { addFieldFlags } from '../cli/flags/field-flags.ts';
import { setFlagFacts } from '../cli/flags/flag-facts.ts';
import {
  addOptions,
  createDryRunFlag,
  createExpandFlag,
  createFromFileFlag,
} from '../cli/flags/verb-flags.ts';
import { createWaitFlags, readWait } from '../cli/flags/wait-flags.ts';
import { joinWords } from '../lib/text/join-words.ts';
import { requireSomeFields } from '../operate/input/body.ts';
import { composeFlagExample } from './example-words.ts';
import {
  addFlag,
  isForced,
  readArgument,
  readTextFlag,
  readWords,
  runVerb,
  takeParents,
  takeTarget,
  type VerbCommand,
} from './verb-command.ts';
import type { ExampleStart, VerbKind } from './verb-kind.ts';

/** The flag that merges a field into its current value instead of replacing it. */
const addMergeFlag = (verbCommand: VerbCommand, { merges }: UpdateVerb): (() => unknown) => {
  const field = merges === undefined ? undefined : verbCommand.resource.fields[merges];
  if (merges === undefined || !field) return () => false;
  const flag = formatFlagName(merges, field);
  const about = `merge --${flag} into the current value instead of replacing it`;
  const option = setFlagFacts(new Option(`--merge-${flag}`, about), { needs: [`--${flag}`] });
  return addFlag(verbCommand, option);
};

/** What `--force` skips. */
export const describeUpdateChecks = ({ guard, when }: Pick<UpdateVerb, 'guard' | 'when'>): string =>
  joinWords([...(when ? ['state check'] : []), ...(guard ? ['safety check'] : [])], 'and');

/** `update`: a flag for each field that can change. */
const buildUpdate = (verbCommand: VerbCommand, verb: UpdateVerb): void => {
  const { resource, name, command } = verbCommand;
  takeTarget(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  const fields = addFieldFlags(
    command,
    requireSomeFields(resource.fields, verb.takes),
    [],
    verb.rules,
  );
  const file = addFlag(verbCommand, createFromFileFlag());
  const merge = addMergeFlag(verbCommand, verb);
  if (verb.guard || verb.when) command.option('--force', `skip the ${describeUpdateChecks(verb)}`);
  addOptions(command, [
    ...createWaitFlags(resource, verb.awaits),
    createDryRunFlag(),
    ...createExpandFlag(resource),
  ]);
  command.action(() =>
    runVerb<UpdateVerb>(verbCommand, async (session, { resource, verb }) => {
      const { updateTargets } = await import('../operate/verbs/update.ts');
      const input = { flags: fields.given(session.api), fromFile: readTextFlag(file()) };
      const [target = ''] = readWords(readArgument(verbCommand));
      await updateTargets(session, {
        resource,
        name,
        verb,
        word: target,
        parents: parents(),
        input,
        merge: merge() === true,
        force: isForced(verbCommand),
        wait: readWait(command),
      });
    }),
  );
};

const composeUpdateExample = ({ one, resource }: ExampleStart, { takes }: UpdateVerb): string => {
  const [first = ''] = takes;
  const example = composeFlagExample(resource, first);
  return first === resource.namedBy ? `${one} ${example}-new` : `${one} ${example}`;
};

/** Describes which fields an update replaces. */
const describeReplacing = (resource: Resource, keys: readonly string[]): string => {
  const flags = keys.flatMap((key) => {
    const field = resource.fields[key];
    return field ? [`--${formatFlagName(key, field)}`] : [];
  });
  const does = flags.length === 1 ? 'replaces' : 'replace';
  return `${joinWords(flags, 'and')} ${does} the entire old value. Fields that are not given stay unchanged.`;
};

/** `update`: changes fields of one target. */
export const updateKind: VerbKind<UpdateVerb> = {
  build: buildUpdate,
  examples: (start, verb) => [composeUpdateExample(start, verb)],
  notes: (resource, { replaces }, own) =>
    replaces ? [...own, describeReplacing(resource, replaces)] : own,
};
