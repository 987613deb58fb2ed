import type { Command } from 'commander';
import { flagNameFor } from '../catalog/flags.ts';
import { homeNamespaceOf } from '../catalog/home-namespaces.ts';
import { listAliases } from '../catalog/noun-aliases.ts';
import type { ListVerb, Resource, Verb } from '../catalog/vocabulary.ts';
import { newCommand } from '../cli/command.ts';
import { addCommonFlags, addHiddenCommonFlags } from '../cli/flags/flags.ts';
import { acceptConsent } from '../cli/flags/verb-flags.ts';
import { setExamples, setNotes } from '../cli/help.ts';
import type { RunContext } from '../cli/run-context.ts';
import { isCommandWanted, type TreeExtent } from '../cli/tree-extent.ts';
import { buildAction, buildAmend, buildOrder } from './acting-verbs.ts';
import { buildCreate, buildLabel, buildMake, buildUpdate } from './changing-verbs.ts';
import { composeExamples } from './examples.ts';
import { buildList, buildProbe, buildShow, buildView } from './reading-verbs.ts';
import { buildDownload, buildUpload } from './transfer-verbs.ts';
import { isChanging, type VerbCommand } from './verb-command.ts';
import { buildWait } from './waiting-verbs.ts';

const build = (place: VerbCommand, verb: Verb): void => {
  switch (verb.kind) {
    case 'list':
      buildList(place, verb);
      break;
    case 'show':
      buildShow(place);
      break;
    case 'create':
      buildCreate(place, verb);
      break;
    case 'update':
      buildUpdate(place, verb);
      break;
    case 'action':
      buildAction(place, verb);
      break;
    case 'amend':
      buildAmend(place, verb);
      break;
    case 'make':
      buildMake(place, verb);
      break;
    case 'order':
      buildOrder(place, verb);
      break;
    case 'upload':
      buildUpload(place, verb);
      break;
    case 'download':
      buildDownload(place, verb);
      break;
    case 'view':
      buildView(place, verb);
      break;
    case 'label':
      buildLabel(place);
      break;
    case 'wait':
      buildWait(place);
      break;
    case 'probe':
      buildProbe(place);
      break;
  }
};

/** What an update takes the place of. */
const replacing = (resource: Resource, keys: readonly string[]): string => {
  const flags = keys.flatMap((key) => {
    const field = resource.fields[key];
    return field ? [`--${flagNameFor(key, field)}`] : [];
  });
  const does = flags.length === 1 ? 'replaces' : 'each replace';
  return `${flags.join(', ')} ${does} the old value as a whole; what is not given stays.`;
};

const timeNote =
  'A day alone is from its beginning for --since, and to its end for --until: journalctl and git end at its midnight, which is 2026-01-31T00:00 here. What has no zone is in that of this machine.';

const isByTime = (resource: Resource, { narrowedBy = [] }: ListVerb): boolean =>
  narrowedBy.some((key) => resource.fields[key]?.kind === 'time');

/** What an action is asked about, and what it costs. */
const consequences = (resource: Resource, verb: Verb): readonly string[] => {
  if (verb.kind !== 'action' || !verb.loses) return [];
  if (!verb.disturbs) return [verb.loses];
  const { unless, from = 1 } = verb.disturbs;
  const when = [
    ...(from > 1 ? [`for ${from} ${resource.titles} or more`] : []),
    ...(unless?.words ? [`where it ${unless.words.otherwise}`] : []),
  ];
  return [
    `${verb.loses} At a terminal this is asked first${when.map((one) => ` ${one}`).join('')}.`,
  ];
};

const notesOf = (resource: Resource, verb: Verb): readonly string[] => [
  ...consequences(resource, verb),
  ...(verb.note ? [verb.note] : []),
  ...(verb.kind === 'list' && isByTime(resource, verb) ? [timeNote] : []),
  ...(verb.kind === 'update' && verb.replaces ? [replacing(resource, verb.replaces)] : []),
  ...(verb.unconfirmed
    ? ["Path not confirmed by the platform's documentation: try it on something small first."]
    : []),
];

const verbCommand = (
  stage: RunContext,
  resource: Resource,
  [name, verb]: readonly [string, Verb],
  extent: TreeExtent,
): Command => {
  const command = newCommand(name, verb.about ?? '');
  for (const alias of verb.also ?? []) command.alias(alias);
  if (!isCommandWanted(extent, stage.host.args, command)) return command;
  const place = { stage, resource, name, command };
  build(place, verb);
  if (isChanging(place)) acceptConsent(command);
  addCommonFlags(command);
  setExamples(command, composeExamples(resource, name, verb));
  setNotes(command, notesOf(resource, verb));
  return command;
};

/** Examples of a noun: the first of each of some verbs. */
const nounExamples = (resource: Resource): readonly string[] =>
  Object.entries(resource.verbs)
    .slice(0, 4)
    .flatMap(([name, verb]) => composeExamples(resource, name, verb).slice(0, 1));

/**
 * The command of a resource with all its verbs. A resource that only asks whether the platform is
 * there is a command by itself; one without verbs of its own has no command.
 */
export const resourceCommand = (
  stage: RunContext,
  resource: Resource,
  extent: TreeExtent,
): Command | undefined => {
  const verbs = Object.entries(resource.verbs);
  const [only] = verbs;
  if (!only) return undefined;
  if (only[1].kind === 'probe') return verbCommand(stage, resource, only, extent);
  const command = newCommand(resource.plural, resource.about);
  for (const alias of listAliases(resource)) command.alias(alias);
  if (!isCommandWanted(extent, stage.host.args, command)) return command;
  addHiddenCommonFlags(command);
  for (const verb of verbs) command.addCommand(verbCommand(stage, resource, verb, extent));
  setExamples(command, nounExamples(resource));
  if (homeNamespaceOf(resource.plural) === resource.namespace) {
    setNotes(command, [`"imco ${resource.plural}" is short for "imco ${resource.noun}".`]);
  }
  return command;
};
