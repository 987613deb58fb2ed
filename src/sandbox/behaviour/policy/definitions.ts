import { policyAssignments } from '../../../catalog/policy/assignments.ts';
import type { policyDefinitions } from '../../../catalog/policy/definitions.ts';
import type { Row } from '../../../catalog/resource.ts';
import { isJsonObject, type JsonObject } from '../../../lib/json/members.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { Behaviour } from '../behaviour.ts';
import { explainTransition } from '../transitional.ts';

type Definition = Row<typeof policyDefinitions> & StoredItem;

const parseRules = (text: string): JsonObject => {
  const rules: unknown = JSON.parse(text);
  return isJsonObject(rules) ? rules : {};
};

/** The parameters that rules declare, at the place where each provider has them. */
export const findParameters = (text: string | null | undefined): JsonObject => {
  if (!text) return {};
  const { parameters, properties } = parseRules(text);
  const found = parameters ?? (isJsonObject(properties) ? properties.parameters : undefined);
  return isJsonObject(found) ? found : {};
};

/** Policy definitions: their parameters are read from the rules, and assignments go with them. */
export const policyDefinitionBehaviour: Behaviour<Definition> = {
  onCreate: (definition) => {
    definition.state = 'created';
    definition.parameters = findParameters(definition.definition);
  },
  explainRefusal: (definition, verb) =>
    verb === 'delete' ? explainTransition('policy definition', definition) : undefined,
  onStart: ({ verb, row, by, at }, { account, lifecycle }) => {
    if (verb !== 'delete') return;
    for (const assignment of account.of(policyAssignments).having('definition_id', row.id)) {
      if (assignment.state === 'decommissioning') continue;
      lifecycle.begin({ resource: policyAssignments, row: assignment, verb, by }, at, {
        failure: undefined,
      });
    }
  },
  onDelete: (definition, { account }) => {
    for (const assignment of account.of(policyAssignments).having('definition_id', definition.id))
      account.forget(policyAssignments.noun, assignment.id);
  },
};
