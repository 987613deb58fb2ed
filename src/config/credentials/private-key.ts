import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Stats } from 'node:fs';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem } from '../../lib/files/file-problem.ts';
import { decodeText } from '../../lib/text/decode.ts';
import { formatPath, formatSubject } from '../files/shown-value.ts';
import type { ResolvedSetting } from '../settings.ts';
import { type CredentialReading, readCredentialFile } from './credential-file.ts';
import { diagnosePem } from './pem-diagnosis.ts';

/** Where the passphrase of a key comes from, should it have one. */
export interface Passphrase extends CredentialReading {
  readonly file?: ResolvedSetting<string> | undefined;
  /** Asks a person; missing where there is nobody to ask, which is looked at only then. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

/** Marks of a key with a passphrase: RFC 7468, 11 and the older one of RFC 1421, 4.6.1.1. */
const lock = /BEGIN ENCRYPTED PRIVATE KEY|^Proc-Type: 4,ENCRYPTED/m;

/** A passphrase that was mistyped this often is not known. */
const mostTries = 3;

/** A longer file is none of a passphrase. */
const longest = 4096;

const createKeyFailure = (message: string, code: string, hint: string, cause?: unknown) =>
  new ConfigurationFailure(message, { code, hint, cause });

/** The text of the file with the passphrase, and whose it is. */
const readPassphrase = async (
  file: ResolvedSetting<string>,
  subject: string,
  options: CredentialReading,
) => {
  try {
    const limits = { limit: longest, mode: '600' };
    const { bytes, stats } = await readCredentialFile(file, options, limits);
    return { text: decodeText(bytes), stats };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    // A byte of a passphrase is one too many.
    const problem =
      error.kind === 'encoding' && error.message.includes('(')
        ? new FileProblem('encoding', 'is not UTF-8')
        : error;
    const hint =
      error.kind === 'missing'
        ? 'name a file that holds the passphrase, not the passphrase itself'
        : 'check the path, its owner and mode';
    throw createFileFailure(subject, problem, {
      hint,
      path: formatPath('passphrase-file', file.value),
    });
  }
};

/** The first line of the file, whatever ends it. */
const readPassphraseLine = async (file: ResolvedSetting<string>, options: CredentialReading) => {
  const subject = formatSubject('passphrase-file', file);
  const { text, stats } = await readPassphrase(file, subject, options);
  const [line = '', ...rest] = text.split(/\r?\n/);
  if (line !== '' && rest.every((other) => other === '')) return { line, stats };
  throw createKeyFailure(
    `${subject} is ${line === '' ? 'empty' : 'not one line'}`,
    'malformed_credentials',
    'it has to hold the passphrase and nothing else',
  );
};

const openKey = (pem: string, passphrase: string): KeyObject | undefined => {
  try {
    return createPrivateKey({ key: pem, passphrase });
  } catch {
    return undefined;
  }
};

const createWrongPassphrase = (from: string, subject: string): ConfigurationFailure =>
  createKeyFailure(
    `${from} does not open ${subject}`,
    'wrong_passphrase',
    'it is the one that was given when the key was encrypted',
  );

const askAndOpenKey = async (
  pem: string,
  subject: string,
  ask: (question: string) => Promise<string>,
): Promise<KeyObject> => {
  for (let tries = 1; tries <= mostTries; tries++) {
    const question = tries === 1 ? `Passphrase of ${subject}` : 'That was not it. Passphrase';
    const key = openKey(pem, await ask(question));
    if (key) return key;
  }
  throw createWrongPassphrase('what was typed', subject);
};

/** A key, unlocked in memory: nothing of it is written. */
interface Unlocked {
  readonly key: KeyObject;
  readonly pem: string;
  /** Of the file with the passphrase, where one was needed. */
  readonly passphraseStats?: Stats;
}

/**
 * The private key in a PEM text, with its passphrase taken from the file or asked for. Throws a
 * `ConfigurationFailure` that names the key.
 */
export const unlockPrivateKey = async (
  source: { readonly path: string; readonly pem: string },
  subject: string,
  passphrase: Passphrase,
): Promise<Unlocked> => {
  const { pem } = source;
  if (!lock.test(pem)) {
    try {
      return { key: createPrivateKey(pem), pem };
    } catch (cause) {
      const { found, hint } = diagnosePem(source, 'key');
      throw createKeyFailure(`${subject} ${found}`, 'malformed_credentials', hint, cause);
    }
  }
  const { file } = passphrase;
  const ask = file ? undefined : passphrase.ask;
  if (!file && !ask) {
    throw createKeyFailure(
      `${subject} has a passphrase`,
      'locked_key',
      'name a file that holds it with --passphrase-file or IMCO_PASSPHRASE_FILE; on a terminal imco asks',
    );
  }
  const given = file && (await readPassphraseLine(file, passphrase));
  const key = given ? openKey(pem, given.line) : ask && (await askAndOpenKey(pem, subject, ask));
  if (!key) throw createWrongPassphrase(`the passphrase in ${file?.value}`, subject);
  return {
    key,
    pem: String(key.export({ type: 'pkcs8', format: 'pem' })),
    ...(given && { passphraseStats: given.stats }),
  };
};
