import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createRedactor } from '../../src/platform/redact.ts';

const redactor = createRedactor(['shoe size']);
const canary = 'CANARY-7f3a';
const secretNames = [
  'password',
  'admin_password',
  'Passphrase',
  'client-secret',
  'accessToken',
  'private_key',
  'privateKey',
  'psk',
  'credential',
  'credentials',
  'account_data',
  'shoe_size',
];

/** JSON values that hold the canary under a secret name somewhere. */
const planted = fc.letrec((tie) => ({
  leaf: fc
    .tuple(
      fc.constantFrom(...secretNames),
      fc.constantFrom<unknown>(canary, [canary], { inner: canary }, `x${canary}"\n`),
    )
    .map(([name, value]) => ({ [name]: value })),
  tree: fc.oneof(
    { maxDepth: 5 },
    tie('leaf'),
    fc.tuple(tie('tree'), fc.jsonValue()).map(([tree, other]) => [other, tree]),
    fc
      .tuple(tie('tree'), fc.string(), fc.jsonValue())
      .map(([tree, name, other]) => ({ other, [`k${name}`]: tree })),
  ),
})).tree;

test('a secret member is hidden at any depth, in values and in their text', () => {
  fc.assert(
    fc.property(planted, (value) => {
      assert.ok(!JSON.stringify(redactor.value(value)).includes(canary));
    }),
  );
});

test('a secret text member is hidden in JSON text that is cut off anywhere', () => {
  fc.assert(
    fc.property(fc.constantFrom(...secretNames), fc.string(), fc.nat(), (name, rest, cut) => {
      const text = JSON.stringify({ id: 1, [name]: `${canary}${rest}`, last: 'x' });
      const start = text.indexOf(canary);
      const shown = redactor.text(text.slice(0, start + (cut % (text.length - start))));
      assert.ok(!shown.includes(canary.slice(0, 3)), shown);
    }),
  );
});

test('PEM blocks are hidden in any text, complete, cut off or with escaped line breaks', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('PRIVATE KEY', 'RSA PRIVATE KEY', 'CERTIFICATE'),
      fc.constantFrom('\n', '\\n', '\r\n'),
      fc.boolean(),
      (around, label, lineEnd, whole) => {
        const block = `-----BEGIN ${label}-----${lineEnd}${canary}${lineEnd}`;
        const end = whole ? `-----END ${label}-----${around}` : '';
        assert.ok(!redactor.text(`${around}${block}${end}`).includes(canary));
      },
    ),
  );
});

test('users, passwords and signatures in URLs are masked, and nothing else', () => {
  assert.equal(
    redactor.text('see https://ada:pw@files.example.com/a?X-Amz-Signature=abc&part=2#x'),
    'see https://[redacted]@files.example.com/a?X-Amz-Signature=[redacted]&part=2#x',
  );
  assert.equal(
    redactor.text('https://h/x?sv=1&sig=a%2Bb&X-Amz-Security-Token=t&page=3'),
    'https://h/x?sv=1&sig=[redacted]&X-Amz-Security-Token=[redacted]&page=3',
  );
  assert.equal(redactor.text('ftp://u:p@w@host/'), 'ftp://[redacted]@host/');
  const plain = 'GET https://clients.example.com/v2/cloud/servers?state=a@b';
  assert.equal(redactor.text(plain), plain);
});

test('a secret that was sent is hidden wherever it occurs, in any encoding', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 4 }), fc.string(), (secret, around) => {
      const sent = `${canary}${secret}`;
      const knowing = createRedactor();
      knowing.learn({ name: 'web', inner: [{ psk: sent }] });
      const html = sent.replaceAll(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
      const page = sent.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
      for (const told of [sent, JSON.stringify(sent), encodeURIComponent(sent), html, page]) {
        const text = knowing.text(`${around} said ${told} to us`);
        assert.ok(!text.includes(canary), text);
        assert.ok(!JSON.stringify(knowing.value({ [told]: told })).includes(canary));
      }
    }),
  );
});

test('each line of a multi-line secret is hidden', () => {
  const knowing = createRedactor();
  knowing.learnText(
    `-----BEGIN X-----\n${canary}-first-line\n${canary}-second-line\n-----END X-----\n`,
  );
  const told = `<p>${canary}-first-line ${canary}-second-line</p> -----`;
  assert.equal(knowing.text(told), '<p>[redacted] [redacted]</p> -----');
});

test('a secret too short to differ from ordinary words hides nothing', () => {
  const knowing = createRedactor();
  knowing.learn({ psk: 'a' });
  knowing.learn({ name: 'web-server' });
  assert.equal(knowing.text('a plain web-server'), 'a plain web-server');
});

test('text without secrets is unchanged', () => {
  const value = { name: 'web-1', keyboard: 'qwerty', tags: ['a', 1, null, true], secret: null };
  assert.deepEqual(redactor.value(value), value);
});

test('redacting twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.oneof(planted, fc.jsonValue()), (value) => {
      const once = redactor.value(value);
      assert.deepEqual(redactor.value(once), once);
    }),
  );
});

test('redacting a megabyte of hostile text takes linear time', () => {
  const started = process.cpuUsage();
  for (const piece of ['a.', 'a://', '"', '"a"', '"a":', '-----BEGIN A', '?a=', 'x://@', '\\"']) {
    redactor.text(piece.repeat(1_000_000 / piece.length));
  }
  // Time of our own, whatever else the machine does.
  const { user } = process.cpuUsage(started);
  assert.ok(user < 3_000_000, `${user} \u00b5s`);
});
