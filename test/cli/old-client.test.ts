/** Every command of the old client is replaced by one of imco that takes and does the same. */
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { listOldCommands, type OldCommand } from '../../src/cli/suggestions/find-old-command.ts';
import type { ReferenceCommand } from '../../src/reference/reference.ts';
import { allCommands, readReference } from './command-tree.ts';
import { codeIn, oldClient, readDocument, renewDocument, rowsOf } from './old-client-map.ts';

const lineOf = ({ group, verb }: OldCommand): string => `${group} ${verb}`;

const takes = (command: ReferenceCommand, flag: string): boolean =>
  command.flags.some((one) => one.flag === flag || one.also.includes(flag));

const takesFile = (command: ReferenceCommand, flag: string): boolean =>
  command.flags.some(
    (one) =>
      (one.flag === flag || one.also.includes(flag)) &&
      [one.value, one.about].some((text) => /@file|<file>|JSON/.test(text ?? '')),
  );

const hasTarget = ({ arguments: words }: ReferenceCommand): boolean =>
  words.some(({ refers_to: noun }) => noun !== null);

/** What replaces flags of the old client everywhere; the document has them in a table of their own. */
const rules: Readonly<Record<string, (command: ReferenceCommand) => boolean>> = {
  id: hasTarget,
  labels: (command) => takes(command, '--label'),
  label: (command) => takes(command, '--add') && takes(command, '--remove'),
  'resource-type': (command) => hasTarget(command) || takes(command, '--server-array'),
  'configuration-attributes-from-file': (command) => takesFile(command, '--attributes'),
  'parameter-values-from-file': (command) => takesFile(command, '--parameter'),
  'parameters-from-file': (command) =>
    takesFile(command, '--parameter') || takesFile(command, '--parameter-values-file'),
  'inputs-from-file': (command) => takesFile(command, '--inputs-file'),
  'definition-from-file': (command) => takesFile(command, '--definition'),
  filepath: ({ arguments: words }) => words.some(({ name }) => name === 'file'),
  'private-key': (command) => takes(command, '--private-key-file'),
  psk: (command) => takes(command, '--psk-file'),
};

/** Whether a command has what replaces a flag: `--script`, or an argument such as `SERVER...`. */
const hasPlace = (command: ReferenceCommand, place: string): boolean => {
  if (place.startsWith('--')) return place.split('|').every((flag) => takes(command, flag));
  const name = place.toLowerCase().replace(/\.{3}$/, '');
  return command.arguments.some((word) => word.name === name && word.many === /\.{3}$/.test(place));
};

describe('a command of the old client', () => {
  let commands: ReadonlyMap<string, ReferenceCommand>;
  before(async () => {
    const all = allCommands(await readReference());
    commands = new Map(all.map((command) => [command.command, command]));
  });

  const find = (words: readonly string[]): ReferenceCommand => {
    const command = commands.get(`imco ${words.join(' ')}`);
    assert.ok(command, `there is no imco ${words.join(' ')}`);
    return command;
  };

  /** Operations of a command, of a wait for what it started, and of finding what is named. */
  const operationsAround = (command: ReferenceCommand): readonly string[] => {
    const [, first = ''] = command.command.split(' ');
    const nouns = [...command.flags, ...command.arguments].map(({ refers_to: noun }) => noun);
    const plural = command.command.split(' ').at(-2);
    const others = [...commands.values()].filter(({ command: line }) => {
      const isWait = line.startsWith(`imco ${first}`) && line.endsWith(' wait');
      // With `--server`, a list has the rows that `imco cloud servers volumes` shows.
      const reads = nouns.flatMap((noun) => [`imco ${noun} list`, `imco ${noun} ${plural}`]);
      return isWait || reads.includes(line);
    });
    return [command, ...others].flatMap(({ operations }) => operations.map(({ id }) => id));
  };

  /** What changes something: a wait or a look-up does not. */
  const listChanging = (): ReadonlySet<string> =>
    new Set(
      [...commands.values()].flatMap(({ operations }) =>
        operations.flatMap(({ id, method }) => (method === 'GET' ? [] : [id])),
      ),
    );

  test('is in the table exactly once', () => {
    const all = listOldCommands().map(lineOf);
    assert.deepEqual(all.toSorted(), Object.keys(oldClient).sort());
    assert.equal(all.length, 235);
  });

  for (const old of listOldCommands()) {
    const { flags = [], operations = [] } = oldClient[lineOf(old)] ?? {};

    test(`${lineOf(old)} leads to a command that takes all it took`, () => {
      const command = find(old.words);
      assert.equal(command.kind, 'verb');
      for (const [flag, place] of Object.entries(old.places)) {
        assert.ok(flags.includes(flag), `it never had --${flag}`);
        assert.ok(hasPlace(command, place), `there is no ${place}`);
      }
      for (const flag of old.further) assert.ok(!/^--/.test(flag) || takes(command, flag), flag);
      for (const flag of flags) {
        const is = flag in old.places || takes(command, `--${flag}`) || rules[flag]?.(command);
        assert.ok(is, `nothing replaces --${flag}`);
      }
    });

    test(`${lineOf(old)} leads to a command that does what it did`, () => {
      const command = find(old.words);
      const own = command.operations.map(({ id }) => id);
      const around = operationsAround(command);
      const changing = listChanging();
      assert.ok(operations.length > 0);
      for (const id of operations) {
        assert.ok((changing.has(id) ? own : around).includes(id), `${id} is in none of ${around}`);
      }
    });
  }

  test('has its place in the document', () => {
    const document = readDocument();
    assert.equal(document, renewDocument(document), 'run "npm run completions"');
  });

  test('has flags that are called differently everywhere, which the document names', () => {
    const told = rowsOf('flag of `concerto`').flatMap(([left, right]) =>
      codeIn(`${left} ${right}`).map((word) => word.split(' ')[0]),
    );
    for (const flag of Object.keys(rules)) assert.ok(told.includes(`--${flag}`), `--${flag}`);
  });
});
