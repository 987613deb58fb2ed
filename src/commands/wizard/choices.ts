/** The choices of the wizard, as the platform offers them. */

import { cloudAccounts } from '../../catalog/settings/cloud-accounts.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { wizardApps } from '../../catalog/wizard/apps.ts';
import {
  wizardCloudAccounts,
  wizardCloudProviders,
  wizardServerPlans,
} from '../../catalog/wizard/choices.ts';
import { wizardLocations } from '../../catalog/wizard/locations.ts';
import { TargetFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { withLookup } from '../../operate/asking/lookup.ts';
import { readText } from '../../operate/rows/answers.ts';
import type { Session } from '../../operate/session.ts';
import { nameItems } from '../../operate/targets/item-names.ts';
import { type NamedItem, qualifyName } from '../../operate/targets/match.ts';
import type { Item } from '../../output/document.ts';
import { type Choice, select } from '../../output/terminal/prompts.ts';

type Query = Readonly<Record<string, string>>;

/** The choices from the platform, with readable names. */
export const offerChoices = async (
  { cache }: Session,
  resource: Resource,
  query?: Query,
): Promise<readonly NamedItem[]> =>
  nameItems(cache, resource, await cache.list(resource, undefined, query));

/** Asks to choose one. */
const choose = <T>(
  { host }: Session,
  question: string,
  choices: readonly Choice<T>[],
): Promise<T> => select(host.terminal, question, choices, host.signal);

const createChoice =
  (resource: Resource, hint: (item: Item) => string = () => '') =>
  (one: NamedItem): Choice<NamedItem> => ({
    value: one,
    label: qualifyName(resource, one),
    hint: hint(one.item),
  });

const createNothingToChoose = (message: string, hint?: string): TargetFailure =>
  new TargetFailure(message, { code: 'nothing_to_choose', ...(hint && { hint }) });

const formatRequirements = ({ flavour_requirements: needs }: Item): string =>
  isJsonObject(needs)
    ? Object.entries(needs)
        .map(([what, amount]) => `${what} ${String(amount)}`)
        .join(', ')
    : '';

/** Asks for the app to deploy. */
export const chooseApp = (session: Session, apps: readonly NamedItem[]): Promise<NamedItem> => {
  if (apps.length === 0) throw createNothingToChoose('the platform has no apps to deploy');
  return choose(session, 'Which app?', apps.map(createChoice(wizardApps, formatRequirements)));
};

/** Asks for the location. */
export const chooseLocation = (
  session: Session,
  locations: readonly NamedItem[],
): Promise<NamedItem> => {
  if (locations.length === 0)
    throw createNothingToChoose('the platform has no locations to deploy to');
  return choose(session, 'Which location?', locations.map(createChoice(wizardLocations)));
};

/** An app and a location for it. */
export interface WizardWish {
  readonly app: NamedItem;
  readonly location: NamedItem;
}

const createQuery = ({ app, location }: WizardWish): Query => ({
  app_id: readText(app.item, 'id'),
  location_id: readText(location.item, 'id'),
});

/** A cloud account with its provider. */
export interface WizardAccount {
  readonly account: NamedItem;
  readonly provider: NamedItem;
}

/** Asks for a cloud account, among those at providers that offer the app in the location. */
export const chooseAccount = async (session: Session, wish: WizardWish): Promise<WizardAccount> => {
  const query = createQuery(wish);
  const [providers, accounts] = await withLookup(
    session,
    'cloud accounts',
    Promise.all([
      offerChoices(session, wizardCloudProviders, query),
      offerChoices(session, wizardCloudAccounts, query),
    ]),
  );
  const what = `${wish.app.name} in ${wish.location.name}`;
  if (providers.length === 0) throw createNothingToChoose(`no cloud provider offers ${what}`);
  const payers = accounts.flatMap((account): WizardAccount[] => {
    const id = readText(account.item, 'cloud_provider_id');
    const provider = providers.find(({ item }) => item.id === id);
    return provider ? [{ account, provider }] : [];
  });
  const names = providers.map((provider) => qualifyName(wizardCloudProviders, provider));
  if (payers.length === 0) {
    throw createNothingToChoose(
      `no cloud account at a provider that offers ${what}: ${names.join(', ')}`,
      `list your accounts with "imco ${cloudAccounts.noun} list"`,
    );
  }
  const choices = payers.map((payer) => ({
    value: payer,
    label: payer.account.name,
    hint: qualifyName(wizardCloudProviders, payer.provider),
  }));
  return choose(session, 'Which cloud account?', choices);
};

/** The size of a plan, in words. */
export const formatSize = ({ cpus, memory, storage }: Item): string =>
  [
    ...(typeof cpus === 'number' ? [`${cpus} CPU${cpus === 1 ? '' : 's'}`] : []),
    ...(typeof memory === 'number' ? [`${memory} MB memory`] : []),
    ...(typeof storage === 'number' ? [`${storage} GB disk`] : []),
  ].join(', ');

const readNumber = (item: Item, key: string): number => Number(item[key] ?? 0);

const compareSize = ({ item: a }: NamedItem, { item: b }: NamedItem): number =>
  readNumber(a, 'cpus') - readNumber(b, 'cpus') ||
  readNumber(a, 'memory') - readNumber(b, 'memory') ||
  readNumber(a, 'storage') - readNumber(b, 'storage');

/** The plans that are large enough, and the chosen one, if any. */
export interface PlanChoice {
  readonly plan: NamedItem | undefined;
  readonly plans: readonly NamedItem[];
}

/** Asks for the server plan; undefined if the platform is to choose. */
export const choosePlan = async (
  session: Session,
  wish: WizardWish,
  provider: NamedItem,
): Promise<PlanChoice> => {
  const query = { ...createQuery(wish), cloud_provider_id: readText(provider.item, 'id') };
  const plans = await withLookup(
    session,
    'server plans',
    offerChoices(session, wizardServerPlans, query),
  );
  if (plans.length === 0) {
    const { app, location } = wish;
    throw createNothingToChoose(
      `${provider.name} has no server plan in ${location.name} that is large enough for ${app.name}`,
    );
  }
  const plan = await choose<NamedItem | undefined>(session, 'Which server plan?', [
    { value: undefined, label: 'let the platform choose' },
    ...[...plans].sort(compareSize).map(createChoice(wizardServerPlans, formatSize)),
  ]);
  return { plan, plans };
};
