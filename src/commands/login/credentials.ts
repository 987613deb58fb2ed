/** Checks the credentials of a login, first locally and then on the platform. */
import { X509Certificate } from 'node:crypto';
import type { ApiVersion } from '../../catalog/versions/api-version.ts';
import { readServerTrust } from '../../config/connection.ts';
import { validateCredentials } from '../../config/credentials/credential-check.ts';
import { findKeyWeakness } from '../../config/credentials/key-strength.ts';
import type { Passphrase } from '../../config/credentials/private-key.ts';
import type { Credentials } from '../../config/credentials/read-pem.ts';
import { readConfiguredProxy } from '../../config/proxy.ts';
import type { SettingValues } from '../../config/settings.ts';
import { ConfigurationFailure, Failure } from '../../lib/failures/failures.ts';
import { openPlatform } from '../../platform/client.ts';
import {
  createSecurity,
  explainInvalidity,
  isChainedTo,
} from '../../platform/transport/certificates.ts';
import type { ConfigContext } from '../config/own-settings.ts';
import { suggestLoginVersion } from './address.ts';
import type { LoginPlan } from './plan.ts';
import type { CredentialSource } from './source.ts';
import { findLoginVersion } from './version.ts';

const newKey = 'create a new API key in the web interface';

/** Checks credentials locally. Throws a `ConfigurationFailure` on the first problem. */
export const checkLoginCredentials = async (
  { read, subjects }: CredentialSource,
  passphrase: Passphrase,
  now: number,
): Promise<Credentials> => {
  const checked = await validateCredentials(read, subjects, passphrase);
  if (!isChainedTo(read.cert, read.ca)) {
    throw new ConfigurationFailure(`${subjects.cert} is not signed by the CA in ${subjects.ca}`, {
      code: 'wrong_authority',
      hint: 'take ca, cert and key from the same key archive (api-key.zip)',
    });
  }
  for (const role of ['cert', 'ca'] as const) {
    const weakness = findKeyWeakness(new X509Certificate(read[role].pem).publicKey);
    if (weakness !== undefined) {
      throw new ConfigurationFailure(`${subjects[role]} has ${weakness}`, {
        code: 'weak_key',
        hint: `${newKey}; if the new key has the same problem, report it to the administrator of the platform`,
      });
    }
    const invalid = explainInvalidity(read[role], now);
    if (invalid === undefined) continue;
    throw new ConfigurationFailure(`${subjects[role]} ${invalid}`, {
      code: 'certificate_invalid',
      hint: `${newKey}; the clock of this machine shows ${new Date(now).toISOString().slice(0, 16)}Z`,
    });
  }
  // Credentials that OpenSSL rejects, such as SHA-1 signatures, are reported now and not later.
  createSecurity({ endpoint: '', systemCa: false, ...checked });
  return checked;
};

/** Outcomes of failed connections by failure code; any other code means it was not reached. */
const outcomes: readonly (readonly [RegExp, string])[] = [
  [
    /^(unknown_ca|ca_expired|host_mismatch|crl_unusable|server_certificate_\w+)$/,
    'the server is not trusted',
  ],
  [/^(tls_version|no_tls|handshake_failure)$/, 'no secure connection could be established'],
  [
    /^(bad_http|unexpected_answer|redirected|foreign_answer|no_api|no_json|broken_json)$/,
    'the server did not respond like the platform',
  ],
];

/** Describes why the test of the credentials failed. */
const describeOutcome = ({ kind, code }: Failure): string => {
  if (code.startsWith('proxy_')) return 'the platform could not be reached';
  switch (kind) {
    case 'credentials':
      return 'the platform rejected the credentials';
    case 'interrupted':
    case 'terminated':
      return 'the login was interrupted';
    case 'connection':
      return (
        outcomes.find(([codes]) => codes.test(code))?.[1] ?? 'the platform could not be reached'
      );
    case 'timeout':
      return 'the platform could not be reached in time';
    case 'configuration':
      return 'the credentials could not be used';
    default:
      return 'the platform did not respond as expected';
  }
};

/**
 * Tests the credentials on the platform, with the given version of its API or with all of them. Returns
 * the newest that responds; undefined where the endpoint is not one of a version. Throws the failure if
 * the platform does not accept the credentials.
 */
export const tryLoginCredentials = async (
  context: ConfigContext,
  {
    name,
    endpoint,
    version,
    address,
  }: Pick<LoginPlan, 'name' | 'endpoint' | 'version' | 'address'>,
  keys: Credentials,
  {
    given,
    timeoutMs,
    debug,
  }: {
    readonly given: SettingValues;
    readonly timeoutMs: number;
    readonly debug: ((line: string) => void) | undefined;
  },
): Promise<ApiVersion | undefined> => {
  const { host } = context;
  try {
    const { env, platform: system, signal } = host;
    const notice = (line: string): void => context.writer.note(`notice: ${line}`);
    const platform = await openPlatform(
      {
        endpoint,
        ...(await readServerTrust(given, { env, platform: system, notice, signal })),
        ...keys,
      },
      {
        version: host.version,
        clock: host.clock,
        random: host.random,
        requestTimeoutMs: timeoutMs,
        proxy: readConfiguredProxy(host.env),
        ...(debug && { debug }),
      },
    );
    try {
      return await findLoginVersion(platform, version, {
        signal,
        notice,
        profile: name,
        suggest: (other) => suggestLoginVersion(address, other),
      });
    } finally {
      await platform.close();
    }
  } catch (failure) {
    if (failure instanceof Failure) {
      // A version that is missing needs no explanation beside the error itself.
      const isExplained = failure.code === 'unsupported_api_version';
      const why = isExplained ? '' : `${describeOutcome(failure)}; `;
      context.writer.note(`${why}nothing was saved`);
    }
    throw failure;
  }
};
