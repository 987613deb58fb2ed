/** Checks of files and what is in them: nothing here asks the network. */

import {
  type ExposedPath,
  explainModeFix,
  findExposedPaths,
  restrictPath,
} from '../../config/credentials/key-modes.ts';
import { findUnusedKeys } from '../../config/credentials/key-store.ts';
import { findUserFolder } from '../../config/files/search-places.ts';
import { formatPath } from '../../config/files/shown-value.ts';
import type { Host } from '../../host.ts';
import { readErrorCode } from '../../lib/failures/error-causes.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { quoteForShell } from '../../lib/text/shell-word.ts';
import { spanText } from '../../lib/time/age.ts';
import { isSignedBy, readLifetime } from '../../platform/transport/certificates.ts';
import {
  type Check,
  failCheck,
  passCheck,
  runCheck,
  skipCheck,
  type Verdict,
  warnCheck,
} from './check.ts';
import type { DoctorSetup } from './setup.ts';
import { formatDay } from './words.ts';

/** Days before its end from which a certificate is a worry. */
const soonDays = 30;
const dayMs = 86_400_000;

/** The credential checks in the order in which files are read, with the failures each is about. */
const stages = [
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

type StageName = (typeof stages)[number]['name'];

const stageOf = ({ code }: Failure): number =>
  stages.findIndex(({ codes }) => codes.some((one) => one === code));

/** Where each of the files is. */
const filesText = (settings: DoctorSetup['settings']): string => {
  if (settings instanceof Failure) return '';
  const { ca, cert, key } = settings.values;
  return [ca, cert, key]
    .flatMap((path, at) =>
      path ? [`${['ca', 'cert', 'key'][at]} ${formatPath('key', path.value) ?? ''}`.trim()] : [],
    )
    .join(', ');
};

/** The verdict of one stage: reading stops at the first that fails, so those before it are good. */
const stageVerdict = ({ connection, settings }: DoctorSetup, name: StageName): Verdict => {
  const at = stages.findIndex((stage) => stage.name === name);
  const good = passCheck(name === 'files' ? filesText(settings) : (stages[at]?.good ?? ''));
  if (!(connection instanceof Failure)) return good;
  if (stageOf(connection) < at) return skipCheck('the files are not read before that is mended');
  return stageOf(connection) === at ? runCheck(connection) : good;
};

const configurationVerdict = ({ settings, connection }: DoctorSetup): Verdict => {
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

const projectVerdict = ({ settings, notices }: DoctorSetup): Verdict => {
  if (settings instanceof Failure) return skipCheck('the configuration cannot be read');
  const project = settings.files.find(({ kind }) => kind === 'project');
  const about = notices.find((line) => isAboutProject(line, project?.path));
  if (!project && about === undefined) return passCheck('there is none');
  if (about === undefined) return passCheck(`${project?.path} counts with all it says`);
  const [message = about, ...fix] = about.split('; ');
  return warnCheck(message, fix.join('; '));
};

const settingsVerdict = ({ settings, endpoint, connection, notices }: DoctorSetup): Verdict => {
  if (settings instanceof Failure) return runCheck(settings);
  if (connection instanceof Failure && stageOf(connection) < 0) return runCheck(connection);
  const project = settings.files.find(({ kind }) => kind === 'project')?.path;
  const strange = notices.filter((line) => !isAboutProject(line, project));
  return strange.length > 0
    ? warnCheck(strange.join('; '), 'see "imco config show --origin" for where it is set')
    : passCheck(endpoint ?? '');
};

const modesVerdict = async (setup: DoctorSetup, host: Host, fix: boolean): Promise<Verdict> => {
  if (host.platform === 'win32') return skipCheck('modes mean nothing on Windows');
  const { settings } = setup;
  const key = settings instanceof Failure ? undefined : settings.values.key?.value;
  if (key === undefined) return skipCheck('there is no key');
  const ownFolder = findUserFolder({ home: host.home, env: host.env, platform: host.platform });
  const open = await findExposedPaths(key, { ownFolder });
  const { connection } = setup;
  if (open.length === 0) {
    const isUnsafe = connection instanceof Failure && connection.code === 'unsafe_file';
    return isUnsafe ? runCheck(connection) : passCheck('the key is open to nobody else');
  }
  if (!fix) return openVerdict(open);
  try {
    for (const place of open) await restrictPath(place);
  } catch (error) {
    const code = readErrorCode(error);
    const why = code && ` (${code})`;
    const { message } = openVerdict(open);
    return failCheck(
      'configuration',
      `${message}, and it cannot be changed${why}`,
      'ask its owner',
    );
  }
  return passCheck(`closed to others: ${open.map(explainModeFix).join(' && ')}`);
};

/** Keys that a login has left that was killed before it was done. */
const unusedVerdict = async ({ settings }: DoctorSetup, { host }: LocalScene): Promise<Verdict> => {
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

const openVerdict = (open: readonly ExposedPath[]): Verdict => {
  const message = open.map(({ path, wrong }) => `${path} ${wrong}`).join('; ');
  const cure = `${open.map(explainModeFix).join(' && ')}, or "imco doctor --fix"`;
  return open.some(({ isDangerous }) => isDangerous)
    ? failCheck('configuration', message, cure)
    : warnCheck(message, cure);
};

const newKey = 'make a new API key in the web interface (Settings, User Details)';

/** The dates of the certificate; `skew` is asked only where they make a wrong clock likely. */
const datesVerdict = async (
  { connection }: DoctorSetup,
  now: number,
  skew: () => Promise<string | undefined>,
): Promise<Verdict> => {
  if (connection instanceof Failure) return skipCheck('the certificate cannot be read');
  const { cert } = connection;
  const lifetime = readLifetime(cert);
  if (!lifetime) return skipCheck('the certificate has no dates');
  const { from, to } = lifetime;
  if (to < now) {
    return failCheck(
      'credentials',
      `your certificate ${cert.path} expired on ${formatDay(to)}`,
      newKey,
    );
  }
  if (from > now) {
    const wrong = await skew();
    return failCheck(
      'credentials',
      `your certificate ${cert.path} is not valid before ${formatDay(from)}; this machine has ${new Date(now).toISOString().slice(0, 16)}Z${wrong ? `: ${wrong}` : ''}`,
      wrong ? 'set the clock of this machine' : `check the clock of this machine, or ${newKey}`,
    );
  }
  const left = `until ${formatDay(to)}, ${spanText(to - now)} from now`;
  return to - now < soonDays * dayMs
    ? warnCheck(`your certificate is valid only ${left}`, `${newKey} in time`)
    : passCheck(left);
};

const chainVerdict = ({ connection }: DoctorSetup): Verdict => {
  if (connection instanceof Failure) return skipCheck('the certificate cannot be read');
  const { cert, ca, systemCa } = connection;
  if (isSignedBy(cert, ca)) return passCheck('the authority has signed the certificate');
  if (systemCa) return skipCheck('with system-ca the platform may have another authority');
  return failCheck(
    'configuration',
    `your certificate ${cert.path} is not signed by the authority in ${ca.path}`,
    'take ca, cert and key from the same key archive (api-key.zip)',
  );
};

/** What the checks of files are made with. */
interface LocalScene {
  readonly host: Host;
  /** Close what is open to others. */
  readonly fix: boolean;
  /** How wrong the clock of this machine is, by that of the platform; undefined when it is right. */
  readonly skew: () => Promise<string | undefined>;
}

/** The checks of files, in the order in which they are needed. */
export const createConfigurationChecks = (
  setup: DoctorSetup,
  scene: LocalScene,
): readonly Check[] => {
  const { host, fix, skew } = scene;
  const stage = (name: StageName, needs: readonly string[]): Check => ({
    name,
    needs,
    look: () => stageVerdict(setup, name),
  });
  const now = host.clock.now();
  return [
    { name: 'configuration', needs: [], look: () => configurationVerdict(setup) },
    { name: 'project file', needs: ['configuration'], look: () => projectVerdict(setup) },
    { name: 'settings', needs: ['configuration'], look: () => settingsVerdict(setup) },
    { name: 'stored keys', needs: ['configuration'], look: () => unusedVerdict(setup, scene) },
    stage('files', ['settings']),
    { name: 'modes', needs: ['files'], look: () => modesVerdict(setup, host, fix) },
    stage('pem', ['files']),
    stage('pair', ['pem']),
    stage('person', ['pair']),
    { name: 'dates', needs: ['person'], look: () => datesVerdict(setup, now, skew) },
    { name: 'authority', needs: ['person'], look: () => chainVerdict(setup) },
  ];
};
