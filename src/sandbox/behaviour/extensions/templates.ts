/** Extension templates: their parameters are read from the definition, and they are deployed. */
import { cloudProviders } from '../../../catalog/cloud/cloud-providers.ts';
import { realms } from '../../../catalog/cloud/realms.ts';
import { extensionDeployments } from '../../../catalog/extensions/deployments.ts';
import type { extensionTemplates } from '../../../catalog/extensions/templates.ts';
import type { Row } from '../../../catalog/resource.ts';
import { cloudAccounts } from '../../../catalog/settings/cloud-accounts.ts';
import { isJsonObject, type JsonObject } from '../../../lib/json/members.ts';
import { type FieldErrors, refuseInvalid } from '../../server/replies.ts';
import type { StoredItem } from '../../state/rows.ts';
import type { ActionInput, Behaviour } from '../behaviour.ts';

type Template = Row<typeof extensionTemplates> & StoredItem;

/** The parameters that a template declares, at the place where each provider has them. */
export const findTemplateParameters = (text: string | null | undefined): JsonObject => {
  const template: unknown = text ? JSON.parse(text) : {};
  if (!isJsonObject(template)) return {};
  const found = template.parameters ?? template.Parameters;
  return isJsonObject(found) ? found : {};
};

/** What stands for values that were sent: they may contain passwords, and are not stored. */
const notStored = '********';

/** The names of the values that were sent. */
export const hideValues = (values: unknown): JsonObject =>
  Object.fromEntries(
    Object.keys(isJsonObject(values) ? values : {}).map((name) => [name, notStored]),
  );

const hasDefault = (declared: unknown): boolean =>
  isJsonObject(declared) && (declared.defaultValue ?? declared.Default) !== undefined;

/** The legal values of a parameter, in the language of either provider. */
const listAllowed = (declared: unknown): readonly unknown[] | undefined => {
  const { allowedValues, AllowedValues } = isJsonObject(declared) ? declared : {};
  const allowed = allowedValues ?? AllowedValues;
  return Array.isArray(allowed) ? allowed : undefined;
};

/** What is wrong with values for the parameters of a template; undefined for nothing. */
const explainValues = ({ parameters = {} }: Template, sent: unknown): string | undefined => {
  const given = isJsonObject(sent) ? sent : {};
  const names = Object.keys(parameters);
  const declared = new Map<string, unknown>(Object.entries(parameters));
  const unknown = Object.keys(given).filter((name) => !declared.has(name));
  if (unknown.length > 0) return `must not have ${unknown.join(', ')}`;
  const missing = names.filter(
    (name) => given[name] === undefined && !hasDefault(declared.get(name)),
  );
  if (missing.length > 0) return `must have a value for ${missing.join(', ')}`;
  const illegal = names.filter(
    (name) =>
      given[name] !== undefined && listAllowed(declared.get(name))?.includes(given[name]) === false,
  );
  return illegal.length > 0
    ? `has a value for ${illegal.join(', ')} that is not allowed`
    : undefined;
};

/** The realms to deploy in: one, or those of a stack set. */
const listRealms = ({ realm_ids: ids }: ActionInput<Template>['sent']): readonly string[] =>
  Array.isArray(ids) ? ids.map(String) : [];

const findErrors = ({ row, sent, platform: { account } }: ActionInput<Template>): FieldErrors => {
  const owner = account.of(cloudAccounts).get(String(sent.cloud_account_id));
  const provider = account.of(cloudProviders).get(owner?.cloud_provider_id ?? '');
  const isElsewhere = listRealms(sent).some(
    (id) => account.of(realms).get(id)?.cloud_provider_id !== provider?.id,
  );
  const values = explainValues(row, sent.parameter_values);
  const isTaken = account.of(extensionDeployments).find(({ name }) => name === sent.name);
  return {
    ...(isTaken && { name: ['has already been taken'] }),
    ...(provider?.cse_syntax !== row.syntax && {
      cloud_account_id: [`is not at a provider that understands ${row.syntax} templates`],
    }),
    ...(isElsewhere && { realm_ids: ['are not realms of the provider of the cloud account'] }),
    ...(values && { parameter_values: [values] }),
  };
};

/** Throws a `Refusal` (422) unless the template can be deployed there with these values. */
const deploy = (asked: ActionInput<Template>): StoredItem => {
  const errors = findErrors(asked);
  if (Object.keys(errors).length > 0) throw refuseInvalid(errors);
  const { row, sent, by, platform } = asked;
  const deployment = platform.make(extensionDeployments, {
    name: sent.name,
    template_id: row.id,
    cloud_account_id: sent.cloud_account_id,
    realm_id: sent.realm_id ?? null,
    realm_ids: [...listRealms(sent)],
    parameter_values: hideValues(sent.parameter_values),
    outputs: {},
    label_ids: sent.label_ids ?? [],
  });
  platform.lifecycle.begin(
    { resource: extensionDeployments, row: deployment, verb: 'deploy', by },
    platform.now(),
  );
  return deployment;
};

export const extensionTemplateBehaviour: Behaviour<Template> = {
  onCreate: (template) => {
    template.global = false;
    template.parameters = findTemplateParameters(template.definition);
  },
  actions: { deploy },
};
