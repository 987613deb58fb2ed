import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isProxyException } from '../../../src/platform/transport/proxy-exceptions.ts';

const excepted = (url: string, list: string): boolean => isProxyException(new URL(url), list);

test('NO_PROXY is read as curl and Go read it', () => {
  const table: readonly (readonly [string, string, boolean])[] = [
    ['https://clients.example.com', '', false],
    ['https://clients.example.com', '*', true],
    ['https://clients.example.com', 'other.org, *', true],
    ['https://clients.example.com', 'clients.example.com', true],
    ['https://clients.example.com', 'CLIENTS.Example.COM.', true],
    ['https://clients.example.com', 'example.com', true],
    ['https://clients.example.com', '.example.com', true],
    ['https://clients.example.com', '*.example.com', true],
    ['https://example.com', '.example.com', true],
    ['https://badexample.com', 'example.com', false],
    ['https://example.com.evil.org', 'example.com', false],
    ['https://clients.example.com', 'a.org,example.com', true],
    ['https://clients.example.com', 'a.org example.com', true],
    ['https://clients.example.com', 'example.com:443', true],
    ['https://clients.example.com', 'example.com:8443', false],
    ['https://clients.example.com:8443', 'example.com:8443', true],
    ['https://clients.example.com:8443', 'example.com', true],
    ['https://bücher.example', 'bücher.example', true],
    ['https://10.1.2.3', '10.1.2.3', true],
    ['https://10.1.2.3', '10.0.0.0/8', true],
    ['https://11.1.2.3', '10.0.0.0/8', false],
    ['https://10.1.2.3', '10.1.2.3:443', true],
    ['https://10.1.2.3', '10.1.2.3:80', false],
    ['https://10.1.2.3', '2.3', false],
    ['https://10.1.2.3', '10.9.9.9/8', true],
    ['https://clients.example.com', '*.example.com:443', true],
    ['https://clients.example.com', ' .example.com\r\n', true],
    ['https://clients.example.com', '*example.com', false],
    ['https://clients.example.com', 'https://clients.example.com', false],
    ['https://10.1.2.3', '10.0.0.0/99', false],
    ['https://10.1.2.3', '10.0.0.0/', false],
    ['https://[2001:db8::1]', '2001:db8::1', true],
    ['https://[2001:db8::1]', '[2001:db8::1]', true],
    ['https://[2001:db8::1]', '[2001:db8::1]:443', true],
    ['https://[2001:db8::1]', '[2001:db8::1]:80', false],
    ['https://[2001:db8::1]', '2001:db8::/32', true],
    ['https://[2001:db9::1]', '2001:db8::/32', false],
    // A range is for addresses: no name is looked up for it.
    ['https://clients.example.com', '0.0.0.0/0', false],
  ];
  for (const [url, list, is] of table) assert.equal(excepted(url, list), is, `${url} in "${list}"`);
});

test('localhost is never reached through a proxy', () => {
  for (const url of [
    'https://localhost:8443',
    'https://127.0.0.1',
    'https://127.3.2.1:1',
    'https://[::1]:1',
  ]) {
    assert.ok(excepted(url, ''), url);
  }
});

test('every NO_PROXY list can be read, and an entry matches only as a suffix', () => {
  const word = fc.oneof(fc.string(), fc.stringMatching(/^[.*a-z0-9:/[\]-]{0,20}$/));
  fc.assert(
    fc.property(fc.array(word), fc.domain(), (words, domain) => {
      const list = words.filter((part) => !part.includes('*')).join(',');
      if (!excepted(`https://${domain}`, list)) return;
      const ends = list.split(/[\s,]+/).map((part) => part.replace(/:\d+$/, '').replace(/\.$/, ''));
      assert.ok(
        ends.some(
          (end) => end && domain.toLowerCase().endsWith(end.toLowerCase().replace(/^\./, '')),
        ),
      );
    }),
  );
});
