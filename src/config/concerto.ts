import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ErrorCode } from '../lib/failures/error-codes.ts';
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

/** The configuration of the old client. */
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

const hint = 'give the path of the client.xml of the old client: "imco login --from-concerto PATH"';

const createConcertoFailure = (message: string, code: ErrorCode): ConfigurationFailure =>
  new ConfigurationFailure(message, { code, hint });

/**
 * The default paths of the settings of the old client; on a managed machine they belong to root.
 */
const listUsualFolders = ({ home, platform }: SearchContext): readonly string[] => [
  ...(home === undefined ? [] : [join(home, '.concerto', 'client.xml')]),
  platform === 'win32' ? 'c:\\cio\\client.xml' : '/etc/cio/client.xml',
];

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** The settings file of the old client: named by a variable or at a default path. */
export const findOldClient = async (context: SearchContext): Promise<string | undefined> => {
  const named = context.env.CONCERTO_CONFIG;
  if (named) {
    const origin = { kind: 'environment', where: 'CONCERTO_CONFIG' } as const;
    return readPath('config', named, origin, { base: context.cwd, home: context.home });
  }
  for (const path of listUsualFolders(context)) if (await isThere(path)) return path;
  return undefined;
};

/** The file of the old client, and whether it was named by the user or found at a default path. */
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
    const shown = hideSuspectPath(path, 'the given file');
    throw error instanceof FileProblem
      ? createFileFailure(shown, error, { hint, path: shown === path ? path : undefined })
      : error;
  }
};

/** A parse failure with line and column only; the library's message would quote the file. */
const createBrokenFailure = (path: string, error: unknown): ConfigurationFailure => {
  const at =
    error instanceof Error && 'line' in error && 'column' in error
      ? `, line ${String(error.line)}, column ${String(error.column)}`
      : '';
  return createConcertoFailure(`${path}${at}: not valid XML`, 'broken_file');
};

/** Reads the attributes imco uses. Only the built-in entities of XML are resolved. */
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
    throw createConcertoFailure(`${path} is not a client.xml of the old client`, 'broken_file');
  const ssl = root.children.find((child) => child instanceof XmlElement && child.name === 'ssl');
  const files = ssl instanceof XmlElement ? ssl.attributes : {};
  return {
    ...(root.attributes.server && { endpoint: root.attributes.server }),
    ...(files.server_ca && { ca: files.server_ca }),
    ...(files.cert && { cert: files.cert }),
    ...(files.key && { key: files.key }),
  };
};

/** A path that treats the settings file as a folder, as an early installer wrote them. */
const throughFile = /^(.*)[\\/]client\.xml[\\/](.+)$/s;

/**
 * Finds a file that `client.xml` names. An early installer wrote `.concerto/client.xml/ssl/...` but
 * stored the files in `.concerto/ssl`.
 */
const findKeyPath = async (path: string, file: string): Promise<string> => {
  const [, folder = '', rest = ''] = throughFile.exec(path) ?? [];
  if (rest === '' || (await isThere(path))) return path;
  const beside = [...new Set([folder, dirname(file)])];
  const candidates = beside.flatMap((base) => [join(base, rest), join(base, 'ssl', rest)]);
  for (const candidate of candidates) if (await isThere(candidate)) return candidate;
  return candidates[0] ?? path;
};

/** A value; a path is resolved against the folders. */
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
 * Reads the configuration of the old client: `client.xml`, named or at a default path, and the
 * variables that override it, with a notice for each. Throws a `ConfigurationFailure` if there is
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
    throw createConcertoFailure('no client.xml of the old client was found', 'unreadable_file');
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
      notice(`${variable} is set and ${file === undefined ? 'is used' : `overrides ${file}`}`);
      const origin = { kind: 'environment', where: variable } as const;
      found.set(name, resolvePathSetting(name, value, origin, { base: cwd, home }));
    } else if (written && file !== undefined) {
      const origin = { kind: 'file', where: file } as const;
      const { value } = resolvePathSetting(name, written, origin, { base: dirname(file), home });
      const path = name === 'endpoint' ? value : await findKeyPath(value, file);
      if (path !== value) {
        notice(`${file}: ${value} is not a valid path; using ${path}`);
      }
      found.set(name, { value: path, origin });
    }
  }
  return { file, ...Object.fromEntries(found) };
};
