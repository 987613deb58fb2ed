import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { FileProblem } from '../../src/lib/files/file-problem.ts';
import { decodeText } from '../../src/lib/text/decode.ts';

/** What is said of bytes; undefined where they are a text. */
const objection = (bytes: Buffer): string | undefined => {
  try {
    decodeText(bytes);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof FileProblem);
    assert.equal(error.kind, 'encoding');
    return error.message;
  }
};

test('UTF-16 and UTF-32 are recognised, with and without a byte order mark', () => {
  const text = 'domain: example.com\n';
  const le = Buffer.from(text, 'utf16le');
  const be = Buffer.from(le).swap16();
  const utf16 = 'is UTF-16: save it as UTF-8';
  assert.equal(objection(Buffer.concat([Buffer.from([0xff, 0xfe]), le])), utf16);
  assert.equal(objection(Buffer.concat([Buffer.from([0xfe, 0xff]), be])), utf16);
  assert.equal(objection(le), utf16);
  assert.equal(objection(be), utf16);
  const wide = Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]);
  assert.equal(objection(wide), 'is UTF-32: save it as UTF-8');
});

test('invalid UTF-8 is reported with byte and line', () => {
  const latin = Buffer.from('#!/bin/sh\n# caf\xe9\necho hi\n', 'latin1');
  assert.equal(objection(latin), 'is not UTF-8 (byte e9 in line 2)');
  const gzip = Buffer.from([0x1f, 0x8b, 0x08, 0x00, 0x41, 0x42, 0x43, 0x44]);
  assert.equal(objection(gzip), 'is not UTF-8 (byte 8b in line 1)');
  for (const bytes of [
    [0xc0, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0xe2, 0x82],
  ]) {
    assert.match(objection(Buffer.from(bytes)) ?? '', /^is not UTF-8 \(byte .. in line 1\)$/);
  }
});

test('every text comes back as it is, and nothing else does', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const bytes = Buffer.from(text.replaceAll('\0', ''), 'utf8');
      assert.equal(decodeText(bytes), bytes.toString('utf8'));
    }),
  );
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (array) => {
      const bytes = Buffer.from(array);
      const objected = objection(bytes);
      if (objected?.includes('UTF-16') || objected?.includes('UTF-32')) return;
      assert.equal(
        objected === undefined,
        (() => {
          try {
            strict.decode(bytes);
            return true;
          } catch {
            return false;
          }
        })(),
      );
      // The byte that is told is the first that cannot be.
      if (objected !== undefined) assert.match(objected, /byte [89a-f][0-9a-f] in line \d+/);
    }),
  );
});
