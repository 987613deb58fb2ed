/** Application templates: their archives are read, and they are deployed by tasks. */
import { deploymentTasks } from '../../../catalog/applications/deployment-tasks.ts';
import { applicationDeployments } from '../../../catalog/applications/deployments.ts';
import { applicationTemplates } from '../../../catalog/applications/templates.ts';
import { labels } from '../../../catalog/labels.ts';
import type { Row } from '../../../catalog/resource.ts';
import { isJsonObject } from '../../../lib/json/members.ts';
import { refuseInvalid } from '../../server/replies.ts';
import type { StoredItem } from '../../state/rows.ts';
import { inspectApplication, readApplication } from '../../storage/application-archive.ts';
import type { ActionInput, Behaviour } from '../behaviour.ts';
import { addDeployment } from './deployments.ts';

type Template = Row<typeof applicationTemplates> & StoredItem;

/** Throws a `Refusal` (422) for a name that is taken, or inputs without a value. */
const checkDeployment = ({ row, sent, platform }: ActionInput<Template>): void => {
  const name = String(sent.label_name);
  const isTaken = [labels, applicationDeployments].some(({ noun }) =>
    platform.account.table(noun).find((one) => one.name === name),
  );
  if (isTaken) throw refuseInvalid({ label_name: ['has already been taken'] });
  const inputs = isJsonObject(sent.inputs) ? sent.inputs : {};
  const missing = (row.inputs ?? []).filter(
    (input) => input.required && inputs[input.name] === undefined,
  );
  if (missing.length === 0) return;
  const names = missing.map((input) => input.name).join(', ');
  throw refuseInvalid({ inputs: [`must have a value for ${names}`] });
};

/** A task, and the deployment that it works on. */
const deploy = (asked: ActionInput<Template>): StoredItem => {
  const { row, sent, by, platform } = asked;
  checkDeployment(asked);
  const name = String(sent.label_name);
  const deployment = addDeployment(platform, { name, value: 'deploying', cat_id: row.id });
  const task = platform.make(deploymentTasks, {
    label_name: name,
    label_id: deployment.id,
    deployment_id: deployment.id,
    type: 'deployment',
    user_id: platform.random.id(),
  });
  task.cat_id = row.id;
  platform.lifecycle.begin(
    { resource: deploymentTasks, row: task, verb: 'deploy', by },
    platform.now(),
  );
  return task;
};

export const applicationTemplateBehaviour: Behaviour<Template> = {
  onCreate: (row) => {
    // Names and inputs are read from the archive.
    row.inputs = [];
    row.global = false;
  },
  explainRefusal: (row, verb) => {
    if (verb !== 'parse_metadata') return undefined;
    const finding = inspectApplication(row);
    if (!finding) return 'The archive has not been uploaded yet';
    return 'problem' in finding ? finding.problem : undefined;
  },
  chooseTransition: (row, { verb }) => {
    const finding = verb === 'parse_metadata' ? inspectApplication(row) : undefined;
    if (!finding || 'problem' in finding) return undefined;
    const { name, version, inputs } = finding;
    return { values: [], sets: { name, version, inputs } };
  },
  onDelete: ({ id }, { files }) => files.remove(id),
  answer: ({ id }, occasion, { addresses }) =>
    occasion === 'created' ? { upload_url: addresses.make('PUT', applicationTemplates, id) } : {},
  inspect: readApplication,
  actions: { deploy },
};
