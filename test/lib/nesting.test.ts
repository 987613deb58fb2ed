import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findTooDeepLine } from '../../src/lib/text/nesting.ts';

/** Documents whose many brackets lead nowhere: they stand in texts, blocks and comments. */
const harmless = {
  'a block of a script with codes of colours': [
    'name: colours',
    'code: |',
    ...Array.from({ length: 500 }, () => String.raw`  echo -e '\033[31m red'`),
  ],
  'texts in quotes': Array.from({ length: 500 }, (_, at) => `a${at}: '[{ "['`),
  comments: ['name: comments', ...Array.from({ length: 500 }, () => '# [ {')],
  'plain text': ['name: plain', 'code: >', ...Array.from({ length: 500 }, () => '  a [ b { c')],
};

for (const [what, lines] of Object.entries(harmless)) {
  test(`brackets in ${what} do not nest`, () => {
    assert.equal(findTooDeepLine(lines.join('\n')), undefined);
  });
}

test('brackets in a value of YAML are nesting, over lines as well', () => {
  assert.equal(findTooDeepLine(`a: ${'['.repeat(500)}`), 1);
  assert.equal(findTooDeepLine(`a: {\n${'[\n'.repeat(450)}`), 401);
});
