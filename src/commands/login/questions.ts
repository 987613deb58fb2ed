/** Questions of `login` on a terminal, for values that the command line does not give. */
import { findOldClient } from '../../config/concerto.ts';
import { explainDomainProblem, resolveEndpoint } from '../../config/endpoint.ts';
import { explainProfileName } from '../../config/files/own-files.ts';
import { settingTable } from '../../config/setting-table.ts';
import type { ResolvedSetting } from '../../config/settings.ts';
import { Failure, UsageFailure } from '../../lib/failures/failures.ts';
import { askText, canConverse, select } from '../../output/terminal/prompts.ts';
import { type ConfigContext, readSettingsLocation } from '../config/own-settings.ts';
import type { LoginWords } from './source.ts';

const origin = { kind: 'flag', where: 'your input' } as const;

const requireText = (text: string): string | undefined =>
  text.trim() === '' ? 'a value is required' : undefined;

const createNobodyToAsk = (what: string, hint: string): UsageFailure =>
  new UsageFailure(`login needs ${what}`, { code: 'missing_value', hint });

/** Where the credentials are; `path` of an archive, if already typed. */
interface CredentialLocation {
  readonly kind: 'archive' | 'files' | 'concerto';
  readonly path?: string;
}

/** A path that was typed or pasted into the search field of the list, without shell quotes. */
const parseTypedPath = (typed: string): CredentialLocation | undefined => {
  const path = typed.trim().replace(/^(['"])(.*)\1$/, '$2');
  return /^~|[/\\]|\.zip$/i.test(path) ? { kind: 'archive', path } : undefined;
};

/** Answers to where the credentials are. */
export type LoginAnswers = LoginWords & {
  readonly files?: { readonly [R in 'ca' | 'cert' | 'key']: ResolvedSetting<string> };
};

/** Asks where the credentials are. Throws a `UsageFailure` without a terminal. */
export const askSource = async (context: ConfigContext): Promise<LoginAnswers> => {
  const { terminal, signal } = context.host;
  if (!canConverse(terminal)) {
    throw createNobodyToAsk(
      'an API key archive',
      'for example "imco login api-key.zip --domain example.com", or give three files with --ca, --cert and --key',
    );
  }
  const old = await findOldClient(readSettingsLocation(context));
  const { kind, path } = await select<CredentialLocation>(
    terminal,
    'Where are your credentials?',
    [
      {
        value: { kind: 'archive' },
        label: 'API key archive',
        hint: 'api-key.zip from the web interface',
        fromTyped: parseTypedPath,
      },
      { value: { kind: 'files' }, label: 'three files', hint: 'CA, certificate and private key' },
      ...(old === undefined
        ? []
        : [{ value: { kind: 'concerto' as const }, label: 'old client', hint: old }]),
    ],
    signal,
  );
  const none = { archive: undefined, fromConcerto: undefined };
  if (kind === 'concerto') return { ...none, fromConcerto: true };
  const ask = (question: string): Promise<string> =>
    askText(terminal, question, signal, requireText);
  if (kind === 'archive') {
    return { ...none, archive: path ?? (await ask('Path of the archive')).trim() };
  }
  const file = async (question: string): Promise<ResolvedSetting<string>> => ({
    value: (await ask(question)).trim(),
    origin,
  });
  const ca = await file('CA file (ca_cert.pem)');
  const cert = await file('Certificate file (cert.crt)');
  const key = await file('Private key file (cert.key)');
  return { ...none, files: { ca, cert, key } };
};

/** Reads the typed address of the platform: a URL or a domain. */
const parseAddress = (typed: string) => {
  const value = { value: typed.trim(), origin };
  return typed.includes('://') ? { endpoint: value } : { domain: value };
};

const explainAddress = (typed: string): string | undefined => {
  const text = typed.trim();
  if (text === '') return requireText(typed);
  if (!text.includes('://')) return explainDomainProblem(text, undefined, 'type ')?.message;
  try {
    resolveEndpoint(
      { api: { value: settingTable.api.fallback, origin }, ...parseAddress(typed) },
      () => {},
    );
    return undefined;
  } catch (failure) {
    if (failure instanceof Failure) return failure.message;
    throw failure;
  }
};

/** Asks for the address of the platform. Throws a `UsageFailure` without a terminal. */
export const askAddress = async ({
  host,
}: ConfigContext): Promise<
  { endpoint: ResolvedSetting<string> } | { domain: ResolvedSetting<string> }
> => {
  const { terminal, signal } = host;
  if (!canConverse(terminal)) {
    throw createNobodyToAsk(
      'the address of the platform',
      'add --domain example.com, or --endpoint',
    );
  }
  const question = 'Domain of the platform, such as example.com, or its URL';
  return parseAddress(await askText(terminal, question, signal, explainAddress));
};

/** Asks for the name of the new profile; Enter accepts the default. */
export const askName = async (
  { host }: ConfigContext,
  usual: string,
  taken: readonly string[],
): Promise<string> => {
  const isFree = !taken.includes(usual);
  const problem = (text: string): string | undefined => {
    const name = text.trim();
    if (name === '') return isFree ? undefined : 'a name is required';
    return taken.includes(name) ? `profile ${name} already exists` : explainProfileName(name);
  };
  const question = isFree ? `Name of the profile (${usual})` : 'Name of the profile';
  return (await askText(host.terminal, question, host.signal, problem)).trim() || usual;
};
