import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cleanFileName } from '../../../src/operate/transfers/file-name.ts';

const id = '6677f86cd894e41ab5399776';

for (const [given, name] of [
  ['site.tar.gz', 'site.tar.gz'],
  ['Bericht März (2).pdf', 'Bericht März (2).pdf'],
  ['../../etc/passwd', 'passwd'],
  ['..\\..\\windows\\system.ini', 'system.ini'],
  ['/etc/cron.d/x', 'x'],
  ['C:\\x', 'x'],
  ['C:x', 'C_x'],
  ['folder/', 'folder'],
  ['a/..', id],
  ['..', id],
  ['.', id],
  ['', id],
  ['   ', id],
  ['/', id],
  ['.imcorc', 'imcorc'],
  ['...x', 'x'],
  ['-rf', 'rf'],
  ['x. . ', 'x'],
  ['a\u0000b\n\u001b[2J.txt', 'ab[2J.txt'],
  ['gpj\u202e.exe', 'gpj.exe'],
  ['x\ud800y', 'xy'],
  ['a<b>:"|?*', 'a_b______'],
  ['con', '_con'],
  ['NUL.tar.gz', '_NUL.tar.gz'],
  ['Com1.x', '_Com1.x'],
  ['console', 'console'],
] as const) {
  test(`${JSON.stringify(given)} becomes ${name}`, () => {
    assert.equal(cleanFileName(given, id), name);
  });
}

test('a long name is cut, and keeps its ending', () => {
  assert.equal(cleanFileName(`${'x'.repeat(500)}.tar`, id), `${'x'.repeat(196)}.tar`);
  assert.equal(cleanFileName('é'.repeat(500), id), 'é'.repeat(100));
});

test('an id that is not a valid file name still gives a name', () => {
  assert.equal(cleanFileName('..', '../..'), 'download');
});

/** Any text, rich in what leads elsewhere. */
const anyName = fc.string({
  unit: fc.oneof(
    fc.constantFrom('/', '\\', '.', '..', ':', '-', ' '),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 400,
});

test('a file name from the platform never leaves its folder', () => {
  fc.assert(
    fc.property(anyName, anyName, (given, fallback) => {
      const name = cleanFileName(given, fallback);
      assert.match(name, /^[^/\\\p{Cc}\p{Cf}\p{Cs}]+$/u);
      assert.doesNotMatch(name, /^[.\-\s]|[.\s]$/);
      assert.ok(Buffer.byteLength(name) <= 201);
    }),
  );
});

test('a file name from the platform is never the name of a device', () => {
  const device = fc.constantFrom('con', 'PRN', 'aux', 'Nul', 'com1', 'LPT9', 'conin$');
  const around = fc.constantFrom('', '.', ' ', '-', '/', '\\', '\u0007', '.tar.gz');
  fc.assert(
    fc.property(around, device, around, anyName, (before, word, behind, fallback) => {
      const name = cleanFileName(before + word + behind, fallback);
      assert.doesNotMatch(name, /^(?:con|prn|aux|nul|com\d|lpt\d|conin\$)(?:\.|$)/i);
    }),
  );
});
