import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { describe, test } from 'node:test';
import { isJsonObject } from '../../src/lib/json/members.ts';
import { recordingFile, tasks } from './recording.ts';

/** The header and events of the committed recording. */
const readRecording = async (): Promise<readonly unknown[]> =>
  (await readFile(recordingFile, 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the recording in the README', () => {
  test('is asciicast v2, with times that do not go back', async () => {
    const [header, ...events] = await readRecording();
    assert.ok(isJsonObject(header) && header.version === 2);
    let before = 0;
    for (const event of events) {
      assert.ok(Array.isArray(event) && event.length === 3, JSON.stringify(event));
      const [at, kind, text] = event;
      assert.ok(typeof at === 'number' && at >= before, String(at));
      assert.equal(kind, 'o');
      assert.equal(typeof text, 'string');
      before = at;
    }
  });

  test('shows each task with its commands, and nothing of the machine', async () => {
    const [, ...events] = await readRecording();
    const shown = events.map((event) => (Array.isArray(event) ? String(event[2]) : '')).join('');
    for (const { title, commands } of tasks) {
      assert.ok(shown.includes(`# ${title}`), `${title}: write it anew with "npm run recording"`);
      for (const command of commands) assert.ok(shown.includes(`$ ${command}\r\n`), command);
    }
    for (const place of [homedir(), tmpdir(), process.cwd()])
      assert.ok(!shown.includes(`${place}/`), place);
    assert.doesNotMatch(shown, /unknown command|unknown option|internal error/);
  });
});
