import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readProxy } from '../../../src/platform/transport/http-proxy.ts';

const read = (url: string) => readProxy({ url, variable: 'HTTPS_PROXY', except: '' });

const pairIn = (url: string): string =>
  Buffer.from(read(url).authorization?.replace('Basic ', '') ?? '', 'base64').toString();

test('a proxy password can contain any character, plain or percent-encoded', () => {
  const table: readonly (readonly [string, string])[] = [
    ['ada:s3cret', 'ada:s3cret'],
    // A URL would end at these, and take the user for the host and what follows for its port.
    ['ada:2024#s3cret', 'ada:2024#s3cret'],
    ['ada:20/24?x', 'ada:20/24?x'],
    ['DOMAIN\\ada:pass\\word', 'DOMAIN\\ada:pass\\word'],
    ['ada@example.com:p@ss:word', 'ada@example.com:p@ss:word'],
    ['ada:100%', 'ada:100%'],
    ['ada:%40home%zz%', 'ada:@home%zz%'],
    ['ada:%FF', 'ada:%FF'],
    ['ada:pässword', 'ada:pässword'],
    ['ada:two words', 'ada:two words'],
    ['ada%3Ab:[x]', 'ada:b:[x]'],
    ['ada', 'ada:'],
    [':s3cret', ':s3cret'],
    [':', ''],
  ];
  for (const [user, pair] of table) {
    for (const scheme of ['', 'http://', 'HTTPS://']) {
      const proxy = read(`${scheme}${user}@proxy.example:3128/`);
      assert.equal(pairIn(`${scheme}${user}@proxy.example:3128/`), pair, user);
      assert.equal(`${proxy.host} ${proxy.port}`, 'proxy.example 3128', user);
      assert.match(proxy.shown, /^https?:\/\/proxy\.example:3128$/);
    }
  }
});

test('the proxy host is the part after the last @', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (user, password) => {
      const text = encodeURIComponent(`${user}x`);
      const url = `http://${text}:${password}@[::1]:8080`;
      assert.deepEqual([read(url).host, read(url).port], ['::1', 8080]);
      const escaped = `http://${text}:${encodeURIComponent(password)}@h`;
      assert.equal(pairIn(escaped), `${user}x:${password}`);
    }),
    { numRuns: 200 },
  );
});
