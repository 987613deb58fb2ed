/** Checks of files and what is in them: nothing here asks the network. */
import { platform as systemPlatform } from 'node:os';
import {
  closePlace,
  cureOf,
  type OpenPlace,
  openPlaces,
} from '../../config/credentials/key-modes.ts';
import { findUnusedKeys } from '../../config/credentials/key-store.ts';
import { findUserFolder } from '../../config/files/search-places.ts';
import { shownPath } from '../../config/files/shown-value.ts';
import type { Host } from '../../host.ts';
import { Failure } from '../../lib/failures/failures.ts';
import { quoted } from '../../lib/text/shell-word.ts';
import { spanText } from '../../lib/time/age.ts';
import { isSignedBy, lifetimeOf } from '../../platform/transport/certificates.ts';
import { type Check, failed, ok, skipped, type Verdict, verdictOf, warning } from './check.ts';
import type { Setup } from './setup.ts';
import { dayOf } from './words.ts';

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
const filesText = (settings: Setup['settings']): string => {
  if (settings instanceof Failure) return '';
  const { ca, cert, key } = settings.values;
  return [ca, cert, key]
    .flatMap((path, at) =>
      path ? [`${['ca', 'cert', 'key'][at]} ${shownPath('key', path.value) ?? ''}`.trim()] : [],
    )
    .join(', ');
};

/** The verdict of one stage: reading stops at the first that fails, so those before it are good. */
const stageVerdict = ({ connection, settings }: Setup, name: StageName): Verdict => {
  const at = stages.findIndex((stage) => stage.name === name);
  const good = ok(name === 'files' ? filesText(settings) : (stages[at]?.good ?? ''));
  if (!(connection instanceof Failure)) return good;
  if (stageOf(connection) < at) return skipped('the files are not read before that is mended');
  return stageOf(connection) === at ? verdictOf(connection) : good;
};

const configurationVerdict = ({ settings, connection }: Setup): Verdict => {
  if (settings instanceof Failure) return verdictOf(settings);
  const { files, userFile, values } = settings;
  const profile = values.profile ? `, profile ${values.profile.value}` : '';
  if (files.length > 0) return ok(files.map(({ path }) => path).join(', ') + profile);
  if (connection instanceof Failure && connection.code === 'not_configured') {
    return failed(
      'configuration',
      `there is no configuration: ${userFile === undefined ? 'there is no home folder' : `${userFile} does not exist`}, and neither IMCO_* nor flags name a platform`,
      connection.details.hint ?? '',
    );
  }
  return ok('no file; flags and IMCO_* say what is needed');
};

/** Whether a notice is about a project's file: of one that counts it begins with its path. */
const isAboutProject = (line: string, project: string | undefined): boolean =>
  line.includes(' ignored: it ') || (project !== undefined && line.startsWith(`${project}:`));

const projectVerdict = ({ settings, notices }: Setup): Verdict => {
  if (settings instanceof Failure) return skipped('the configuration cannot be read');
  const project = settings.files.find(({ kind }) => kind === 'project');
  const about = notices.find((line) => isAboutProject(line, project?.path));
  if (!project && about === undefined) return ok('there is none');
  if (about === undefined) return ok(`${project?.path} counts with all it says`);
  const [message = about, ...fix] = about.split('; ');
  return warning(message, fix.join('; '));
};

const settingsVerdict = ({ settings, endpoint, connection, notices }: Setup): Verdict => {
  if (settings instanceof Failure) return verdictOf(settings);
  if (connection instanceof Failure && stageOf(connection) < 0) return verdictOf(connection);
  const project = settings.files.find(({ kind }) => kind === 'project')?.path;
  const strange = notices.filter((line) => !isAboutProject(line, project));
  return strange.length > 0
    ? warning(strange.join('; '), 'see "imco config show --origin" for where it is set')
    : ok(endpoint ?? '');
};

const modesVerdict = async (setup: Setup, host: Host, fix: boolean): Promise<Verdict> => {
  if (systemPlatform() === 'win32') return skipped('modes mean nothing on Windows');
  const { settings } = setup;
  const key = settings instanceof Failure ? undefined : settings.values.key?.value;
  if (key === undefined) return skipped('there is no key');
  const ownFolder = findUserFolder({ home: host.home, env: host.env, platform: systemPlatform() });
  const open = await openPlaces(key, { ownFolder });
  const { connection } = setup;
  if (open.length === 0) {
    const isUnsafe = connection instanceof Failure && connection.code === 'unsafe_file';
    return isUnsafe ? verdictOf(connection) : ok('the key is open to nobody else');
  }
  if (!fix) return openVerdict(open);
  try {
    for (const place of open) await closePlace(place);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
    const { message } = openVerdict(open);
    return failed('configuration', `${message}, and it cannot be changed${why}`, 'ask its owner');
  }
  return ok(`closed to others: ${open.map(cureOf).join(' && ')}`);
};

/** Keys that a login has left that was killed before it was done. */
const unusedVerdict = async ({ settings }: Setup, { host }: LocalScene): Promise<Verdict> => {
  const named =
    settings instanceof Failure ? undefined : settings.files.find(({ kind }) => kind === 'file');
  const found = await findUnusedKeys({
    cwd: host.cwd,
    home: host.home,
    env: host.env,
    platform: systemPlatform(),
    config: named?.path,
  });
  if (found.length === 0) return ok('none without a profile');
  return warning(
    `keys without a profile: ${found.flatMap(({ folders }) => folders).join(', ')}`,
    found
      .map(({ profile, isProfile, folders }) =>
        isProfile ? `rm -r ${folders.map(quoted).join(' ')}` : `imco logout ${profile}`,
      )
      .join(' && '),
  );
};

const openVerdict = (open: readonly OpenPlace[]): Verdict => {
  const message = open.map(({ path, wrong }) => `${path} ${wrong}`).join('; ');
  const cure = `${open.map(cureOf).join(' && ')}, or "imco doctor --fix"`;
  return open.some(({ isDangerous }) => isDangerous)
    ? failed('configuration', message, cure)
    : warning(message, cure);
};

const newKey = 'make a new API key in the web interface (Settings, User Details)';

/** The dates of the certificate; `skew` is asked only where they make a wrong clock likely. */
const datesVerdict = async (
  { connection }: Setup,
  now: number,
  skew: () => Promise<string | undefined>,
): Promise<Verdict> => {
  if (connection instanceof Failure) return skipped('the certificate cannot be read');
  const { cert } = connection;
  const lifetime = lifetimeOf(cert);
  if (!lifetime) return skipped('the certificate has no dates');
  const { from, to } = lifetime;
  if (to < now) {
    return failed('credentials', `your certificate ${cert.path} expired on ${dayOf(to)}`, newKey);
  }
  if (from > now) {
    const wrong = await skew();
    return failed(
      'credentials',
      `your certificate ${cert.path} is not valid before ${dayOf(from)}; this machine has ${new Date(now).toISOString().slice(0, 16)}Z${wrong ? `: ${wrong}` : ''}`,
      wrong ? 'set the clock of this machine' : `check the clock of this machine, or ${newKey}`,
    );
  }
  const left = `until ${dayOf(to)}, ${spanText(to - now)} from now`;
  return to - now < soonDays * dayMs
    ? warning(`your certificate is valid only ${left}`, `${newKey} in time`)
    : ok(left);
};

const chainVerdict = ({ connection }: Setup): Verdict => {
  if (connection instanceof Failure) return skipped('the certificate cannot be read');
  const { cert, ca, systemCa } = connection;
  if (isSignedBy(cert, ca)) return ok('the authority has signed the certificate');
  if (systemCa) return skipped('with system-ca the platform may have another authority');
  return failed(
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
export const configurationChecks = (setup: Setup, scene: LocalScene): readonly Check[] => {
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
