/** Variables that change TLS trust in other Node and OpenSSL programs, but not in imco. */
import { type Check, passCheck, type Verdict, warnCheck } from './check.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** TLS options of Node that NODE_OPTIONS may contain. */
const nodeOptions =
  /--(?:tls-[\w.-]+|trace-tls|use-(?:openssl|bundled|system)-ca|openssl-[\w-]+|insecure-http-parser)/g;

/** Describes the effect of a variable; undefined if its value has none. */
const effects: Readonly<Record<string, (value: string) => string | undefined>> = {
  NODE_TLS_REJECT_UNAUTHORIZED: (value) =>
    value === '0' ? 'turns off certificate checks' : undefined,
  NODE_OPTIONS: (value) => {
    const options = [...new Set(value.match(nodeOptions) ?? [])];
    return options.length > 0 ? `contains ${options.join(', ')}` : undefined;
  },
  OPENSSL_CONF: () => 'changes the OpenSSL settings for connections',
  SSLKEYLOGFILE: () => 'makes some programs write their TLS session keys to a file',
};

/** Variables that add CAs, which imco only trusts with `system-ca`. */
const furtherCas = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_USE_SYSTEM_CA'];

/** TLS variables that imco ignores, a line each. Values are never printed. */
export const findEnvironmentProblems = (env: Environment, systemCa: boolean): readonly string[] => {
  const weakening = Object.entries(effects).flatMap(([name, effectOf]) => {
    const effect = env[name] ? effectOf(env[name]) : undefined;
    return effect === undefined ? [] : [`${name} ${effect}`];
  });
  const widening = systemCa ? [] : furtherCas.filter((name) => env[name]);
  return [...weakening, ...widening.map((name) => `${name} adds CAs (only used with system-ca)`)];
};

/** Checks for variables that would weaken TLS. */
export const createEnvironmentCheck = (env: Environment, systemCa: boolean): Check => ({
  name: 'environment',
  needs: ['configuration'],
  look: (): Verdict => {
    const findings = findEnvironmentProblems(env, systemCa);
    return findings.length === 0
      ? passCheck('no variables affect TLS')
      : warnCheck(
          `ignored by imco: ${findings.join('; ')}`,
          'unset variables that you do not need: other programs use them',
        );
  },
});
