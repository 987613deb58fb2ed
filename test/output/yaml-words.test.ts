import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'yaml';
import { written } from './sinks.ts';

test('YAML quotes the words that readers of YAML 1.1 take for more than text', async () => {
  const value = ['=', '<<', ':name', '1,5', '-1,234.5', 'a=b', 'a:b', '10.1.2.3', 'a,b'];
  assert.equal(
    await written({ shape: 'value', value }, 'yaml'),
    '- "="\n- "<<"\n- ":name"\n- "1,5"\n- "-1,234.5"\n- a=b\n- a:b\n- 10.1.2.3\n- a,b\n',
  );
});

test('YAML quotes a text whose first line is blank or indented, which a block would change', async () => {
  const value = [' \n', '  a\nb', '\n', '\n\na', '\t\n', 'a\n b\n'];
  const text = await written({ shape: 'value', value }, 'yaml');
  assert.deepEqual(parse(text), value);
  assert.equal(text.split('\n').filter((line) => line.startsWith('- "')).length, 5);
});
