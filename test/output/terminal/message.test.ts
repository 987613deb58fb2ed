import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeHiddenColumns, wrapMessage } from '../../../src/output/terminal/message.ts';

test('a message is broken between words, and only where it is too long', () => {
  assert.equal(
    wrapMessage('error: the name is taken\nhint: try', 16),
    'error: the name\nis taken\nhint: try',
  );
  assert.equal(wrapMessage('error: the name is taken', 24), 'error: the name is taken');
  assert.equal(wrapMessage('x '.repeat(500), Number.POSITIVE_INFINITY), 'x '.repeat(500));
});

test('a command in quotes stays on one line where there is room, and is broken between words where not', () => {
  const hint = 'hint: wait for it with "imco cloud servers wait app-1"; then go on';
  assert.equal(
    wrapMessage(hint, 40),
    'hint: wait for it with\n"imco cloud servers wait app-1"; then go\non',
  );
  assert.equal(
    wrapMessage('hint: see "imco cloud servers decommission --help"', 39),
    'hint: see "imco cloud servers\ndecommission --help"',
  );
});

test('so does a command behind a colon', () => {
  assert.equal(
    wrapMessage('hint: wait again: imco cloud servers wait app-1', 40),
    'hint: wait again:\nimco cloud servers wait app-1',
  );
});

test('spaces that begin a line begin those it goes on in', () => {
  assert.equal(
    wrapMessage('  web-1: the server is still booting; wait', 24),
    '  web-1: the server is\n  still booting; wait',
  );
});

test('a command that is a line of its own goes on as a shell reads it', () => {
  const command = "  imco wizard apps deploy --app Joomla --name 'my own shop' --hostname shop";
  const wrapped = wrapMessage(command, 40);
  assert.equal(
    wrapped,
    "  imco wizard apps deploy --app \\\n    Joomla --name 'my own shop' \\\n    --hostname shop",
  );
  assert.equal(wrapped.replaceAll(/ \\\n */g, ' '), command);
  assert.equal(
    wrapMessage('  eval "$(imco sandbox env --dir /srv/sandboxes/one)"', 40),
    '  eval "$(imco sandbox env --dir \\\n    /srv/sandboxes/one)"',
  );
});

test('wide characters count for what they take, and what is not known for more', () => {
  assert.equal(wrapMessage('日本 日本 日本', 9), '日本 日本\n日本');
  assert.equal(wrapMessage('🚀🚀 🚀🚀', 5), '🚀🚀\n🚀🚀');
});

test('on a terminal of a few cells it ends, too', () => {
  for (const columns of [1, 2, 3, 20]) {
    const lines = wrapMessage('error: see "imco cloud servers list"\n  imco ping x', columns);
    assert.ok(lines.split('\n').length < 60);
  }
});

test('hidden columns are counted and named', () => {
  assert.equal(
    describeHiddenColumns(['ID', 'FQDN']),
    '2 columns hidden (id, fqdn): widen the terminal, or use -o wide',
  );
  const many = describeHiddenColumns(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']);
  assert.match(many, /^8 columns hidden \(a, b, c, d, e, f and 2 more\):/);
  assert.match(describeHiddenColumns(['ID']), /^1 column hidden \(id\)/);
});
