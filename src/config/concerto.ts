import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ConfigurationFailure } from '../failures.ts';
import { pathFrom } from './read-value.ts';
import type { Resolved } from './settings.ts';

/** What the old client was configured with. */
export interface OldClient {
  readonly endpoint?: Resolved<string>;
  readonly ca?: Resolved<string>;
  readonly cert?: Resolved<string>;
  readonly key?: Resolved<string>;
}

interface Place {
  readonly cwd: string;
  readonly home: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** As `process.platform`. */
  readonly platform: string;
}

/** A settings file is a few lines. */
const longestFile = 256 * 1024;

const variables = {
  endpoint: 'CONCERTO_ENDPOINT',
  ca: 'CONCERTO_CA_CERT',
  cert: 'CONCERTO_CLIENT_CERT',
  key: 'CONCERTO_CLIENT_KEY',
} as const;

type Name = keyof typeof variables;

const names = ['endpoint', 'ca', 'cert', 'key'] as const satisfies readonly Name[];

const failure = (message: string, code: string, cause?: unknown): ConfigurationFailure =>
  new ConfigurationFailure(message, {
    code,
    hint: 'name the file of the old client: imco login --from-concerto PATH',
    cause,
  });

/** Where the old client keeps its settings; on a managed machine they are those of root. */
const usualPlaces = ({ home, platform }: Place): readonly string[] => [
  join(home, '.concerto', 'client.xml'),
  platform === 'win32' ? 'c:\\cio\\client.xml' : '/etc/cio/client.xml',
];

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );

/** The settings file of the old client, where there is one in its usual places. */
export const findOldClient = async (place: Place): Promise<string | undefined> => {
  const named = place.env.CONCERTO_CONFIG;
  if (named) return pathFrom(named, { base: place.cwd, home: place.home });
  for (const path of usualPlaces(place)) if (await isThere(path)) return path;
  return undefined;
};

const textOf = async (path: string): Promise<string> => {
  try {
    const found = await stat(path);
    if (found.size > longestFile)
      throw failure(`${path} is too long for client.xml`, 'broken_file');
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof ConfigurationFailure) throw error;
    throw failure(`${path} cannot be read`, 'unreadable_file', error);
  }
};

/** Line and column of a fault; the library's own words would repeat what is in the file. */
const broken = (path: string, error: unknown): ConfigurationFailure => {
  const at =
    error instanceof Error && 'line' in error && 'column' in error
      ? `, line ${String(error.line)}, column ${String(error.column)}`
      : '';
  return failure(`${path}${at}: this is no XML`, 'broken_file');
};

/** The attributes that count. Entities are those of XML itself: nothing else is looked up. */
const attributesIn = async (path: string): Promise<Readonly<Partial<Record<Name, string>>>> => {
  const { parseXml, XmlElement } = await import('@rgrove/parse-xml');
  const content = await textOf(path);
  const root = (() => {
    try {
      return parseXml(content).root;
    } catch (error) {
      throw broken(path, error);
    }
  })();
  if (root?.name !== 'concerto') throw failure(`${path} is no client.xml`, 'broken_file');
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
const keyPath = async (path: string, file: string): Promise<string> => {
  const [, folder = '', rest = ''] = throughFile.exec(path) ?? [];
  if (rest === '' || (await isThere(path))) return path;
  const beside = [...new Set([folder, dirname(file)])];
  const candidates = beside.flatMap((base) => [join(base, rest), join(base, 'ssl', rest)]);
  for (const candidate of candidates) if (await isThere(candidate)) return candidate;
  return candidates[0] ?? path;
};

const resolved = (name: Name, given: string, base: string, home: string, where: string) => ({
  value: name === 'endpoint' ? given.trim() : pathFrom(given.trim(), { base, home }),
  origin: { kind: 'file', where } as const,
});

/**
 * What the old client is configured to do: `client.xml`, named or in its usual places, and the
 * variables that win over it, with a notice of each. Throws a `ConfigurationFailure` where there is
 * neither, or the file is broken.
 */
export const readOldClient = async (
  named: string | undefined,
  place: Place,
  notice: (line: string) => void,
): Promise<OldClient & { readonly file: string | undefined }> => {
  const { cwd, home, env } = place;
  const given = names.filter((name) => env[variables[name]]);
  const file =
    named === undefined ? await findOldClient(place) : pathFrom(named, { base: cwd, home });
  if (file === undefined && given.length < names.length) {
    throw failure('there is no client.xml of the old client', 'unreadable_file');
  }
  const inFile =
    file === undefined || given.length === names.length ? {} : await attributesIn(file);
  const found = new Map<Name, Resolved<string>>();
  for (const name of names) {
    const variable = variables[name];
    const value = env[variable];
    const written = inFile[name];
    if (value) {
      notice(`${variable} is set and counts${file === undefined ? '' : `, not what ${file} says`}`);
      found.set(name, resolved(name, value, cwd, home, variable));
    } else if (written && file !== undefined) {
      const { value, origin } = resolved(name, written, dirname(file), home, file);
      const path = name === 'endpoint' ? value : await keyPath(value, file);
      if (path !== value)
        notice(`${file} names ${value}, which leads through a file: ${path} is used`);
      found.set(name, { value: path, origin });
    }
  }
  return { file, ...Object.fromEntries(found) };
};
