import type { ActionVerb, ChoiceVerb, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';

/** The actions of a choice, by the value of its flag. */
export const listChosen = (
  { verbs }: Resource,
  { among }: ChoiceVerb,
): readonly (readonly [string, ActionVerb])[] =>
  Object.entries(among).flatMap(([value, name]) => {
    const verb = verbs[name];
    return verb?.kind === 'action' ? [[value, verb] as const] : [];
  });

/** The action with this value of the flag. Throws a `UsageFailure` without one. */
export const findChosen = (
  resource: Resource,
  name: string,
  verb: ChoiceVerb,
  value: unknown,
): ActionVerb => {
  const chosen = listChosen(resource, verb);
  const found = chosen.find(([one]) => one === value);
  if (found) return found[1];
  const values = chosen.map(([one]) => one);
  if (value === undefined) {
    throw new UsageFailure(`${name} needs --${verb.flag}`, {
      code: 'missing_flag',
      hint: `allowed values: ${values.join(', ')}`,
    });
  }
  throw new UsageFailure(
    `--${verb.flag}: "${String(value)}" is not one of ${joinWords(values, 'or')}`,
    {
      code: 'invalid_value',
    },
  );
};
