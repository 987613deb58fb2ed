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

  test('of uploads name a file of the kind that the platform takes', () => {
    const examplesOf = (noun: string, name: string): readonly string[] => {
      const resource = catalog.find((one) => one.noun === noun);
      const verb = resource?.verbs[name];
      assert.ok(resource && verb);
      return composeExamples(resource, name, verb);
    };
    assert.deepEqual(examplesOf('applications templates', 'upload'), [
      'imco applications templates upload ./wordpress.csar',
    ]);
    assert.deepEqual(examplesOf('infrastructure', 'import'), [
      'imco infrastructure import ./servers.zip --label migrated --wait',
      'imco infrastructure import --resume 6a75a2a2fa523f7b0f7b16ad',
    ]);
    assert.deepEqual(examplesOf('blueprint collection-versions', 'upload'), [
      'imco blueprint collection-versions upload ./collection.tar.gz --wait',
    ]);
  });

  test('of waits for a deletion are of resources that can be deleted', () => {
    for (const resource of catalog) {
      const { wait } = resource.verbs;
      if (!wait) continue;
      const deletes = Object.values(resource.verbs).some(
        (verb) => verb.kind === 'action' && verb.method === 'DELETE',
      );
      const shown = composeExamples(resource, 'wait', wait).some((one) => one.includes('deleted'));
      assert.equal(shown, deletes, resource.noun);
    }
  });
});
