/** Checks of files and their contents, without network access. */
import { findUnusedKeys } from '../../config/credentials/unused-keys.ts';
import { formatPath } from '../../config/files/shown-value.ts';
import type { Host } from '../../host.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { checkDates, checkSigner } from './certificate.ts';
import {
  type Check,
  failCheck,
  passCheck,
  runCheck,
  skipCheck,
  type Verdict,
  warnCheck,
} from './check.ts';
import { checkModes } from './modes.ts';
import type { DoctorSetup } from './setup.ts';

/** Credential checks in the order in which files are read, each with its failure codes. */
const credentialStages = [
  { name: 'files', codes: ['unreadable_file', 'broken_file'], good: '' },
  { name: 'permissions', codes: ['unsafe_file'], good: '' },
  {
    name: 'pem',
    codes: ['malformed_credentials', 'locked_key', 'wrong_passphrase'],
    good: 'all files are valid PEM',
  },
  {
    name: 'key pair',
    codes: ['swapped_credentials', 'key_mismatch'],
    good: 'the private key matches the certificate',
  },
  { name: 'user', codes: ['agent_certificate'], good: 'the certificate belongs to a user' },
] as const;

type StageName = (typeof credentialStages)[number]['name'];

const findStage = ({ code }: Failure): number =>
  credentialStages.findIndex(({ codes }) => codes.some((one) => one === code));

/** The path of each credential file. */
const formatFiles = (settings: DoctorSetup['settings']): string => {
  if (settings instanceof Failure) return '';
  const { ca, cert, key } = settings.values;
  return [ca, cert, key]
    .flatMap((path, at) =>
      path ? [`${['ca', 'cert', 'key'][at]} ${formatPath('key', path.value) ?? ''}`.trim()] : [],
    )
    .join(', ');
};

/** The result of one stage. Reading stops at the first failure, so all earlier stages passed. */
const checkStage = ({ connection, settings }: DoctorSetup, name: StageName): Verdict => {
  const at = credentialStages.findIndex((stage) => stage.name === name);
  const good = passCheck(
    name === 'files' ? formatFiles(settings) : (credentialStages[at]?.good ?? ''),
  );
  if (!(connection instanceof Failure)) return good;
  if (findStage(connection) < at)
    return skipCheck('not checked because the files could not be read');
  return findStage(connection) === at ? runCheck(connection) : good;
};

const checkConfiguration = ({ settings, connection }: DoctorSetup): Verdict => {
  if (settings instanceof Failure) return runCheck(settings);
  const { files, userFile, values } = settings;
  const profile = values.profile ? `, profile ${values.profile.value}` : '';
  if (files.length > 0) return passCheck(files.map(({ path }) => path).join(', ') + profile);
  if (connection instanceof Failure && connection.code === 'not_configured') {
    return failCheck(
      'configuration',
      `there is no configuration: ${userFile === undefined ? 'the home folder was not found' : `${userFile} does not exist`}, and neither flags nor IMCO_* variables set a platform`,
      connection.details.hint ?? '',
    );
  }
  return passCheck('no file; configured by flags and IMCO_* variables');
};

/** Whether a notice is about a project file; about one that is used, it begins with the path. */
const isAboutProject = (line: string, project: string | undefined): boolean =>
  line.includes(' ignored: it ') || (project !== undefined && line.startsWith(`${project}:`));

const checkProject = ({ settings, notices }: DoctorSetup): Verdict => {
  if (settings instanceof Failure) return skipCheck('the configuration cannot be read');
  const project = settings.files.find(({ kind }) => kind === 'project');
  const about = notices.find((line) => isAboutProject(line, project?.path));
  if (!project && about === undefined) return passCheck('none');
  if (about === undefined) return passCheck(`all settings in ${project?.path} are used`);
  const [message = about, ...fix] = about.split('; ');
  return warnCheck(message, fix.join('; '));
};

const checkSettings = ({ settings, endpoint, connection, notices }: DoctorSetup): Verdict => {
  if (settings instanceof Failure) return runCheck(settings);
  if (connection instanceof Failure && findStage(connection) < 0) return runCheck(connection);
  const project = settings.files.find(({ kind }) => kind === 'project')?.path;
  const others = notices.filter((line) => !isAboutProject(line, project));
  return others.length > 0
    ? warnCheck(others.join('; '), 'to see where it is set, run "imco config show --origin"')
    : passCheck(endpoint ?? '');
};

/** Finds credentials that an interrupted login left behind. */
const checkStoredKeys = async (
  { settings }: DoctorSetup,
  { host }: LocalContext,
): Promise<Verdict> => {
  const named =
    settings instanceof Failure ? undefined : settings.files.find(({ kind }) => kind === 'file');
  const found = await findUnusedKeys({
    cwd: host.cwd,
    home: host.home,
    env: host.env,
    platform: host.platform,
    config: named?.path,
  });
  if (found.length === 0) return passCheck('all are used by a profile');
  return warnCheck(
    `credentials that no profile uses: ${found.flatMap(({ folders }) => folders).join(', ')}`,
    found
      .map(({ profile, isProfile, folders }) =>
        isProfile ? `rm -r ${folders.map(quoteForShell).join(' ')}` : `imco logout ${profile}`,
      )
      .join(' && '),
  );
};

/** The context of the file checks. */
interface LocalContext {
  readonly host: Host;
  /** Remove access by others. */
  readonly fix: boolean;
  /** How far the local clock is from the platform's, in words; undefined if it is right. */
  readonly skew: () => Promise<string | undefined>;
}

/** The file checks, in order. */
export const createConfigurationChecks = (
  setup: DoctorSetup,
  context: LocalContext,
): readonly Check[] => {
  const { host, skew } = context;
  const stage = (name: StageName, needs: readonly string[]): Check => ({
    name,
    needs,
    look: () => checkStage(setup, name),
  });
  const now = host.clock.now();
  return [
    { name: 'configuration', needs: [], look: () => checkConfiguration(setup) },
    { name: 'project file', needs: ['configuration'], look: () => checkProject(setup) },
    { name: 'settings', needs: ['configuration'], look: () => checkSettings(setup) },
    {
      name: 'stored logins',
      needs: ['configuration'],
      look: () => checkStoredKeys(setup, context),
    },
    stage('files', ['settings']),
    { name: 'permissions', needs: ['files'], look: () => checkModes(setup, context) },
    stage('pem', ['files']),
    stage('key pair', ['pem']),
    stage('user', ['key pair']),
    { name: 'dates', needs: ['user'], look: () => checkDates(setup, now, skew) },
    { name: 'ca', needs: ['user'], look: () => checkSigner(setup) },
  ];
};
