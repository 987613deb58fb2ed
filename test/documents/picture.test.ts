import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { pictureFile, renderPicture, runSession } from './picture.ts';

/** Durations and moments differ from run to run. */
const withoutTimes = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?/g, '<time>')
    .replaceAll(/\b\d+(?:\.\d+)?(?:ms|s|m|h|d)\b/g, '<duration>');

test('the picture in the README shows what the program prints', async () => {
  const picture = await readFile(pictureFile, 'utf8');
  const now = renderPicture(await runSession());
  assert.equal(withoutTimes(picture), withoutTimes(now), 'write it anew with "npm run picture"');
});
