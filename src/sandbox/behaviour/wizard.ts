/** The wizard: offers for an app in a location, and its deployment. */
import { templates } from '../../catalog/blueprint/templates.ts';
import { cloudProviders } from '../../catalog/cloud/cloud-providers.ts';
import { serverPlans } from '../../catalog/cloud/server-plans.ts';
import { servers } from '../../catalog/cloud/servers.ts';
import { hostName } from '../../catalog/notations/host-name.ts';
import type { Row } from '../../catalog/resource.ts';
import { cloudAccounts } from '../../catalog/settings/cloud-accounts.ts';
import { wizardApps } from '../../catalog/wizard/apps.ts';
import { refuseInvalid } from '../server/replies.ts';
import type { AccountState } from '../state/account-state.ts';
import type { StoredItem } from '../state/rows.ts';
import type { ActionInput, Behaviour, RowQuery } from './behaviour.ts';

type App = Row<typeof wizardApps> & StoredItem;
type Plan = Row<typeof serverPlans> & StoredItem;

/** True when a plan offers at least what an app needs, number by number. */
const isEnough = (plan: Plan, app: App | undefined): boolean =>
  Object.entries(app?.flavour_requirements ?? {}).every(
    ([name, least]) => typeof least !== 'number' || Number(plan[name] ?? 0) >= least,
  );

/** Criteria for plans; undefined ones are ignored. */
interface Sought {
  readonly app: App | undefined;
  readonly location: string | null;
  readonly provider?: string | null;
}

const listPlans = ({ app, location, provider = null }: Sought, { account }: AccountState): Plan[] =>
  account
    .of(serverPlans)
    .rows()
    .filter(
      (plan) =>
        (location === null || plan.location_id === location) &&
        (provider === null || plan.cloud_provider_id === provider) &&
        isEnough(plan, app),
    );

const readFilters = ({ filters, platform }: RowQuery): Sought => ({
  app: platform.account.of(wizardApps).get(filters.get('app_id') ?? ''),
  location: filters.get('location_id'),
  provider: filters.get('cloud_provider_id'),
});

/** Providers with a plan that is large enough, by id. */
const listProviders = (query: RowQuery): Set<unknown> =>
  new Set(listPlans(readFilters(query), query.platform).map((plan) => plan.cloud_provider_id));

export const wizardServerPlanBehaviour: Behaviour = {
  rows: (query) => listPlans(readFilters(query), query.platform),
};

export const wizardProviderBehaviour: Behaviour = {
  rows: (query) => {
    const ids = listProviders(query);
    return query.platform.account
      .of(cloudProviders)
      .rows()
      .filter(({ id }) => ids.has(id));
  },
};

export const wizardAccountBehaviour: Behaviour = {
  rows: (query) => {
    const ids = listProviders(query);
    const accounts = query.platform.account.of(cloudAccounts).rows();
    return accounts.filter((account) => ids.has(account.cloud_provider_id));
  },
};

const compareSizes = (one: Plan, other: Plan): number =>
  (one.memory ?? 0) - (other.memory ?? 0) || (one.cpus ?? 0) - (other.cpus ?? 0);

/**
 * The requested plan, or the smallest that is large enough. Throws a `Refusal` (422) if there is
 * none.
 */
const findPlan = ({ row: app, sent, platform }: ActionInput<App>): Plan => {
  const provider = platform.account.of(cloudAccounts).get(String(sent.cloud_account_id));
  const location = String(sent.location_id);
  const asked = platform.account.of(serverPlans).get(String(sent.server_plan_id ?? ''));
  if (asked && asked.location_id !== location)
    throw refuseInvalid({ server_plan_id: ['is not in this location'] });
  if (asked && !isEnough(asked, app))
    throw refuseInvalid({ server_plan_id: [`is too small for ${app.name}`] });
  if (asked) return asked;
  const sought = { app, location, provider: provider?.cloud_provider_id ?? null };
  const [smallest] = listPlans(sought, platform).sort(compareSizes);
  if (smallest) return smallest;
  throw refuseInvalid({
    location_id: [`has no server plan that is large enough for ${app.name}`],
  });
};

/** Throws a `Refusal` (422) for a host name that is invalid or taken. */
const requireHostName = (name: string, { account }: AccountState): void => {
  if (!hostName.test.test(name))
    throw refuseInvalid({ hostname: [`can contain only ${hostName.says}`] });
  if (account.of(servers).find((server) => server.name === name))
    throw refuseInvalid({ hostname: ['has already been taken'] });
};

/** `joomla web-1`, with a number appended if that name is taken. */
const chooseTemplateName = (app: App, host: string, { account }: AccountState): string => {
  const name = `${app.name.toLowerCase()} ${host}`;
  const names = new Set(
    account
      .of(templates)
      .rows()
      .map((template) => template.name),
  );
  let free = name;
  for (let number = 2; names.has(free); number += 1) free = `${name} ${number}`;
  return free;
};

/** A template named after app and host, and a server commissioned with it. */
const deploy = (asked: ActionInput<App>): StoredItem => {
  const { row: app, sent, by, platform } = asked;
  const host = String(sent.hostname);
  requireHostName(host, platform);
  const plan = findPlan(asked);
  const recipe = app.name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const template = platform.make(templates, {
    name: chooseTemplateName(app, host, platform),
    generic_image_id: app.generic_image_id,
    run_list: [recipe],
    cookbook_versions: { [recipe]: { version: '>= 1.0.0' } },
  });
  const server = platform.make(servers, {
    name: host,
    template_id: template.id,
    server_plan_id: plan.id,
    cloud_account_id: sent.cloud_account_id,
  });
  const at = platform.now();
  platform.lifecycle.begin({ resource: templates, row: template, verb: 'create', by }, at);
  const detail = `for the app ${app.name}`;
  const action = { resource: servers, row: server, verb: 'commission', by, as: 'deploy', detail };
  platform.lifecycle.begin(action, at);
  return server;
};

/** Apps are deployed in one step. */
export const wizardAppBehaviour: Behaviour<App> = { actions: { deploy } };
