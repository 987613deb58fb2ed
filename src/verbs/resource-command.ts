import type { Command } from 'commander';
import { findHomeNamespace } from '../catalog/home-namespaces.ts';
import { listAliases } from '../catalog/noun-aliases.ts';
import { findChoice } from '../catalog/rules/choices.ts';
import type { Resource, Verb } from '../catalog/vocabulary.ts';
import { newCommand } from '../cli/command.ts';
import { addCommonFlags, addHiddenCommonFlags } from '../cli/flags/flags.ts';
import { acceptConsent } from '../cli/flags/verb-flags.ts';
import { setExamples, setNotes } from '../cli/help.ts';
import type { RunContext } from '../cli/run-context.ts';
import { isCommandWanted, type TreeExtent } from '../cli/tree-extent.ts';
import { markFlagVersions, setCommandVersions } from '../cli/version-marks.ts';
import { findVerbVersions } from './api-version-check.ts';
import { composeExamples } from './examples.ts';
import { findVerbKind } from './index.ts';
import { isChanging } from './verb-command.ts';

const composeNotes = (resource: Resource, verb: Verb): readonly string[] => {
  const own = verb.note ? [verb.note] : [];
  return [
    ...(findVerbKind(verb).notes?.(resource, verb, own) ?? own),
    ...(verb.unconfirmed
      ? ['The API path of this command is undocumented: test it on an unimportant resource first.']
      : []),
  ];
};

const createVerbCommand = (
  context: RunContext,
  resource: Resource,
  [name, verb]: readonly [string, Verb],
  extent: TreeExtent,
): Command => {
  const command = newCommand(name, verb.about ?? '');
  for (const alias of verb.also ?? []) command.alias(alias);
  setCommandVersions(command, findVerbVersions(resource, name));
  if (!isCommandWanted(extent, command)) return command;
  const verbCommand = { context, resource, name, command };
  findVerbKind(verb).build(verbCommand, verb);
  if (isChanging(verbCommand)) acceptConsent(command);
  addCommonFlags(command);
  setExamples(command, composeExamples(resource, name, verb));
  setNotes(command, composeNotes(resource, verb));
  markFlagVersions(command);
  return command;
};

/** Examples of a noun: the first example of its first verbs. */
const composeNounExamples = (resource: Resource): readonly string[] =>
  Object.entries(resource.verbs)
    .filter(([name]) => !findChoice(resource, name))
    .slice(0, 4)
    .flatMap(([name, verb]) => composeExamples(resource, name, verb).slice(0, 1));

/**
 * The command of a resource with all its verbs. A resource that only checks the connection is a
 * command by itself; one without verbs has no command.
 */
export const createResourceCommand = (
  context: RunContext,
  resource: Resource,
  extent: TreeExtent,
): Command | undefined => {
  const verbs = Object.entries(resource.verbs);
  const [only] = verbs;
  if (!only) return undefined;
  if (only[1].kind === 'probe') return createVerbCommand(context, resource, only, extent);
  const command = newCommand(resource.plural, resource.about);
  for (const alias of listAliases(resource)) command.alias(alias);
  setCommandVersions(command, resource);
  if (!isCommandWanted(extent, command)) return command;
  addHiddenCommonFlags(command);
  for (const verb of verbs) {
    // An action that a flag of another verb chooses is not listed.
    const hidden = findChoice(resource, verb[0]) !== undefined;
    command.addCommand(createVerbCommand(context, resource, verb, extent), { hidden });
  }
  setExamples(command, composeNounExamples(resource));
  if (findHomeNamespace(resource.plural) === resource.namespace) {
    setNotes(command, [`"imco ${resource.plural}" is short for "imco ${resource.noun}".`]);
  }
  return command;
};
