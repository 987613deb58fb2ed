import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../../src/catalog/index.ts';
import { newCommand } from '../../../src/cli/command.ts';
import { addImpliedList } from '../../../src/program/implied-list.ts';
import { readListFlags } from '../../../src/verbs/flags/list-flags.ts';
import { verbKinds } from '../../../src/verbs/index.ts';
import { createTestContext } from '../../support/run-context.ts';

test('the flags of every list are those its command is built with', () => {
  const context = createTestContext();
  let lists = 0;
  for (const resource of catalog) {
    for (const [name, verb] of Object.entries(resource.verbs)) {
      if (verb.kind !== 'list') continue;
      lists += 1;
      const command = newCommand(name, '');
      const before = command.options.length;
      verbKinds.list.build({ context, resource, name, command }, verb);
      const built = command.options
        .slice(before)
        .map(({ long, required }) => [long, required ? 'value' : 'none']);
      const read = [...readListFlags(resource, verb)];
      assert.deepEqual(read.toSorted(), built.toSorted(), resource.noun);
    }
  }
  assert.ok(lists > 20);
});

test('a list is implied by its own flags, whatever their values are called', () => {
  for (const line of [
    'audit events --since 1h',
    'audit events --level=list',
    'cloud servers --filter list',
    'cloud servers --sort show --profile boot',
    'cloud servers --label boot',
    'cloud servers -o json --limit 3',
    'cloud servers --profile list --watch',
    'labels',
    'labels --profile list',
  ]) {
    const words = line.split(' ');
    const nouns = words[0] === 'labels' ? 1 : 2;
    assert.deepEqual(addImpliedList(words), words.toSpliced(nouns, 0, 'list'), line);
  }
  for (const line of [
    'cloud servers',
    'cloud servers -o json',
    'cloud servers list --limit 3',
    'cloud servers --limit 3 list',
    'cloud servers --limit=3 boot web-1',
    'cloud servers --limit 3 --help',
    'cloud servers --nosuch 3',
    'status --limit 3',
    'ping',
  ]) {
    const words = line.split(' ');
    assert.deepEqual(addImpliedList(words), words, line);
  }
});
