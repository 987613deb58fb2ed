import assert from 'node:assert/strict';
import { test } from 'node:test';
import { written } from './sinks.ts';

test('YAML quotes the words that readers of YAML 1.1 take for more than text', async () => {
  const value = ['=', '<<', ':name', '1,5', '-1,234.5', 'a=b', 'a:b', '10.1.2.3', 'a,b'];
  assert.equal(
    await written({ shape: 'value', value }, 'yaml'),
    '- "="\n- "<<"\n- ":name"\n- "1,5"\n- "-1,234.5"\n- a=b\n- a:b\n- 10.1.2.3\n- a,b\n',
  );
});
