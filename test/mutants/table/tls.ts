/** What TLS is held to, whatever the surroundings say. */
import { edit, threat } from '../mutant.ts';

const tls = 'src/lib/tls/tls.ts';

/** A server is judged by Node alone, when the handshake is over. */
const judgedLate = edit(tls, 'if (problem) secured.destroy(problem);', 'void problem;');

export const tlsMutants = [
  ...threat(
    'An attacker intercepts the connection to the platform',
    {
      without: 'one module for TLS',
      edits: [
        edit(
          'src/platform/transport/connector.ts',
          "import type { Socket } from 'node:net';\n",
          "import type { Socket } from 'node:net';\nimport { connect } from 'node:tls';\n",
        ),
      ],
      tests: ['security/tls: one module opens TLS'],
    },
    {
      without: 'the judgement of OpenSSL',
      edits: [edit(tls, 'rejectUnauthorized: true,', 'rejectUnauthorized: false,')],
      tests: ['security/tls: OpenSSL verifies the server again after the handshake'],
    },
  ),
  ...threat(
    'An environment variable or an option of Node weakens TLS',
    {
      without: 'a word of our own about the check of certificates',
      edits: [judgedLate, edit(tls, '    rejectUnauthorized: true,\n', '')],
      tests: [
        'security/tls: NODE_TLS_REJECT_UNAUTHORIZED turns nothing off',
        'security/tls-environment.slow: no command trusts a server that is not the platform',
        'security/tls-environment.slow: no command trusts another storage or proxy',
      ],
    },
    {
      without: 'silence about what decrypts a connection',
      edits: [edit(tls, "secured.removeAllListeners('keylog');", '')],
      tests: [
        'security/tls-environment.slow: the platform is still reached, and no session keys are written to a file',
      ],
    },
    {
      without: 'a look at system-ca',
      edits: [
        edit('src/platform/transport/certificates.ts', 'if (!systemCa) return [];', ''),
        edit('src/config/connection.ts', '...(systemCa.value && {', '...(systemCa && {'),
      ],
      tests: [`config/credentials/further-trust: \${variable} is used only with system-ca`],
    },
    {
      without: 'a word about variables',
      edits: [
        edit(
          'src/commands/doctor/environment.ts',
          'const findings = findEnvironmentProblems(env, systemCa);',
          'const findings: string[] = [];',
        ),
      ],
      tests: [
        'commands/doctor/environment: each variable that would weaken TLS is named, without its value',
      ],
    },
  ),
  ...threat(
    "An attacker in between obtains the operator's certificate",
    {
      without: 'a judgement before our certificate leaves',
      edits: [judgedLate],
      tests: [`security/tls: \${what} is refused before it receives a certificate or a request`],
    },
    {
      without: 'a look at what makes a CA',
      edits: [
        edit(
          'src/lib/tls/peer-certificate.ts',
          'new Set(between.filter(({ ca }) => ca))',
          'new Set(between)',
        ),
      ],
      tests: ['security/tls: a client certificate of the platform is not accepted as its CA'],
    },
  ),
  ...threat(
    'Recorded traffic is decrypted with a key that is stolen later, or a weak key is broken',
    {
      without: 'a list of suites',
      edits: [edit(tls, '      ciphers: suites,\n', '')],
      tests: [
        'security/tls: only cipher suites with forward secrecy and authenticated encryption are used',
        'security/tls-environment.slow: a platform that is too weak is refused',
      ],
    },
    {
      without: 'a least strength of keys',
      edits: [edit(tls, "'@SECLEVEL=2'", "'@SECLEVEL=0'")],
      tests: ['security/tls: a server whose key is too short is refused'],
    },
    {
      without: 'the oldest version that was asked for',
      edits: [edit(tls, '      minVersion: ', "      minVersion: oldest ? 'TLSv1.2' : ")],
      tests: ['security/tls: with tls-min 1.3, older versions are refused'],
    },
    {
      without: 'a look at the strength of keys',
      edits: [
        edit(
          'src/commands/login/credentials.ts',
          'const weakness = findKeyWeakness(',
          'const weakness = void findKeyWeakness(',
        ),
      ],
      tests: ['commands/login/login: refuses weak keys, with --no-verify too'],
    },
  ),
  ...threat('The platform uses a revoked certificate', {
    without: 'revocation lists',
    edits: [edit(tls, '...(crl !== undefined && { crl }),', '')],
    tests: ['security/tls: a revoked certificate is refused if crl names a list'],
  }),
  ...threat(
    'A domain or an endpoint looks like another host',
    {
      without: 'a look at how a host is written',
      edits: [
        edit('src/config/endpoint.ts', 'if (disguise !== undefined) {', "if (disguise === '') {"),
      ],
      tests: ['config/endpoint: an endpoint that reads like another host is refused'],
    },
    {
      without: 'a difference between domains and addresses',
      edits: [
        edit(
          'src/config/endpoint.ts',
          'if (isDomain(value)) return undefined;',
          'if (isDomain(value) || isHostName(value)) return undefined;',
        ),
      ],
      tests: [
        'config/endpoint: an IP address is not a domain, and the message shows the endpoint to use',
      ],
    },
  ),
];
