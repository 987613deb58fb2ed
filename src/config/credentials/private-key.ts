import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Stats } from 'node:fs';
import type { ErrorCode } from '../../lib/failures/error-codes.ts';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { createFileFailure } from '../../lib/files/file-failure.ts';
import { FileProblem } from '../../lib/files/file-problem.ts';
import { decodeText } from '../../lib/text/decode.ts';
import { formatPath, formatSubject } from '../files/shown-value.ts';
import type { ResolvedSetting } from '../settings.ts';
import { type CredentialReading, readCredentialFile } from './credential-file.ts';
import { diagnosePem } from './pem-diagnosis.ts';

/** Where the passphrase of an encrypted key comes from. */
export interface Passphrase extends CredentialReading {
  readonly file?: ResolvedSetting<string> | undefined;
  /**
   * Asks a person; undefined if nobody can be asked. A getter: the terminal is checked only if
   * needed.
   */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
}

/** Marks of an encrypted key: RFC 7468, 11, and the older one of RFC 1421, 4.6.1.1. */
const lock = /BEGIN ENCRYPTED PRIVATE KEY|^Proc-Type: 4,ENCRYPTED/m;

/** How often the passphrase is asked for. */
const mostTries = 3;

/** Size limit of a passphrase file, in bytes. */
const longest = 4096;

const createKeyFailure = (message: string, code: ErrorCode, hint: string, cause?: unknown) =>
  new ConfigurationFailure(message, { code, hint, cause });

/** The text of the passphrase file, and its stats. */
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
    // The message would repeat a byte of the passphrase.
    const problem =
      error.kind === 'encoding' && error.message.includes('(')
        ? new FileProblem('encoding', 'is not UTF-8')
        : error;
    const hint =
      error.kind === 'missing'
        ? 'give the path of a file with the passphrase, not the passphrase itself'
        : 'check the path, its owner and mode';
    throw createFileFailure(subject, problem, {
      hint,
      path: formatPath('passphrase-file', file.value),
    });
  }
};

/** The only line of the file, with any line ending. */
const readPassphraseLine = async (file: ResolvedSetting<string>, options: CredentialReading) => {
  const subject = formatSubject('passphrase-file', file);
  const { text, stats } = await readPassphrase(file, subject, options);
  const [line = '', ...rest] = text.split(/\r?\n/);
  if (line !== '' && rest.every((other) => other === '')) return { line, stats };
  throw createKeyFailure(
    `${subject} ${line === '' ? 'is empty' : 'has more than one line'}`,
    'malformed_credentials',
    'write the passphrase and nothing else into the file',
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
    `${from} does not unlock ${subject}`,
    'wrong_passphrase',
    'use the passphrase with which the key was encrypted',
  );

const askAndOpenKey = async (
  pem: string,
  subject: string,
  ask: (question: string) => Promise<string>,
): Promise<KeyObject> => {
  for (let tries = 1; tries <= mostTries; tries++) {
    const question = tries === 1 ? `Passphrase for ${subject}` : 'Wrong passphrase, try again';
    const key = openKey(pem, await ask(question));
    if (key) return key;
  }
  throw createWrongPassphrase('the passphrase that was typed', subject);
};

/** A key, decrypted in memory; it is never written. */
interface Unlocked {
  readonly key: KeyObject;
  readonly pem: string;
  /** Of the passphrase file, if one was used. */
  readonly passphraseStats?: Stats;
}

/**
 * Reads the private key in a PEM text; its passphrase comes from the file or is asked for. Throws a
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
      `${subject} is encrypted with a passphrase`,
      'locked_key',
      'give a file with the passphrase with --passphrase-file or IMCO_PASSPHRASE_FILE; on a terminal, imco asks for it',
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
