/** `config list`: lists the profiles. */
import { X509Certificate } from 'node:crypto';
import { readCredentialFile } from '../../config/credentials/credential-file.ts';
import { resolveApiVersion, resolveEndpoint } from '../../config/endpoint.ts';
import type { LoadOptions } from '../../config/files/layers.ts';
import { loadSettings, type ReadFiles } from '../../config/load.ts';
import type { ResolvedSetting, Settings } from '../../config/settings.ts';
import { Failure } from '../../lib/failures/failures.ts';
import type { Column, Item } from '../../output/document.ts';
import type { Writer } from '../../output/writer.ts';

/** When the certificate of a profile expires; null if unknown. */
const readExpiry = async (path: ResolvedSetting<string> | undefined): Promise<string | null> => {
  if (path === undefined) return null;
  try {
    const { bytes } = await readCredentialFile(path, {});
    return new Date(new X509Certificate(bytes).validTo).toISOString();
  } catch {
    return null;
  }
};

const createRow = async (
  name: string,
  load: (profile: string) => Promise<Settings>,
): Promise<Item> => {
  try {
    const { values } = await load(name);
    return {
      endpoint: resolveEndpoint(values) ?? null,
      api: resolveApiVersion(values),
      protected: values.protected.value,
      expires: await readExpiry(values.cert),
      problem: null,
    };
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    // An invalid profile does not hide the others.
    const unknown = { endpoint: null, api: null, protected: null, expires: null };
    return { ...unknown, problem: failure.message };
  }
};

const profileColumns: readonly Column[] = [
  { key: 'name', heading: 'name', kind: 'id', cell: ({ name }) => String(name) },
  {
    key: 'current',
    heading: 'current',
    kind: 'text',
    cell: ({ current }) => (current === true ? 'yes' : ''),
  },
  {
    key: 'endpoint',
    heading: 'endpoint',
    kind: 'text',
    cell: ({ endpoint }) => String(endpoint ?? '-'),
  },
  { key: 'api', heading: 'api', kind: 'text', cell: ({ api }) => String(api ?? '-') },
  {
    key: 'protected',
    heading: 'protected',
    kind: 'text',
    cell: (row) => (row.protected === true ? 'yes' : ''),
  },
  {
    key: 'expires',
    heading: 'expires',
    kind: 'time',
    cell: ({ expires }) => String(expires ?? '-').slice(0, 10),
  },
];

/** Shown if at least one profile has a problem. */
const problemColumn: Column = {
  key: 'problem',
  heading: 'problem',
  kind: 'text',
  cell: ({ problem }) => String(problem ?? ''),
};

/**
 * Writes the profiles, each with its endpoint, the version of its API and the expiry of its certificate. Flags and
 * environment variables are ignored: they belong to no profile.
 */
export const listProfiles = async (
  writer: Writer,
  { profiles, values }: Settings,
  options: LoadOptions,
  read: ReadFiles,
): Promise<void> => {
  const env = { ...options.env };
  for (const name of Object.keys(env)) {
    if (name.startsWith('IMCO_') && name !== 'IMCO_CONFIG') delete env[name];
  }
  const load = (profile: string): Promise<Settings> =>
    loadSettings({ ...options, env, flags: { profile }, notice: () => {} }, read);
  const items = await Promise.all(
    profiles.map(
      async (name): Promise<Item> => ({
        name,
        current: values.profile?.value === name,
        ...(await createRow(name, load)),
      }),
    ),
  );
  const hasProblem = items.some(({ problem }) => problem !== null);
  await writer.document({
    shape: 'list',
    items,
    columns: hasProblem ? [...profileColumns, problemColumn] : profileColumns,
    members: ['name', 'current', 'endpoint', 'api', 'protected', 'expires', 'problem'],
  });
  if (items.length === 0) writer.note('no profiles yet; create one with "imco login"');
};
