import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openWriter } from '../../src/output/writer.ts';
import { runImco } from '../support/program.ts';

test('a defect says where to report it, to a person and to a program', async () => {
  const broken = {
    openWriter: (...given: Parameters<typeof openWriter>) => ({
      ...openWriter(...given),
      document: () => Promise.reject(new TypeError('Invalid URL')),
    }),
  };
  const words = ['config', 'path'];
  const { code, stderr } = await runImco(words, broken);
  assert.equal(code, 70);
  assert.match(
    stderr,
    /^error: this is a bug in imco: Invalid URL\nhint: report it in .*--debug\n$/,
  );
  const told = await runImco([...words, '-o', 'json'], broken);
  assert.equal(told.code, 70);
  const { error } = JSON.parse(told.stderr);
  assert.equal(error.code, 'defect');
  assert.match(error.hint, /^report it in .*--debug$/);
});
