import { cookbookVersions } from '../../catalog/blueprint/cookbook-versions.ts';
import type { templates } from '../../catalog/blueprint/templates.ts';
import type { Row } from '../../catalog/resource.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';
import type { Behaviour } from './behaviour.ts';

type Template = Row<typeof templates> & StoredItem;

/** Members that a template is compiled from: changing one compiles it again. */
const sources = ['run_list', 'configuration_attributes', 'cookbook_versions'];

/** A constraint on a cookbook of the Supermarket: one space after the operator. */
const constraint = /^(?:~>|=|>=|>|<|<=) \d+(?:\.\d+){0,2}$/;

/** The problem of one cookbook of a template; whether ids exist has already been checked. */
const explainCookbook = (
  name: string,
  cookbook: unknown,
  { account }: AccountState,
): string | undefined => {
  if (!isJsonObject(cookbook)) return `${name} must have a version or a version_id`;
  const { version, version_id: id } = cookbook;
  if ((version === undefined) === (id === undefined))
    return `${name} must have either a version or a version_id`;
  if (id === undefined) {
    return typeof version === 'string' && constraint.test(version)
      ? undefined
      : `${name} must have a version such as ~> 4.2.0`;
  }
  const uploaded = account.of(cookbookVersions).get(String(id));
  if (uploaded?.name !== name) return `${name} has a version of another cookbook`;
  return uploaded.state === 'ready' ? undefined : `${name} has a version that is not ready`;
};

/** Templates are compiled when they are created and when their content changes. */
export const templateBehaviour: Behaviour<Template> = {
  check: ({ values: { cookbook_versions: cookbooks = {} } }, accountState) => {
    if (!isJsonObject(cookbooks)) return { cookbook_versions: ['must be an object'] };
    const problems = Object.entries(cookbooks).flatMap(
      ([name, cookbook]) => explainCookbook(name, cookbook, accountState) ?? [],
    );
    return problems.length > 0 ? { cookbook_versions: problems } : {};
  },
  onCreate: (template) => {
    template.configuration_attributes ??= {};
    template.cookbook_versions ??= {};
  },
  chooseTransition: (_template, { verb, sent = {} }) => {
    const as = 'compile';
    if (verb === 'create') return { as };
    if (verb !== 'compile' && !(verb === 'update' && sources.some((name) => name in sent)))
      return { values: [] };
    return { as, values: ['compiling', 'ready'] };
  },
  onEnter: (template, value) => {
    template.error_message =
      value === 'compiling_error' ? 'The recipes of the run list could not be resolved' : null;
  },
};
