import { servers } from '../../catalog/cloud/servers.ts';
import { formatFlagName } from '../../catalog/flags.ts';
import type { MakeVerb } from '../../catalog/vocabulary.ts';
import { wizardApps } from '../../catalog/wizard/apps.ts';
import { Interruption } from '../../lib/failures/failures.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { writeRequests } from '../../operate/outcomes/dry-run.ts';
import { findNextAction, writeSettled } from '../../operate/outcomes/settle.ts';
import { readText } from '../../operate/rows/answers.ts';
import type { Session } from '../../operate/session.ts';
import { toTargetWord } from '../../operate/targets/expression.ts';
import { buildMakeRequest, sendMakeRequest } from '../../operate/verbs/make.ts';
import { formatVerbCommand } from '../../operate/waiting/states.ts';
import type { Item } from '../../output/document.ts';
import { confirm } from '../../output/terminal/prompts.ts';
import type { Request } from '../../platform/platform.ts';

/** A chosen resource: its id, and its name for a command line. */
export interface WizardPick {
  readonly id: string;
  readonly word: string;
}

/** The deployment of an app. */
export interface Deployment {
  readonly app: WizardPick;
  /** Members of the request body, by name. */
  readonly members: Readonly<Record<string, WizardPick>>;
}

const findDeployVerb = (): MakeVerb => {
  const verb = wizardApps.verbs.deploy;
  if (verb?.kind === 'make') return verb;
  throw new Error('the catalog has no way to deploy an app');
};

/** The equivalent command without questions; `more` are further arguments for it. */
export const formatCommandLine = (
  { app, members }: Deployment,
  more: readonly string[],
): string => {
  const { sends } = findDeployVerb();
  const flags = Object.entries(members).flatMap(([key, { word }]) => {
    const field = sends[key];
    return field ? [`--${formatFlagName(key, field)}`, quoteForShell(word)] : [];
  });
  return [`imco ${wizardApps.noun} deploy`, quoteForShell(app.word), ...flags, ...more].join(' ');
};

const createDeployRequest = ({ app, members }: Deployment): Request => {
  const body = Object.fromEntries(Object.entries(members).map(([key, { id }]) => [key, id]));
  return buildMakeRequest(wizardApps, findDeployVerb(), { id: app.id, scope: {} }, body);
};

/** Writes the request that would be sent. */
export const writeDeployment = (session: Session, deployment: Deployment): Promise<void> =>
  writeRequests(session, [createDeployRequest(deployment)]);

/** The interruption of the question about booting: the server is being created already. */
const createLeftAlone = (item: Item, { kind }: Interruption): Interruption => {
  const name = readText(item, 'name');
  const id = readText(item, 'id');
  const word = name === '' ? id : toTargetWord(name);
  return new Interruption(
    kind,
    `${kind}; server ${name || id} is being created and will not be booted`,
    {
      hint: `check it with "${formatVerbCommand(servers, 'show', { word, scope: {} })}"`,
    },
  );
};

const askToBoot = async ({ host }: Session, item: Item): Promise<boolean> => {
  try {
    return await confirm(
      host.terminal,
      'The server is being created. Boot it when it is ready, and wait?',
      host.signal,
    );
  } catch (failure) {
    throw failure instanceof Interruption ? createLeftAlone(item, failure) : failure;
  }
};

/** Deploys the app, offers to boot the server and wait, and shows the server. */
export const deploy = async (session: Session, deployment: Deployment): Promise<void> => {
  const { awaits, followedBy } = findDeployVerb();
  const item = await sendMakeRequest(session, findDeployVerb(), createDeployRequest(deployment));
  const boots = await askToBoot(session, item);
  const next = boots ? findNextAction(servers, followedBy) : undefined;
  const wait = boots ? { until: undefined } : undefined;
  await writeSettled(session, { resource: servers, item, scope: {}, awaits, next, wait });
};
