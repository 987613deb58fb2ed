/** Where requests, files and the certificate go. */
import { edit, threat } from '../mutant.ts';

/** The platform is taken for what it says it is, before and after the handshake. */
const unverified = [
  edit('src/lib/tls/tls.ts', 'rejectUnauthorized: true,', 'rejectUnauthorized: false,'),
  edit('src/lib/tls/tls.ts', 'if (problem) secured.destroy(problem);', 'void problem;'),
];

/** The CA of the storage is one of the platform. */
const trustedWithStorage = edit(
  'src/platform/transport/certificates.ts',
  'cas: [ca.pem, ...listSystemCas(connection)],',
  'cas: [ca.pem, connection.storageCa?.pem ?? ca.pem],',
);

export const connections = [
  ...threat('A redirect sends a request to another host', {
    without: 'a refusal of redirections',
    edits: [
      edit(
        'src/platform/failures/refusals.ts',
        'return raw.status < 400 ? createRedirection(raw, redactor, details) : undefined;',
        'return undefined;',
      ),
    ],
    tests: ['platform/failures/refusals: a redirect is refused, and its target is named'],
  }),
  ...threat('A storage URL requests the client certificate', {
    without: 'TLS without a certificate for other origins',
    edits: [
      edit(
        'src/platform/transport/transfers.ts',
        'createOutsideSecurity(connection)',
        'createSecurity(connection)',
      ),
      edit(
        'src/platform/transport/transfers.ts',
        'import { createOutsideSecurity }',
        'import { createSecurity }',
      ),
      trustedWithStorage,
    ],
    tests: [
      'platform/transport/transfers: the client certificate is sent to the platform and to nobody else',
    ],
  }),
  ...threat(
    'An endpoint has no encryption, or contains a password',
    {
      without: 'a refusal of http',
      edits: [
        edit(
          'src/config/endpoint.ts',
          "if (url?.protocol === 'https:') return url;",
          'if (url) return url;',
        ),
        edit(
          'src/config/endpoint.ts',
          'if (!isWrittenPlainly(value, url)) {',
          "if (url.hostname === '') {",
        ),
      ],
      tests: [
        'config/endpoint: an endpoint that is not a plain https URL is refused and not repeated',
      ],
    },
    {
      without: 'a refusal of a query',
      edits: [edit('src/config/endpoint.ts', ' || /[?#]/.test(value)', '')],
      tests: [
        'config/endpoint: an endpoint that is not a plain https URL is refused and not repeated',
      ],
    },
    {
      without: 'a refusal of user and password',
      edits: [
        edit('src/config/endpoint.ts', 'url.username || url.password || ', ''),
        edit('src/config/endpoint.ts', " || readWrittenHost(value).includes('@')", ''),
        edit(
          'src/config/endpoint.ts',
          'if (!isWrittenPlainly(value, url)) {',
          "if (url.hostname === '') {",
        ),
      ],
      tests: [
        'config/endpoint: an endpoint that is not a plain https URL is refused and not repeated',
      ],
    },
  ),
  ...threat(
    'A proxy reads the traffic, or its password reaches others',
    {
      without: 'the way through the proxy',
      edits: [
        edit('src/platform/client-parts.ts', 'tunnel: tunnelTo?.(origin),', 'tunnel: undefined,'),
      ],
      tests: ['platform/transport/tunnels: mutual TLS goes through a proxy end to end'],
    },
    {
      without: 'a name of the proxy without user and password',
      edits: [edit('src/platform/transport/http-proxy.ts', '    shown: ', '    shown: given || ')],
      tests: [
        'platform/transport/tunnels: user and password reach the proxy and nobody else',
        'commands/doctor/doctor: a proxy is shown without its credentials',
      ],
    },
    {
      without: 'words of our own for what is no proxy',
      edits: [
        edit(
          'src/platform/transport/http-proxy.ts',
          "createUnusable(variable, 'is not a valid proxy URL')",
          'createUnusable(variable, given)',
        ),
      ],
      tests: ['platform/transport/tunnels: an invalid proxy is refused without being repeated'],
    },
  ),
  ...threat(
    'An attacker intercepts the connection to the platform',
    {
      without: 'a look at the certificate of the platform',
      edits: [...unverified],
      tests: [
        'platform/tls: a certificate of another CA is refused, and the CA file is named',
        'platform/tls: a certificate for another host is refused, and the host is named',
      ],
    },
    {
      without: 'a difference between the platform and its storage',
      edits: [trustedWithStorage],
      tests: [
        'platform/transport/transfers: the CA of the storage is not trusted for the platform',
      ],
    },
  ),
  ...threat(
    'An expired certificate is still accepted',
    {
      without: 'a look at the certificate of the platform',
      edits: [...unverified],
      tests: [
        'platform/tls: certificates of the platform outside their validity period are refused',
      ],
    },
    {
      without: 'a look at the dates of the own certificate',
      edits: [
        edit(
          'src/platform/transport/certificates.ts',
          'if (Date.parse(validTo) < now)',
          'if (validTo === validFrom)',
        ),
      ],
      tests: [
        'platform/tls: an expired client certificate is reported with its date, in TLS 1.2 and 1.3',
      ],
    },
  ),
  ...threat('A server certificate is used as a client certificate', {
    without: 'a refusal of such certificates',
    edits: [
      edit(
        'src/config/credentials/credential-check.ts',
        'if (isAgentCertificate(certificate)) {',
        'if (subjects.cert === subjects.key) {',
      ),
    ],
    tests: ['config/connection: certificates of servers are refused'],
  }),
];
