import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { errorCodes } from '../../../src/lib/failures/error-codes.ts';

test('every error code is in use, and they are listed in the order of the alphabet', () => {
  const codes = Object.keys(errorCodes);
  assert.deepEqual(codes, codes.toSorted());
  const sources = readdirSync('src', { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('error-codes.ts'))
    .map((file) => readFileSync(join('src', file), 'utf8'))
    .join('\n');
  assert.deepEqual(
    codes.filter((code) => !sources.includes(`'${code}'`)),
    [],
  );
});
