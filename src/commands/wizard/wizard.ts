/** `imco wizard`: a person is walked through the deployment of an app, question by question. */
import { servers } from '../../catalog/cloud/servers.ts';
import { cloudAccounts } from '../../catalog/settings/cloud-accounts.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { wizardApps } from '../../catalog/wizard/apps.ts';
import { wizardCloudProviders, wizardServerPlans } from '../../catalog/wizard/choices.ts';
import { wizardLocations } from '../../catalog/wizard/locations.ts';
import { confirmDeed, writeLine } from '../../operate/outcomes/confirm.ts';
import { textOf } from '../../operate/rows/answers.ts';
import type { Session } from '../../operate/session.ts';
import { fullName, type Named } from '../../operate/targets/match.ts';
import { askText } from '../../output/terminal/prompts.ts';
import {
  chooseApp,
  chooseLocation,
  choosePayer,
  choosePlan,
  lookingUp,
  offered,
  type Payer,
  sizeOf,
  type Wish,
} from './choices.ts';
import { commandLineOf, type Deployment, deploy, type Pick, writeDeployment } from './deploy.ts';
import { hostNameProblem } from './host-name-problem.ts';
import { wordAmong } from './words.ts';

/** Everything a person was asked for. */
interface Answers extends Wish, Payer {
  readonly plan: Named | undefined;
  readonly hostName: string;
}

const pick = (resource: Resource, one: Named, all: readonly Named[]): Pick => ({
  id: textOf(one.item, 'id'),
  word: wordAmong(resource, one, all),
});

const askHostName = async ({ host }: Session, taken: readonly string[]): Promise<string> => {
  const check = (text: string): string | undefined => hostNameProblem(text, taken);
  const typed = await askText(host.terminal, 'host name of the server?', host.signal, check);
  return typed.trim();
};

const summaryLines = ({
  location,
  account,
  provider,
  plan,
  hostName,
}: Answers): readonly string[] => {
  const size = plan && sizeOf(plan.item);
  const planText = plan && `${fullName(wizardServerPlans, plan)}${size ? ` (${size})` : ''}`;
  return [
    ['location', location.name],
    ['cloud account', `${account.name} (${fullName(wizardCloudProviders, provider)})`],
    ['server plan', planText ?? 'chosen by the platform'],
    ['host name', hostName],
  ].map(([what = '', value = '']) => `  ${what.padEnd(13)}  ${value}`);
};

/**
 * Asks for app, location, account, plan and host name, shows what they add up to and the command
 * that does the same, and deploys it when that is confirmed. `more` are the words of the command
 * line that belong to that command as well, such as `--profile prod`. Nothing is sent before the
 * confirmation. Only where there is somebody to ask. Throws a `TargetFailure` where there is nothing
 * to choose from, an `Interruption` when a question is left, a `UsageFailure` when the answer is no.
 */
export const runWizard = async (session: Session, more: readonly string[]): Promise<void> => {
  const { writer, profile, options } = session;
  const [apps, locations, accounts, machines] = await lookingUp(
    session,
    'apps and locations',
    Promise.all([
      offered(session, wizardApps),
      offered(session, wizardLocations),
      offered(session, cloudAccounts),
      offered(session, servers),
    ]),
  );
  const app = await chooseApp(session, apps);
  const location = await chooseLocation(session, locations);
  const { account, provider } = await choosePayer(session, { app, location });
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
    `deploy ${app.name}, profile ${profile.name}:`,
    ...summaryLines({ app, location, account, provider, plan, hostName }),
    'the same without questions:',
    `  ${commandLineOf(deployment, more)}`,
  ];
  if (options.dryRun || options.yes) for (const line of lines) writer.warn(line);
  if (options.dryRun) return writeDeployment(session, deployment);
  await confirmDeed(session, { verb: 'deploy', deed: `Deploy ${app.name}` }, async (sink) => {
    for (const line of lines) writeLine(sink, line);
  });
  return deploy(session, deployment);
};
