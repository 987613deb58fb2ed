import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalog } from '../../src/catalog/index.ts';
import { composeExamples } from '../../src/verbs/examples.ts';
import { runImco } from '../support/program.ts';

/** The words of the first command of a line, as a shell splits them. */
const wordsOf = (line: string): string[] =>
  [...(line.split(' | ')[0] ?? '').matchAll(/'([^']*)'|(\S+)/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? '',
  );

describe('the examples in help', () => {
  for (const resource of catalog) {
    for (const [name, verb] of Object.entries(resource.verbs)) {
      test(`of ${resource.noun} ${name} are commands imco takes`, async () => {
        const examples = composeExamples(resource, name, verb);
        assert.ok(examples.length > 0);
        for (const example of examples) {
          const [imco, ...args] = wordsOf(example);
          assert.equal(imco, 'imco');
          // Taken as a command, it then misses only a platform to talk to.
          const { code, stderr } = await runImco(args);
          assert.equal(code, 10, `${example}\n${stderr}`);
        }
      });
    }
  }
});
