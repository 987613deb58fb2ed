/** CONTRIBUTING.md is followed literally, in a copy of the repository. */
import { readFileSync } from 'node:fs';
import { describe } from 'node:test';
import { testInCopy } from './repository-copy.ts';

describe('in a copy of the repository, CONTRIBUTING.md', () => {
  testInCopy(readFileSync('CONTRIBUTING.md', 'utf8'));
});
