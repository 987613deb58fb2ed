import type { Command } from 'commander';
import { getItemPath } from '../../catalog/paths.ts';
import { hasStateCheck } from '../../catalog/state-check.ts';
import { type ChoiceVerb, choice, type Fields, type Resource } from '../../catalog/vocabulary.ts';
import { addFieldFlags } from '../../cli/flags/field-flags.ts';
import {
  addOptions,
  createConsentFlags,
  createDryRunFlag,
  createFailFastFlag,
} from '../../cli/flags/verb-flags.ts';
import { createWaitFlags } from '../../cli/flags/wait-flags.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { readActionOptions } from '../action.ts';
import { runVerb, takeParents, takeTargets, type VerbCommand } from '../verb-command.ts';
import type { VerbKind } from '../verb-kind.ts';
import { findChosen, listChosen } from './chosen-action.ts';

/** The flag that chooses, as a field. */
const createFlagFields = ({ flag, chooses, among }: ChoiceVerb): Fields => ({
  [flag]: choice(Object.keys(among), chooses),
});

const addChoiceOptions = (command: Command, resource: Resource, verb: ChoiceVerb): void => {
  const actions = listChosen(resource, verb).map(([, action]) => action);
  addOptions(command, [
    ...createWaitFlags(resource, actions.find(({ awaits }) => awaits)?.awaits),
    createFailFastFlag(),
  ]);
  if (actions.some(({ destructive, disturbs }) => destructive || disturbs)) {
    addOptions(command, createConsentFlags());
  }
  if (actions.some((action) => hasStateCheck(resource, action))) {
    command.option('--force', 'skip the state check');
  }
  addOptions(command, [createDryRunFlag()]);
};

/** A verb that runs one of several actions on targets. */
const buildChoice = (verbCommand: VerbCommand, verb: ChoiceVerb): void => {
  const { resource, name, command } = verbCommand;
  const targets = takeTargets(verbCommand);
  const parents = takeParents(verbCommand, getItemPath(resource));
  const fields = addFieldFlags(command, createFlagFields(verb), [verb.flag]);
  addChoiceOptions(command, resource, verb);
  command.action(() => {
    targets.check();
    return runVerb<ChoiceVerb>(verbCommand, async (session, { resource, verb }) => {
      const action = findChosen(resource, name, verb, fields.given(session.api)[verb.flag]);
      const { runActionVerb } = await import('../../operate/verbs/act.ts');
      await runActionVerb(session, {
        resource,
        name,
        verb: action,
        selection: targets.read(),
        parents: parents(),
        sends: {},
        picked: undefined,
        precede: false,
        follow: false,
        options: readActionOptions(command),
      });
    });
  });
};

/** One of several actions, such as `import --kind servers`. */
export const choiceKind: VerbKind<ChoiceVerb> = {
  build: buildChoice,
  examples: ({ one, resource }, verb) => {
    const [first] = listChosen(resource, verb);
    if (!first) return [];
    const [value, action] = first;
    const chosen = `${one} --${verb.flag} ${value}`;
    return [action.awaits ? `${chosen} --wait` : chosen, `${chosen} --dry-run`];
  },
  notes: (resource, verb, own) => {
    const guessed = listChosen(resource, verb).filter(([, { unconfirmed }]) => unconfirmed);
    return guessed.length === 0
      ? own
      : [
          ...own,
          `The API path for --${verb.flag} ${joinWords(
            guessed.map(([value]) => value),
            'and',
          )} is undocumented: test it on an unimportant resource first.`,
        ];
  },
};
