/** Verbs that are one of several actions, chosen by the value of a flag. */
import type { Resource } from '../resource.ts';
import type { ChoiceVerb } from '../verb-forms.ts';

/** The choice that an action is part of: the verb, and the value of its flag. */
export interface ActionChoice {
  readonly name: string;
  readonly flag: string;
  readonly value: string;
}

const listChoices = ({ verbs }: Resource): readonly (readonly [string, ChoiceVerb])[] =>
  Object.entries(verbs).flatMap(([name, verb]) =>
    verb.kind === 'choice' ? [[name, verb] as const] : [],
  );

/** The choice that an action is part of; undefined for an action with a command of its own. */
export const findChoice = (resource: Resource, action: string): ActionChoice | undefined => {
  for (const [name, { flag, among }] of listChoices(resource)) {
    const [value] = Object.keys(among).filter((one) => among[one] === action);
    if (value !== undefined) return { name, flag, value };
  }
  return undefined;
};
