/** The sessions of this folder as tests. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import {
  findNewestApi,
  findPlatformRelease,
  type PlatformReleaseName,
} from '../../src/catalog/versions/platform-release.ts';
import { play } from './play.ts';
import { readTranscript, selectVersion } from './transcript.ts';

const folder = join(process.cwd(), 'test', 'acceptance');

/** Sessions that take long: the fast tests leave them to the slow ones. */
const longSessions: ReadonlySet<string> = new Set([
  'hundreds.session',
  'login.session',
  'network.session',
  'platforms.session',
  'storage-and-settings.session',
  'trouble.session',
  'what-must-hold.session',
]);

/** Whether a session takes long. */
export const isLongSession = (file: string): boolean => longSessions.has(file);

/** A test for each session that matches, against a platform of this release, in the newest version that it has. */
export const testSessions = (
  release: PlatformReleaseName,
  matches: (file: string) => boolean = () => true,
): void => {
  const api = findNewestApi(findPlatformRelease(release));
  describe(`sessions at a terminal, platform ${release}`, { concurrency: 4 }, () => {
    for (const file of readdirSync(folder).filter(
      (name) => name.endsWith('.session') && matches(name),
    )) {
      const transcript = readTranscript(
        selectVersion(readFileSync(join(folder, file), 'utf8'), api),
      );
      test(`${file}: ${transcript.title}`, async () => {
        const found = await play(transcript, release);
        assert.ok(found === undefined, `${file}, ${found}`);
      });
    }
  });
};
