/** Checks of files and what is in them: nothing here asks the network. */
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

/** The credential checks in the order in which files are read, with the failures each is about. */
const credentialStages = [
  { name: 'files', codes: ['unreadable_file', 'broken_file'], good: '' },
  { name: 'modes', codes: ['unsafe_file'], good: '' },
  {
    name: 'pem',
    codes: ['malformed_credentials', 'locked_key', 'wrong_passphrase'],
    good: 'all of them are PEM',
  },
  {
    name: 'pair',
    codes: ['swapped_credentials', 'key_mismatch'],
    good: 'the key belongs to the certificate',
  },
  { name: 'person', codes: ['agent_certificate'], good: "the certificate is a person's" },
] as const;

type StageName = (typeof credentialStages)[number]['name'];

const findStage = ({ code }: Failure): number =>
  credentialStages.findIndex(({ codes }) => codes.some((one) => one === code));

/** Where each of the files is. */
const formatFiles = (settings: DoctorSetup['settings']): string => {
  if (settings instanceof Failure) return '';
  const { ca, cert, key } = settings.values;
  return [ca, cert, key]
    .flatMap((path, at) =>
      path ? [`${['ca', 'cert', 'key'][at]} ${formatPath('key', path.value) ?? ''}`.trim()] : [],
    )
    .join(', ');
};

/** The verdict of one stage: reading stops at the first that fails, so those before it are good. */
const checkStage = ({ connection, settings }: DoctorSetup, name: StageName): Verdict => {
  const at = credentialStages.findIndex((stage) => stage.name === name);
  const good = passCheck(
    name === 'files' ? formatFiles(settings) : (credentialStages[at]?.good ?? ''),
  );
  if (!(connection instanceof Failure)) return good;
  if (findStage(connection) < at) return skipCheck('the files are not read before that is mended');
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
      `there is no configuration: ${userFile === undefined ? 'there is no home folder' : `${userFile} does not exist`}, and neither IMCO_* nor flags name a platform`,
      connection.details.hint ?? '',
    );
  }
  return passCheck('no file; flags and IMCO_* say what is needed');
};

/** Whether a notice is about a project's file: of one that counts it begins with its path. */
const isAboutProject = (line: string, project: string | undefined): boolean =>
  line.includes(' ignored: it ') || (project !== undefined && line.startsWith(`${project}:`));

const checkProject = ({ settings, notices }: DoctorSetup): Verdict => {
  if (settings instanceof Failure) return skipCheck('the configuration cannot be read');
  const project = settings.files.find(({ kind }) => kind === 'project');
  const about = notices.find((line) => isAboutProject(line, project?.path));
  if (!project && about === undefined) return passCheck('there is none');
  if (about === undefined) return passCheck(`${project?.path} counts with all it says`);
  const [message = about, ...fix] = about.split('; ');
  return warnCheck(message, fix.join('; '));
};

const checkSettings = ({ settings, endpoint, connection, notices }: DoctorSetup): Verdict => {
  if (settings instanceof Failure) return runCheck(settings);
  if (connection instanceof Failure && findStage(connection) < 0) return runCheck(connection);
  const project = settings.files.find(({ kind }) => kind === 'project')?.path;
  const others = notices.filter((line) => !isAboutProject(line, project));
  return others.length > 0
    ? warnCheck(others.join('; '), 'see "imco config show --origin" for where it is set')
    : passCheck(endpoint ?? '');
};

/** Keys that a login has left that was killed before it was done. */
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
  if (found.length === 0) return passCheck('none without a profile');
  return warnCheck(
    `keys without a profile: ${found.flatMap(({ folders }) => folders).join(', ')}`,
    found
      .map(({ profile, isProfile, folders }) =>
        isProfile ? `rm -r ${folders.map(quoteForShell).join(' ')}` : `imco logout ${profile}`,
      )
      .join(' && '),
  );
};

/** What the checks of files are made with. */
interface LocalContext {
  readonly host: Host;
  /** Close what is open to others. */
  readonly fix: boolean;
  /** How wrong the clock of this machine is, by that of the platform; undefined when it is right. */
  readonly skew: () => Promise<string | undefined>;
}

/** The checks of files, in the order in which they are needed. */
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
    { name: 'stored keys', needs: ['configuration'], look: () => checkStoredKeys(setup, context) },
    stage('files', ['settings']),
    { name: 'modes', needs: ['files'], look: () => checkModes(setup, context) },
    stage('pem', ['files']),
    stage('pair', ['pem']),
    stage('person', ['pair']),
    { name: 'dates', needs: ['person'], look: () => checkDates(setup, now, skew) },
    { name: 'authority', needs: ['person'], look: () => checkSigner(setup) },
  ];
};
