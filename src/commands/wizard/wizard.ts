/** `imco wizard`: asks for everything that the deployment of an app needs. */
import { servers } from '../../catalog/cloud/servers.ts';
import { cloudAccounts } from '../../catalog/settings/cloud-accounts.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { wizardApps } from '../../catalog/wizard/apps.ts';
import { wizardCloudProviders, wizardServerPlans } from '../../catalog/wizard/choices.ts';
import { wizardLocations } from '../../catalog/wizard/locations.ts';
import { withLookup } from '../../operate/asking/lookup.ts';
import { findShortestWord } from '../../operate/asking/shortest-word.ts';
import { confirmCommand } from '../../operate/outcomes/confirm.ts';
import { type Consent, writeLine } from '../../operate/outcomes/introduce-action.ts';
import { readText } from '../../operate/rows/answers.ts';
import type { Session } from '../../operate/session.ts';
import { type NamedItem, qualifyName } from '../../operate/targets/match.ts';
import { askText } from '../../output/terminal/prompts.ts';
import {
  chooseAccount,
  chooseApp,
  chooseLocation,
  choosePlan,
  formatSize,
  offerChoices,
  type WizardAccount,
  type WizardWish,
} from './choices.ts';
import {
  type Deployment,
  deploy,
  formatCommandLine,
  type WizardPick,
  writeDeployment,
} from './deploy.ts';
import { explainHostName } from './host-name-problem.ts';

/** The answers to all questions. */
interface Answers extends WizardWish, WizardAccount {
  readonly plan: NamedItem | undefined;
  readonly hostName: string;
}

const pick = (resource: Resource, one: NamedItem, all: readonly NamedItem[]): WizardPick => ({
  id: readText(one.item, 'id'),
  word: findShortestWord(resource, one, all),
});

const askHostName = async ({ host }: Session, taken: readonly string[]): Promise<string> => {
  const check = (text: string): string | undefined => explainHostName(text, taken);
  const typed = await askText(host.terminal, 'Host name of the server?', host.signal, check);
  return typed.trim();
};

const formatSummary = ({
  location,
  account,
  provider,
  plan,
  hostName,
}: Answers): readonly string[] => {
  const size = plan && formatSize(plan.item);
  const planText = plan && `${qualifyName(wizardServerPlans, plan)}${size ? ` (${size})` : ''}`;
  return [
    ['location', location.name],
    ['cloud account', `${account.name} (${qualifyName(wizardCloudProviders, provider)})`],
    ['server plan', planText ?? 'chosen by the platform'],
    ['host name', hostName],
  ].map(([what = '', value = '']) => `  ${what.padEnd(13)}  ${value}`);
};

/**
 * Asks for app, location, account, plan and host name, shows a summary and the equivalent command,
 * and deploys the app after confirmation. `more` are arguments that belong to the equivalent command
 * too, such as `--profile prod`. Nothing is sent before the confirmation. Needs a terminal. Throws a
 * `TargetFailure` if there is nothing to choose from, an `Interruption` if a question is cancelled,
 * a `UsageFailure` if the answer is no.
 */
export const runWizard = async (
  session: Session,
  more: readonly string[],
  consent: Consent,
): Promise<void> => {
  const { writer, profile, options } = session;
  const [apps, locations, accounts, machines] = await withLookup(
    session,
    'apps and locations',
    Promise.all([
      offerChoices(session, wizardApps),
      offerChoices(session, wizardLocations),
      offerChoices(session, cloudAccounts),
      offerChoices(session, servers),
    ]),
  );
  const app = await chooseApp(session, apps);
  const location = await chooseLocation(session, locations);
  const { account, provider } = await chooseAccount(session, { app, location });
  const { plan, plans } = await choosePlan(session, { app, location }, provider);
  const hostName = await askHostName(
    session,
    machines.map(({ name }) => name),
  );
  const deployment: Deployment = {
    app: pick(wizardApps, app, apps),
    members: {
      location_id: pick(wizardLocations, location, locations),
      cloud_account_id: pick(cloudAccounts, account, accounts),
      ...(plan && { server_plan_id: pick(wizardServerPlans, plan, plans) }),
      hostname: { id: hostName, word: hostName },
    },
  };
  const lines = [
    `Deploy ${app.name} (profile ${profile.name}):`,
    ...formatSummary({ app, location, account, provider, plan, hostName }),
    'The same command without questions:',
    `  ${formatCommandLine(deployment, more)}`,
  ];
  if (options.dryRun || consent.yes) for (const line of lines) writer.warn(line);
  if (options.dryRun) return writeDeployment(session, deployment);
  const summary = `Deploy ${app.name}`;
  await confirmCommand(session, { verb: 'deploy', summary, consent }, async (sink) => {
    for (const line of lines) writeLine(sink, line);
  });
  return deploy(session, deployment);
};
