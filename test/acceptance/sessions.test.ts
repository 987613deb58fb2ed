import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { play } from './play.ts';
import { readTranscript } from './transcript.ts';

const folder = join(process.cwd(), 'test', 'acceptance');

describe('sessions at a terminal', { concurrency: 4 }, () => {
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.session'))) {
    const transcript = readTranscript(readFileSync(join(folder, file), 'utf8'));
    test(`${file}: ${transcript.title}`, async () => {
      const found = await play(transcript);
      assert.ok(found === undefined, `${file}, ${found}`);
    });
  }
});
