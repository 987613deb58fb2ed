import assert from 'node:assert/strict';
import { test } from 'node:test';
import { resolveApiVersion, resolveEndpoint } from '../../src/config/endpoint.ts';
import type { SettingValues } from '../../src/config/settings.ts';
import { ConfigurationFailure, UsageFailure } from '../../src/lib/failures/failures.ts';

const origin = { kind: 'user', where: '/u/config.yaml' } as const;
const api = { value: 'v2', origin: { kind: 'default', where: 'default' } } as const;

const endpoint = (value: string): string | undefined =>
  resolveEndpoint({ api, endpoint: { value, origin } });

const domain = (value: string, more: Partial<SettingValues> = {}): string | undefined =>
  resolveEndpoint({ api, domain: { value, origin }, ...more });

test('a domain and a port make the address of the platform', () => {
  assert.equal(domain('example.com'), 'https://clients.example.com/v2');
  assert.equal(
    domain('Example.COM', { port: { value: 886, origin } }),
    'https://clients.example.com:886/v2',
  );
  assert.equal(
    domain('a.example', { api: { value: 'v3', origin } }),
    'https://clients.a.example/v3',
  );
});

test('without domain and endpoint there is no endpoint', () => {
  assert.equal(resolveEndpoint({ api }), undefined);
});

test('an endpoint without a path gets the version, and loses slashes at its end', () => {
  assert.equal(endpoint('https://h.example'), 'https://h.example/v2');
  assert.equal(endpoint('https://h.example:886/'), 'https://h.example:886/v2');
  assert.equal(endpoint('https://h.example:443/v2//'), 'https://h.example/v2');
  assert.equal(endpoint('https://h.example/gateway/v2'), 'https://h.example/gateway/v2');
  assert.equal(endpoint('https://[::1]:8443'), 'https://[::1]:8443/v2');
});

test('an endpoint that ends in a version sets the version', () => {
  const value = 'https://h.example/v3/';
  assert.equal(resolveEndpoint({ api, endpoint: { value, origin } }), 'https://h.example/v3');
  assert.equal(resolveApiVersion({ api, endpoint: { value, origin } }), 'v3');
  assert.equal(resolveApiVersion({ api, endpoint: { value: 'https://h.example', origin } }), 'v2');
});

test('an endpoint that ends in another version than a given one is refused', () => {
  const given = { value: 'v2', origin } as const;
  const endpoint = { value: 'https://h.example/v3', origin };
  assert.throws(
    () => resolveEndpoint({ api: given, endpoint }),
    (error) =>
      error instanceof ConfigurationFailure &&
      error.message ===
        'the endpoint (/u/config.yaml) ends in v3, but api is v2 (/u/config.yaml)' &&
      error.details.hint === 'use API v3, or change both with "imco config set api v2"',
  );
});

test('the hint about two versions names the one to leave out', () => {
  const flag = { kind: 'flag', where: '--api' } as const;
  const variable = { kind: 'environment', where: 'IMCO_API' } as const;
  const given = { kind: 'flag', where: '--endpoint' } as const;
  for (const [ofApi, ofEndpoint, hint] of [
    [
      flag,
      origin,
      'leave out --api, or remove "/v3" from the endpoint to choose the version for each command',
    ],
    [
      variable,
      origin,
      'unset IMCO_API, or remove "/v3" from the endpoint to choose the version for each command',
    ],
    [flag, given, 'leave out --api, or end the endpoint in /v2'],
  ] as const) {
    assert.throws(
      () =>
        resolveApiVersion({
          api: { value: 'v2', origin: ofApi },
          endpoint: { value: 'https://h.example/v3', origin: ofEndpoint },
        }),
      (error) => error instanceof ConfigurationFailure && error.details.hint === hint,
    );
  }
});

test('an endpoint that ends in a version that is not supported is refused', () => {
  const endpoint = { value: 'https://h.example/v1', origin };
  assert.throws(() => resolveEndpoint({ api, endpoint }), ConfigurationFailure);
});

const message = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof ConfigurationFailure || error instanceof UsageFailure)
      return error.message;
    throw error;
  }
  return assert.fail('it was taken');
};

test('an IP address is not a domain, and the message shows the endpoint to use', () => {
  for (const [value, instead] of [
    ['10.0.0.5', '10.0.0.5'],
    ['1.2', '1.0.0.2'],
    ['0x7f.1', '127.0.0.1'],
    ['2130706433', '127.0.0.1'],
    ['10.0.0.5.', '10.0.0.5'],
    ['1.2.3.4:443', '1.2.3.4:443'],
    ['::1', '[::1]'],
    ['[::1]', '[::1]'],
    ['[fe80::1]:8443', '[fe80::1]:8443'],
    ['::ffff:10.0.0.5', '[::ffff:a00:5]'],
  ] as const) {
    assert.equal(
      message(() => domain(value)),
      `${value} is an IP address, not a domain; use --endpoint https://${instead} (/u/config.yaml)`,
    );
    // What is told to use can be used.
    assert.ok(endpoint(`https://${instead}`)?.startsWith(`https://${instead.replace(':443', '')}`));
  }
  const port = { value: 8443, origin };
  assert.match(
    message(() => domain('10.0.0.5', { port })),
    /use --endpoint https:\/\/10\.0\.0\.5:8443 /,
  );
  const flag = { kind: 'flag', where: '--domain' } as const;
  assert.equal(
    message(() => resolveEndpoint({ api, domain: { value: '10.0.0.5', origin: flag } })),
    '--domain: 10.0.0.5 is an IP address, not a domain; use --endpoint https://10.0.0.5',
  );
});

test('a near miss of a domain is explained, and a URL is not repeated', () => {
  assert.match(
    message(() => domain('example.com.')),
    /ends with a dot.*; use example\.com /,
  );
  assert.match(
    message(() => domain('example.com:886')),
    /contains a port/,
  );
  const url = message(() => domain('https://ada:hunter2@example.com'));
  assert.match(url, /expected a domain, not a URL; use --endpoint/);
  assert.doesNotMatch(url, /hunter2/);
});

test('an endpoint that reads like another host is refused', () => {
  for (const [value, says] of [
    ['https://localhost:9450\\@evil.example/', /a backslash/],
    ['https:\\\\h.example', /a backslash/],
    ['https://h.example\\v2', /a backslash/],
    ['https://h.exa\tmple', /white space/],
    ['https://h.exa\nmple', /white space/],
    ['https://h.example/v 2', /white space/],
    ['https://h.exam\u0000ple', /a control character/],
    ['https://h.exam\u007fple', /a control character/],
    ['https://\u217cocalhost', /not ASCII/],
    ['https://b\u00fccher.example', /not ASCII/],
    ['https://h\u3002example', /not ASCII/],
    ['https://h.ex\u00adample', /not ASCII/],
    ['https://\u00e4@h.example', /not ASCII/],
    ['https://%6cocalhost', /not a plain host name or IP address/],
    ['https://h%2eexample', /not a plain host name or IP address/],
    ['https://2130706433/', /not a plain host name or IP address; it is read as 127\.0\.0\.1/],
    ['https://0x7f.1', /not a plain host name or IP address; it is read as 127\.0\.0\.1/],
    ['https://010.0.0.5', /not a plain host name or IP address; it is read as 8\.0\.0\.5/],
    ['https:h.example', /not a plain host name or IP address/],
    ['https:///h.example', /not a plain host name or IP address/],
    ['https://@h.example', /can only contain host, port and path/],
    ['https://:@h.example', /can only contain host, port and path/],
  ] as const) {
    assert.match(
      message(() => endpoint(value)),
      says,
      value,
    );
  }
});

test('an endpoint in its normal form is accepted', () => {
  for (const [value, taken] of [
    ['HTTPS://H.Example', 'https://h.example/v2'],
    ['https://10.0.0.5:8443', 'https://10.0.0.5:8443/v2'],
    ['https://[0:0:0:0:0:0:0:1]', 'https://[::1]/v2'],
    ['https://xn--bcher-kva.example', 'https://xn--bcher-kva.example/v2'],
    ['https://h.example:0443', 'https://h.example/v2'],
    ['https://my_host.example', 'https://my_host.example/v2'],
  ] as const) {
    assert.equal(endpoint(value), taken);
  }
});

test('an endpoint that is not a plain https URL is refused and not repeated', () => {
  for (const value of [
    'http://h.example',
    'ftp://h.example',
    'h.example',
    '',
    'https://',
    'https://ada:hunter2@h.example',
    'https://hunter2@h.example',
    'https://h.example/?',
    'https://h.example/?token=hunter2',
    'https://h.example/#hunter2',
  ]) {
    assert.throws(
      () => endpoint(value),
      (error) => error instanceof ConfigurationFailure && !error.message.includes('hunter2'),
      value,
    );
  }
});

test('a domain must be a host name', () => {
  for (const value of [
    'https://example.com',
    'example.com/',
    'example.com:886',
    'a b.example',
    'evil.example#',
    'a@evil.example',
    '-a.example',
    'a..example',
    '.example',
    `${'a'.repeat(64)}.example`,
    `${'a.'.repeat(130)}example`,
    'xn--a.example',
    'example.123',
    '10.0.0.256',
    '\u217cocalhost',
    'fe80::1%eth0',
  ]) {
    assert.throws(() => domain(value), ConfigurationFailure, value);
  }
});

test('an invalid flag is a usage failure', () => {
  const flag = { kind: 'flag', where: '--endpoint' } as const;
  assert.throws(
    () => resolveEndpoint({ api, endpoint: { value: 'http://h.example', origin: flag } }),
    (error) => error instanceof UsageFailure && error.message.startsWith('--endpoint: '),
  );
});
