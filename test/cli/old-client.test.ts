/** docs/from-concerto.md has the command of imco for every command of the old client. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { ReferenceCommand } from '../../src/reference/reference.ts';
import { allCommands, readReference } from './command-tree.ts';
import { codeIn, type Mapped, map, oldCommands, rowsOf } from './old-client-map.ts';

const takes = (command: ReferenceCommand, flag: string): boolean =>
  command.flags.some((one) => one.flag === flag || one.also.includes(flag));

const takesFile = (command: ReferenceCommand, flag: string): boolean =>
  command.flags.some(
    (one) =>
      (one.flag === flag || one.also.includes(flag)) &&
      (one.value?.includes('@file') || one.about.includes('@file')),
  );

const hasTarget = ({ arguments: words }: ReferenceCommand): boolean =>
  words.some(({ refers_to: noun }) => noun !== null);

/** What stands for flags of the old client everywhere; the document has them in a table of their own. */
const rules: Readonly<Record<string, (command: ReferenceCommand) => boolean>> = {
  id: hasTarget,
  labels: (command) => takes(command, '--label'),
  label: (command) => takes(command, '--add') && takes(command, '--remove'),
  'resource-type': hasTarget,
  'configuration-attributes-from-file': (command) => takesFile(command, '--attributes'),
  'parameter-values-from-file': (command) => takesFile(command, '--parameter'),
  filepath: ({ arguments: words }) => words.some(({ name }) => name === 'file'),
  'private-key': (command) => takes(command, '--private-key-file'),
  psk: (command) => takes(command, '--psk-file'),
};

/** Whether a place the map names is there: `--script`, or a word such as `SERVER...`. */
const hasPlace = (command: ReferenceCommand, place: string): boolean => {
  if (place.startsWith('--')) return takes(command, place);
  const name = place.toLowerCase().replace(/\.{3}$/, '');
  return command.arguments.some((word) => word.name === name && word.many === /\.{3}$/.test(place));
};

const hasCounterpart = (
  command: ReferenceCommand,
  { named, places }: Mapped,
  flag: string,
): boolean => {
  // What stands for a flag that the map names is at the same place on the other side.
  const at = named.indexOf(flag);
  if (at >= 0) return hasPlace(command, places[at] ?? '');
  return takes(command, `--${flag}`) || (rules[flag]?.(command) ?? false);
};

describe('the map from the old client', () => {
  let commands: ReadonlyMap<string, ReferenceCommand>;
  before(async () => {
    const all = allCommands(await readReference());
    commands = new Map(all.map((command) => [command.command, command]));
  });

  test('has every command exactly once', () => {
    assert.deepEqual(map.map(({ old }) => old).sort(), Object.keys(oldCommands).sort());
    assert.equal(map.length, 130);
  });

  for (const mapped of map) {
    const { old, words, places } = mapped;
    test(`of ${old} leads to a command that takes all it took`, () => {
      const command = commands.get(`imco ${words.join(' ')}`);
      assert.ok(command, `there is no imco ${words.join(' ')}`);
      assert.equal(command.kind, 'verb');
      for (const place of places) assert.ok(hasPlace(command, place), `it has no ${place}`);
      for (const flag of oldCommands[old] ?? []) {
        assert.ok(hasCounterpart(command, mapped, flag), `nothing stands for --${flag}`);
      }
    });
  }

  test('names every flag that is called differently everywhere', () => {
    const told = rowsOf('flag of `concerto`').flatMap(([left, right]) =>
      codeIn(`${left} ${right}`).map((word) => word.split(' ')[0]),
    );
    for (const flag of Object.keys(rules)) assert.ok(told.includes(`--${flag}`), `--${flag}`);
  });
});
