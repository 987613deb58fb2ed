/** Reads the credentials of a login from their source. */

import { readOldClient } from '../../config/concerto.ts';
import type { CertificateFacts } from '../../config/credentials/credential-check.ts';
import { readCertificateFacts, readCredentialFiles } from '../../config/credentials/credentials.ts';
import { readArchiveFacts, readKeyArchive } from '../../config/credentials/key-archive.ts';
import type { Credentials } from '../../config/credentials/read-pem.ts';
import { readPath } from '../../config/files/read-value.ts';
import type { ResolvedSetting, SettingValues } from '../../config/settings.ts';
import { ConfigurationFailure, UsageFailure } from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { type ConfigContext, readSettingsLocation } from '../config/own-settings.ts';

/** The source of a login, as given on the command line. */
export interface LoginWords {
  readonly archive: string | undefined;
  /** Path of the old client's settings; true for the default path. */
  readonly fromConcerto: string | true | undefined;
}

/** Credentials, with facts about them and the endpoint if the source contains one. */
export interface CredentialSource {
  readonly read: Credentials;
  readonly subjects: CertificateFacts;
  /** The endpoint in the old client's settings. */
  readonly endpoint?: ResolvedSetting<string> | undefined;
}

const createContradiction = (one: string, other: string): UsageFailure =>
  new UsageFailure(`${one} and ${other} cannot be combined`, {
    code: 'contradiction',
    hint: 'give the credentials in one way only',
  });

/** The three files, if all of them are given. */
const findFiles = ({ ca, cert, key }: Partial<SettingValues>) =>
  ca && cert && key ? { ca, cert, key } : undefined;

const readFromFiles = async (
  { host: { signal } }: ConfigContext,
  paths: NonNullable<ReturnType<typeof findFiles>>,
): Promise<CredentialSource> => ({
  read: await readCredentialFiles(paths, { signal }),
  subjects: readCertificateFacts(paths),
});

const readFromOldClient = async (
  context: ConfigContext,
  named: string | true,
): Promise<CredentialSource> => {
  const notice = (line: string): void => context.writer.note(`notice: ${line}`);
  const found = await readOldClient(
    named === true ? undefined : named,
    readSettingsLocation(context),
    notice,
  );
  const { ca, cert, key, endpoint, file } = found;
  if (ca && cert && key) return { ...(await readFromFiles(context, { ca, cert, key })), endpoint };
  const missing = Object.entries({ server_ca: ca, cert, key }).filter(([, value]) => !value);
  const names = missing.map(([name]) => name).join(', ');
  throw new ConfigurationFailure(`${file ?? 'the environment'} does not set ${names}`, {
    code: 'broken_file',
    hint: 'give the three files with --ca, --cert and --key',
  });
};

const checkWords = ({ archive, fromConcerto }: LoginWords, given: Partial<SettingValues>): void => {
  if (archive !== undefined && fromConcerto !== undefined) {
    throw createContradiction('an archive', '--from-concerto');
  }
  const file = (['ca', 'cert', 'key'] as const).find((name) => given[name]?.origin.kind === 'flag');
  if (file === undefined) return;
  if (archive !== undefined) throw createContradiction('an archive', `--${file}`);
  if (fromConcerto !== undefined) throw createContradiction('--from-concerto', `--${file}`);
};

/** Reads the credentials given on the command line; undefined if there are none. */
export const findCredentialSource = async (
  context: ConfigContext,
  words: LoginWords,
  given: Partial<SettingValues>,
): Promise<CredentialSource | undefined> => {
  checkWords(words, given);
  const { archive, fromConcerto } = words;
  if (archive !== undefined) {
    const origin = { kind: 'flag', where: 'the archive argument' } as const;
    const path = readPath('archive', archive, origin, {
      base: context.host.cwd,
      home: context.host.home,
    });
    return {
      read: await readKeyArchive(path, context.host.signal),
      subjects: readArchiveFacts(path),
    };
  }
  if (fromConcerto !== undefined) return readFromOldClient(context, fromConcerto);
  const files = findFiles(given);
  if (files) return readFromFiles(context, files);
  const some = (['ca', 'cert', 'key'] as const).filter((name) => given[name]);
  if (some.length === 0) return undefined;
  const missing = (['ca', 'cert', 'key'] as const).flatMap((name) =>
    given[name] ? [] : [`--${name}`],
  );
  throw new UsageFailure(`login also needs ${joinWords(missing, 'and')}`, {
    code: 'missing_value',
    hint: 'or give the API key archive, as in "imco login api-key.zip"',
  });
};
