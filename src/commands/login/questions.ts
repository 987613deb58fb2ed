/** What `login` asks on a terminal, where the command line does not say it. */
import { findOldClient } from '../../config/concerto.ts';
import { defaultApi, explainDomainProblem, resolveEndpoint } from '../../config/endpoint.ts';
import { explainProfileName } from '../../config/files/own-files.ts';
import type { ResolvedSetting } from '../../config/settings.ts';
import { Failure, UsageFailure } from '../../lib/failures/failures.ts';
import { askText, canConverse, select } from '../../output/terminal/prompts.ts';
import { type ConfigContext, readSettingsLocation } from '../config/own-settings.ts';
import type { LoginWords } from './source.ts';

const origin = { kind: 'flag', where: 'what you typed' } as const;

const requireText = (text: string): string | undefined =>
  text.trim() === '' ? 'it cannot be left out' : undefined;

const createNobodyToAsk = (what: string, hint: string): UsageFailure =>
  new UsageFailure(`login needs ${what}`, { code: 'missing_value', hint });

/** Where the keys are; of an archive perhaps its path already. */
interface CredentialLocation {
  readonly kind: 'archive' | 'files' | 'concerto';
  readonly path?: string;
}

/** A path that was typed or pasted where the list is searched, without the quotes a shell needs. */
const parseTypedPath = (typed: string): CredentialLocation | undefined => {
  const path = typed.trim().replace(/^(['"])(.*)\1$/, '$2');
  return /^~|[/\\]|\.zip$/i.test(path) ? { kind: 'archive', path } : undefined;
};

/** What a person says of where the keys are. */
export type LoginAnswers = LoginWords & {
  readonly files?: { readonly [R in 'ca' | 'cert' | 'key']: ResolvedSetting<string> };
};

/** Asks where the keys are. Throws a `UsageFailure` where there is nobody to ask. */
export const askSource = async (context: ConfigContext): Promise<LoginAnswers> => {
  const { terminal, signal } = context.host;
  if (!canConverse(terminal)) {
    throw createNobodyToAsk(
      'the key archive of the platform',
      'name it: "imco login api-key.zip --domain example.com"; three files do as well, with --ca, --cert and --key',
    );
  }
  const old = await findOldClient(readSettingsLocation(context));
  const { kind, path } = await select<CredentialLocation>(
    terminal,
    'Where are your keys?',
    [
      {
        value: { kind: 'archive' },
        label: 'the key archive',
        hint: 'api-key.zip of the web interface',
        fromTyped: parseTypedPath,
      },
      { value: { kind: 'files' }, label: 'three files', hint: 'authority, certificate and key' },
      ...(old === undefined
        ? []
        : [{ value: { kind: 'concerto' as const }, label: 'the old client', hint: old }]),
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
  const ca = await file('File of the authority (ca_cert.pem)');
  const cert = await file('File of your certificate (cert.crt)');
  const key = await file('File of your private key (cert.key)');
  return { ...none, files: { ca, cert, key } };
};

/** What was typed for the platform: a URL, or a domain. */
const parseAddress = (typed: string) => {
  const value = { value: typed.trim(), origin };
  return typed.includes('://') ? { endpoint: value } : { domain: value };
};

const explainAddress = (typed: string): string | undefined => {
  const text = typed.trim();
  if (text === '') return requireText(typed);
  if (!text.includes('://')) return explainDomainProblem(text, undefined, 'type ')?.message;
  try {
    resolveEndpoint({ api: defaultApi, ...parseAddress(typed) });
    return undefined;
  } catch (failure) {
    if (failure instanceof Failure) return failure.message;
    throw failure;
  }
};

/** Asks which platform the keys are for. Throws a `UsageFailure` where there is nobody to ask. */
export const askAddress = async ({
  host,
}: ConfigContext): Promise<
  { endpoint: ResolvedSetting<string> } | { domain: ResolvedSetting<string> }
> => {
  const { terminal, signal } = host;
  if (!canConverse(terminal)) {
    throw createNobodyToAsk(
      'the platform the keys are for',
      'add --domain example.com, or --endpoint',
    );
  }
  const question = 'Domain of the platform, such as example.com, or its URL';
  return parseAddress(await askText(terminal, question, signal, explainAddress));
};

/** Asks what the new profile is to be called; Enter alone takes the usual name. */
export const askName = async (
  { host }: ConfigContext,
  usual: string,
  taken: readonly string[],
): Promise<string> => {
  const isFree = !taken.includes(usual);
  const problem = (text: string): string | undefined => {
    const name = text.trim();
    if (name === '') return isFree ? undefined : 'it needs a name';
    return taken.includes(name) ? `there is a profile ${name}` : explainProfileName(name);
  };
  const question = isFree ? `Name of the profile (${usual})` : 'Name of the profile';
  return (await askText(host.terminal, question, host.signal, problem)).trim() || usual;
};
