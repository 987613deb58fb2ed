import { isJsonObject, type JsonObject } from '../../lib/json/members.ts';
import { explainGivenValues } from '../rules/given-values.ts';
import {
  boolean,
  destroy,
  id,
  json,
  list,
  make,
  resource,
  show,
  text,
  upload,
  type VerbNote,
} from '../vocabulary.ts';
import { deploymentTasks } from './deployment-tasks.ts';

/** What a template asks before it can be deployed. */
interface Question {
  readonly name: string;
  readonly description?: string | null;
  readonly type?: string;
  readonly required?: boolean;
  readonly dependencies?: Readonly<Record<string, unknown>>;
}

/** The names of the questions that are wanted. */
const listNames = (
  questions: readonly unknown[],
  isWanted: (question: JsonObject) => boolean = () => true,
): readonly string[] =>
  questions.flatMap((one) =>
    isJsonObject(one) && typeof one.name === 'string' && isWanted(one) ? [one.name] : [],
  );

/** Every input that the template requires must have a value, and it must know the others. */
const checkInputs: VerbNote = ({ inputs: questions }, { inputs = {} }) => {
  if (!Array.isArray(questions) || !isJsonObject(inputs)) return undefined;
  const known = listNames(questions);
  const required = listNames(questions, ({ required }) => required === true);
  // An empty text is not an answer: it most often comes from an empty variable.
  const answered = Object.entries(inputs).filter(
    ([name, value]) => value !== '' || !required.includes(name),
  );
  const flag = '--inputs-file';
  return explainGivenValues(
    { flag, called: 'inputs', known, required },
    Object.fromEntries(answered),
  );
};

export const applicationTemplates = resource('applications templates', {
  path: '/plugins/tosca/cats',
  about: 'Application templates: TOSCA archives that describe entire applications',
  title: 'application template',
  since: 'v3',
  sample: 'wordpress',
  fields: {
    id: id(),
    name: text('Name, from the archive', { nullable: true }),
    version: text('Version, from the archive', { nullable: true }),
    global: boolean('Comes with the platform'),
    vendor_id: text('Vendor', { nullable: true }),
    inputs: json<readonly Question[]>('Inputs that a deployment needs'),
    is_mock: boolean('Only for tests of the platform'),
    upload_url: text('Upload URL', { nullable: true, secret: true }),
    resource_type: text('Resource type'),
  },
  toldApartBy: 'version',
  columns: ['name', 'version', 'global'],
  wide: ['vendor_id', 'inputs'],
  verbs: {
    list: list({ operation: 'listCats' }),
    show: show({ operation: 'getCat' }),
    upload: upload({
      about: 'Upload an application template',
      note: 'Name, version and inputs are read from the archive. Nothing is left behind if a step fails.',
      operation: 'createCat',
      takes: ['name'],
      constants: { is_mock: false },
      sampleFile: 'wordpress.csar',
      url: 'upload_url',
      finish: { operation: 'parseCatMetadata', method: 'PUT', path: 'parse_metadata' },
    }),
    deploy: make(deploymentTasks, 'deployment_tasks', {
      about: 'Deploy an application',
      operation: 'createCatDeploymentTask',
      note: 'Inputs may contain passwords: they are read from a file and never shown. See "show" for the inputs of a template.',
      sends: {
        label_name: text('Name of the deployment', { flag: 'name', sample: 'blog-prod' }),
        inputs: json<Record<string, unknown>>('Values of the inputs of the template', {
          object: true,
          secret: true,
          inputOnly: true,
        }),
      },
      needs: ['label_name'],
      misfit: checkInputs,
      awaits: { while: ['pending'], failedIf: 'error_message' },
      result: 'deployment_id',
    }),
    delete: destroy({
      operation: 'deleteCat',
      loses: 'The template is deleted from the platform; deployed applications stay.',
    }),
  },
});
