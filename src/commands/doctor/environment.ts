/** Variables that change how other programs of Node and OpenSSL trust servers, and not imco. */
import { type Check, passCheck, type Verdict, warnCheck } from './check.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Options of Node that concern TLS, as NODE_OPTIONS may hold them. */
const nodeOptions =
  /--(?:tls-[\w.-]+|trace-tls|use-(?:openssl|bundled|system)-ca|openssl-[\w-]+|insecure-http-parser)/g;

/** What is said of a variable; undefined where it is not set, or changes nothing. */
const effects: Readonly<Record<string, (value: string) => string | undefined>> = {
  NODE_TLS_REJECT_UNAUTHORIZED: (value) =>
    value === '0' ? 'turns the check of certificates off' : undefined,
  NODE_OPTIONS: (value) => {
    const options = [...new Set(value.match(nodeOptions) ?? [])];
    return options.length > 0 ? `holds ${options.join(', ')}` : undefined;
  },
  OPENSSL_CONF: () => 'changes what OpenSSL demands of servers',
  SSLKEYLOGFILE: () => 'has some programs write down what decrypts their connections',
};

/** Those that name further CAs, which count with `system-ca` alone. */
const furtherCas = ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE', 'SSL_CERT_DIR', 'NODE_USE_SYSTEM_CA'];

/** What the environment says of TLS that imco does not follow, a line each. No value is repeated. */
export const findEnvironmentProblems = (env: Environment, systemCa: boolean): readonly string[] => {
  const weakening = Object.entries(effects).flatMap(([name, effectOf]) => {
    const effect = env[name] ? effectOf(env[name]) : undefined;
    return effect === undefined ? [] : [`${name} ${effect}`];
  });
  const widening = systemCa ? [] : furtherCas.filter((name) => env[name]);
  return [
    ...weakening,
    ...widening.map((name) => `${name} names further CAs, which count with system-ca only`),
  ];
};

/** Whether the environment would have weakened TLS. */
export const createEnvironmentCheck = (env: Environment, systemCa: boolean): Check => ({
  name: 'environment',
  needs: ['configuration'],
  look: (): Verdict => {
    const findings = findEnvironmentProblems(env, systemCa);
    return findings.length === 0
      ? passCheck('nothing in it concerns TLS')
      : warnCheck(
          `${findings.join('; ')}: imco does not follow this`,
          'unset it where nothing else needs it: other programs do follow it',
        );
  },
});
