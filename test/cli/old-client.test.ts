/** The README says for every command of the old client which command of imco it is. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { ReferenceCommand } from '../../src/cli/reference.ts';
import { allCommands, readReference } from './command-tree.ts';

const read = (path: string): string => readFileSync(join(process.cwd(), path), 'utf8');

/** Flags by command, as the old client had them. */
const oldCommands: Readonly<Record<string, readonly string[]>> = JSON.parse(
  read('test/cli/old-client-commands.json'),
);

/** One row of the map, in words: the old command, the new one and what stands for its flags. */
interface Mapped {
  readonly old: string;
  /** Old flags the map names, without dashes. */
  readonly named: readonly string[];
  readonly words: readonly string[];
  /** What stands for them, in the same order: a flag, or a word after the command. */
  readonly places: readonly string[];
}

const section = (): string => {
  const [, found] =
    /^## Coming from the old client\n([\s\S]*?)\n## /m.exec(read('README.md')) ?? [];
  assert.ok(found, 'the README has the section');
  return found;
};

const codeIn = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/g)].map(([, word = '']) => word);

/** Rows of the table with this heading, each as its two cells. */
const rowsOf = (heading: string): readonly (readonly [string, string])[] => {
  const [, body = ''] = section().split(`| ${heading} |`);
  const [table = ''] = body.split('\n\n');
  return [...table.matchAll(/^\| (`.*?) \| (.*) \|$/gm)].map(([, left = '', right = '']) => [
    left,
    right,
  ]);
};

const isFlagOrPlace = (word: string): boolean => /^(?:--|[A-Z])/.test(word);

/** `add-label`, `remove-label` → `label`: several old commands may be one new one. */
const mappedIn = (resource: string, item: string): readonly Mapped[] => {
  const [left = '', right] = item.split(' → ');
  const [target] = right === undefined ? [undefined] : codeIn(right);
  return codeIn(left).map((written) => {
    const [verb = '', ...flags] = written.split(' ');
    const all = (target ?? verb).split(' ');
    const words = all.filter((word) => !isFlagOrPlace(word));
    return {
      old: `${resource} ${verb}`,
      named: flags.map((flag) => flag.replace(/^--/, '')),
      // A single word is another verb of the same resource.
      words: words.length === 1 ? [...resource.split(' '), ...words] : words,
      places: all.filter(isFlagOrPlace),
    };
  });
};

const map: readonly Mapped[] = rowsOf('resource').flatMap(([resources, items]) =>
  codeIn(resources).flatMap((resource) =>
    items.split('; ').flatMap((item) => mappedIn(resource, item)),
  ),
);

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

/** What stands for flags of the old client everywhere; the README has them in its second table. */
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

  test('tells every flag that is another everywhere', () => {
    const told = rowsOf('flag of `concerto`').flatMap(([left, right]) =>
      codeIn(`${left} ${right}`).map((word) => word.split(' ')[0]),
    );
    for (const flag of Object.keys(rules)) assert.ok(told.includes(`--${flag}`), `--${flag}`);
  });
});
