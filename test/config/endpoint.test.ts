import assert from 'node:assert/strict';
import { test } from 'node:test';
import { endpointOf } from '../../src/config/endpoint.ts';
import type { Values } from '../../src/config/settings.ts';
import { ConfigurationFailure, UsageFailure } from '../../src/failures.ts';

const origin = { kind: 'user', where: '/u/config.yaml' } as const;
const api = { value: 'v2', origin };

const endpoint = (value: string, notices: string[] = []): string | undefined =>
  endpointOf({ api, endpoint: { value, origin } }, (line) => notices.push(line));

const domain = (value: string, more: Partial<Values> = {}): string | undefined =>
  endpointOf({ api, domain: { value, origin }, ...more }, assert.fail);

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

test('neither domain nor endpoint is no endpoint', () => {
  assert.equal(endpointOf({ api }, assert.fail), undefined);
});

test('an endpoint without a path gets the version, and loses slashes at its end', () => {
  assert.equal(endpoint('https://h.example'), 'https://h.example/v2');
  assert.equal(endpoint('https://h.example:886/'), 'https://h.example:886/v2');
  assert.equal(endpoint('https://h.example:443/v2//'), 'https://h.example/v2');
  assert.equal(endpoint('https://h.example/gateway/v2'), 'https://h.example/gateway/v2');
  assert.equal(endpoint('https://[::1]:8443'), 'https://[::1]:8443/v2');
});

test('another version in the path is worth a notice only', () => {
  const notices: string[] = [];
  assert.equal(endpoint('https://h.example/v3/', notices), 'https://h.example/v3');
  assert.deepEqual(notices, ['the endpoint (/u/config.yaml) is for v3; imco speaks v2']);
});

test('what is no plain https URL is refused, and not repeated', () => {
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

test('what is no host name is no domain', () => {
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
  ]) {
    assert.throws(() => domain(value), ConfigurationFailure, value);
  }
});

test('a version that is none is refused', () => {
  assert.throws(
    () => domain('example.com', { api: { value: '../v2', origin } }),
    ConfigurationFailure,
  );
});

test('a wrong flag is a matter of usage', () => {
  const flag = { kind: 'flag', where: '--endpoint' } as const;
  assert.throws(
    () => endpointOf({ api, endpoint: { value: 'http://h.example', origin: flag } }, assert.fail),
    (error) => error instanceof UsageFailure && error.message.startsWith('--endpoint: '),
  );
});
