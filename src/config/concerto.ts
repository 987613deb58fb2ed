import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConfigurationFailure } from '../lib/failures/failures.ts';
import { createFileFailure } from '../lib/files/file-failure.ts';
import { FileProblem } from '../lib/files/file-problem.ts';
import { readNamedFile } from '../lib/files/named-file.ts';
import { readOwnFile } from '../lib/files/own-file.ts';
import { decodeText } from '../lib/text/decode.ts';
import { hideSuspectPath } from '../lib/text/secret-content.ts';
import { readPath, type ValueFolders } from './files/read-value.ts';
import type { SearchContext } from './files/user-folder.ts';
import type { Origin, ResolvedSetting } from './settings.ts';

/** What the old client was configured with. */
export interface OldClient {
  readonly endpoint?: ResolvedSetting<string>;
  readonly ca?: ResolvedSetting<string>;
  readonly cert?: ResolvedSetting<string>;
  readonly key?: ResolvedSetting<string>;
}

const variables = {
  endpoint: 'CONCERTO_ENDPOINT',
  ca: 'CONCERTO_CA_CERT',
  cert: 'CONCERTO_CLIENT_CERT',
  key: 'CONCERTO_CLIENT_KEY',
} as const;

type Name = keyof typeof variables;

const names = ['endpoint', 'ca', 'cert', 'key'] as const satisfies readonly Name[];

const hint = 'name the file of the old client: "imco login --from-concerto PATH"';

const createConcertoFailure = (message: string, code: string): ConfigurationFailure =>
  new ConfigurationFailure(message, { code, hint });

/** Where the old client keeps its settings; on a managed machine they are those of root. */
const listUsualFolders = ({ home, platform }: SearchContext): readonly string[] => [
  ...(home === undefined ? [] : [join(home, '.concerto', 'client.xml')]),
  platform === 'win32' ? 'c:\\cio\\client.xml' : '/etc/cio/client.xml',
];

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** The settings file of the old client, where there is one in its usual places. */
export const findOldClient = async (context: SearchContext): Promise<string | undefined> => {
  const named = context.env.CONCERTO_CONFIG;
  if (named) {
    const origin = { kind: 'environment', where: 'CONCERTO_CONFIG' } as const;
    return readPath('config', named, origin, { base: context.cwd, home: context.home });
  }
  for (const path of listUsualFolders(context)) if (await isThere(path)) return path;
  return undefined;
};

/** The file of the old client, and whether it was named in this call or found in its place. */
interface OldFile {
  readonly path: string;
  readonly isNamed: boolean;
}

const readText = async (
  { path, isNamed }: OldFile,
  { platform, signal }: SearchContext,
): Promise<string> => {
  try {
    const { bytes } = isNamed
      ? await readNamedFile(path, { signal })
      : readOwnFile(path, { platform });
    return decodeText(bytes);
  } catch (error) {
    const shown = hideSuspectPath(path, 'the file named there');
    throw error instanceof FileProblem
      ? createFileFailure(shown, error, { hint, path: shown === path ? path : undefined })
      : error;
  }
};

/** Line and column of a fault; the library's own words would repeat what is in the file. */
const createBrokenFailure = (path: string, error: unknown): ConfigurationFailure => {
  const at =
    error instanceof Error && 'line' in error && 'column' in error
      ? `, line ${String(error.line)}, column ${String(error.column)}`
      : '';
  return createConcertoFailure(`${path}${at}: this is no XML`, 'broken_file');
};

/** The attributes that count. Entities are those of XML itself: nothing else is looked up. */
const readAttributes = async (
  path: string,
  content: string,
): Promise<Readonly<Partial<Record<Name, string>>>> => {
  const { parseXml, XmlElement } = await import('@rgrove/parse-xml');
  const root = (() => {
    try {
      return parseXml(content).root;
    } catch (error) {
      throw createBrokenFailure(path, error);
    }
  })();
  if (root?.name !== 'concerto')
    throw createConcertoFailure(`${path} is no client.xml`, 'broken_file');
  const ssl = root.children.find((child) => child instanceof XmlElement && child.name === 'ssl');
  const files = ssl instanceof XmlElement ? ssl.attributes : {};
  return {
    ...(root.attributes.server && { endpoint: root.attributes.server }),
    ...(files.server_ca && { ca: files.server_ca }),
    ...(files.cert && { cert: files.cert }),
    ...(files.key && { key: files.key }),
  };
};

/** A path that leads through the settings file itself, as an early installer wrote them. */
const throughFile = /^(.*)[\\/]client\.xml[\\/](.+)$/s;

/**
 * Where a file is that `client.xml` names. Its early installer wrote `.concerto/client.xml/ssl/...`
 * and had the keys put into `.concerto/ssl`.
 */
const findKeyPath = async (path: string, file: string): Promise<string> => {
  const [, folder = '', rest = ''] = throughFile.exec(path) ?? [];
  if (rest === '' || (await isThere(path))) return path;
  const beside = [...new Set([folder, dirname(file)])];
  const candidates = beside.flatMap((base) => [join(base, rest), join(base, 'ssl', rest)]);
  for (const candidate of candidates) if (await isThere(candidate)) return candidate;
  return candidates[0] ?? path;
};

/** A value, with its path read against a folder. */
const resolvePathSetting = (
  name: Name,
  given: string,
  origin: Origin,
  folders: ValueFolders,
): ResolvedSetting<string> => ({
  value: name === 'endpoint' ? given.trim() : readPath(name, given.trim(), origin, folders),
  origin,
});

/**
 * What the old client is configured to do: `client.xml`, named or in its usual places, and the
 * variables that win over it, with a notice of each. Throws a `ConfigurationFailure` where there is
 * neither, or the file is broken.
 */
export const readOldClient = async (
  named: string | undefined,
  context: SearchContext,
  notice: (line: string) => void,
): Promise<OldClient & { readonly file: string | undefined }> => {
  const { cwd, home, env } = context;
  const given = names.filter((name) => env[variables[name]]);
  const file =
    named === undefined
      ? await findOldClient(context)
      : readPath(
          'client.xml',
          named,
          { kind: 'flag', where: '--from-concerto' },
          { base: cwd, home },
        );
  const isNamed = named !== undefined || Boolean(env.CONCERTO_CONFIG);
  if (file === undefined && given.length < names.length) {
    throw createConcertoFailure('there is no client.xml of the old client', 'unreadable_file');
  }
  const inFile =
    file === undefined || given.length === names.length
      ? {}
      : await readAttributes(file, await readText({ path: file, isNamed }, context));
  const found = new Map<Name, ResolvedSetting<string>>();
  for (const name of names) {
    const variable = variables[name];
    const value = env[variable];
    const written = inFile[name];
    if (value) {
      notice(`${variable} is set and counts${file === undefined ? '' : `, not what ${file} says`}`);
      const origin = { kind: 'environment', where: variable } as const;
      found.set(name, resolvePathSetting(name, value, origin, { base: cwd, home }));
    } else if (written && file !== undefined) {
      const origin = { kind: 'file', where: file } as const;
      const { value } = resolvePathSetting(name, written, origin, { base: dirname(file), home });
      const path = name === 'endpoint' ? value : await findKeyPath(value, file);
      if (path !== value) {
        notice(`${file} names ${value}, which leads through a file: ${path} is used`);
      }
      found.set(name, { value: path, origin });
    }
  }
  return { file, ...Object.fromEntries(found) };
};
