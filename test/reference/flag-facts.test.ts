/** What the reference says of flags is what the parser does with them. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Command, CommanderError } from 'commander';
import { findPlatformRelease } from '../../src/catalog/versions/platform-release.ts';
import { normalizeWords } from '../../src/cli/command-line/normalize-words.ts';
import { findCommand } from '../../src/cli/find-command.ts';
import { UsageFailure } from '../../src/lib/failures/failures.ts';
import { buildProgram } from '../../src/program/program.ts';
import { createReference, type ReferenceCommand } from '../../src/reference/reference.ts';
import type { ReferenceFlag } from '../../src/reference/reference-flags.ts';
import { withAllBelow } from '../cli/command-tree.ts';
import { runImco } from '../support/program.ts';
import { createTestContext } from '../support/run-context.ts';
import { startPlatform, type TestPlatform } from '../terminal/platform.ts';

const output = { writeOut: () => {}, writeErr: () => {} };

/** The tree as far as words lead to it. */
const build = (words: readonly string[]): Command => {
  const context = createTestContext();
  return buildProgram({ ...context, host: { ...context.host, args: words } }, output);
};

const reference = createReference(buildProgram(createTestContext(), output, 'whole'), '');

/** A flag of a command; those of every command are taken from one that has them. */
interface Case {
  readonly words: readonly string[];
  readonly flag: ReferenceFlag;
}

const commands = reference.commands.flatMap(withAllBelow);

const wordsOf = ({ command }: ReferenceCommand): readonly string[] => command.split(' ').slice(1);

/** Flags of every command are tried at one that has no others of their names. */
const byCommand: readonly (readonly Case[])[] = [
  ...commands.map((command) => command.flags.map((flag) => ({ words: wordsOf(command), flag }))),
  reference.common_flags.map((flag) => ({ words: ['status'], flag })),
];

const cases = byCommand.flat();

const label = ({ words, flag }: Case): string => `${words.join(' ')} ${flag.flag}`;

/** Values that a flag takes, by its type; all others take any word. */
const samples: Readonly<Record<string, readonly [string, string]>> = {
  integer: ['3', '4'],
  number: ['3', '4'],
  duration: ['5s', '6s'],
  time: ['1h', '2h'],
};

const chooseSample = ({ type, values }: ReferenceFlag): readonly [string, string] => {
  const [one, other] = values ?? [];
  return one !== undefined && other !== undefined ? [one, other] : (samples[type] ?? ['a', 'b']);
};

/** Parses words behind a command of a program; answers the value of a flag. */
const parse = (program: Command, { words, flag }: Case, given: readonly string[]): unknown => {
  const command = findCommand(program, words);
  const option = command.options.find(({ long }) => long === flag.flag);
  assert.ok(option, flag.flag);
  command.parseOptions(normalizeWords(program, [...words, ...given]).slice(words.length));
  return command.getOptionValue(option.attributeName());
};

/** Calls `check` with each flag, and a program for all of a command. */
const eachFlag = (check: (one: Case, program: Command) => void): void => {
  for (const group of byCommand) {
    const [first] = group;
    if (!first) continue;
    const program = build(first.words);
    for (const one of group) check(one, program);
  }
};

/** What is refused as a slip of the operator, not as a defect. */
const isRefused = (thrown: unknown): boolean =>
  thrown instanceof CommanderError || thrown instanceof UsageFailure;

describe('the reference of flags', () => {
  test('says which are followed by a value, and which may be', () => {
    assert.ok(cases.length > 1000, `${cases.length} flags`);
    eachFlag((one, program) => {
      const { flag, value, value_optional: isOptional } = one.flag;
      const alone = (): unknown => parse(program, one, [flag]);
      if (value !== null && !isOptional) {
        assert.throws(alone, { code: 'commander.optionMissingArgument' }, label(one));
      } else assert.equal(typeof alone(), 'boolean', label(one));
    });
    const optional = cases.filter(({ flag }) => flag.value_optional);
    assert.deepEqual([...new Set(optional.map(({ flag }) => flag.flag))].sort(), [
      '--from-concerto',
      '--wait',
    ]);
    for (const one of optional) {
      const program = build(one.words);
      const given = one.flag.value?.startsWith('[=')
        ? [`${one.flag.flag}=deleted`]
        : [one.flag.flag, 'path'];
      assert.doesNotThrow(() => parse(program, one, given), label(one));
    }
  });

  test('marks flags without a value as switches, which are off by default', () => {
    for (const one of cases) {
      const { type, value, default: usual } = one.flag;
      assert.equal(value === null, type === 'switch' || type === 'boolean', label(one));
      assert.equal(usual === false, type === 'switch', label(one));
    }
    assert.equal(cases.find(({ flag }) => flag.flag === '--no-headers')?.flag.type, 'switch');
  });

  test('calls repeatable exactly what adds up when it is given twice', () => {
    eachFlag((one, program) => {
      if (one.flag.value === null || one.flag.value_optional) return;
      const [first, second] = chooseSample(one.flag);
      const given = [one.flag.flag, first, one.flag.flag, second];
      if (!one.flag.repeatable) {
        assert.throws(() => parse(program, one, given), isRefused, label(one));
        return;
      }
      const all = parse(program, one, given);
      assert.ok(Array.isArray(all), label(one));
      assert.deepEqual(all, [first, second], label(one));
    });
  });

  test('has the values that are taken, and no others', () => {
    let count = 0;
    eachFlag((one, program) => {
      if (one.flag.type !== 'choice' || one.flag.list) return;
      count += 1;
      const given = [one.flag.flag, 'nonsense'];
      assert.throws(
        () => parse(program, one, given),
        { code: 'commander.invalidArgument' },
        label(one),
      );
      for (const value of one.flag.values ?? []) {
        const fresh = build(one.words);
        assert.equal(parse(fresh, one, [one.flag.flag, value]), value, label(one));
      }
    });
    assert.ok(count > 5, `${count} choices`);
  });
});

describe('the reference of flags, where a run reads them', () => {
  let platform: TestPlatform;
  before(async () => {
    // The newest platform has the commands of every version.
    platform = await startPlatform(1000, findPlatformRelease('10'));
  });
  after(() => platform.close());

  const run = (words: readonly string[]) => runImco(words, { env: platform.env });

  /** Something for each word that a command takes, at least for those it cannot do without. */
  const argumentsOf = ({ words }: Case, all: 'all' | 'required'): readonly string[] => {
    const command = commands.find((one) => wordsOf(one).join(' ') === words.join(' '));
    const taken = command?.arguments ?? [];
    return taken.filter(({ required }) => required || all === 'all').map(() => 'web');
  };

  test('a number, a duration or a time takes no other text', async () => {
    const kinds = new Set(['integer', 'number', 'duration', 'time']);
    const typed = cases.filter(({ flag }) => kinds.has(flag.type));
    assert.ok(typed.length > 150, `${typed.length} flags`);
    const left: Case[] = [];
    for (const one of typed) {
      try {
        parse(build(one.words), one, [one.flag.flag, 'nonsense']);
        // What reads it is the command itself.
        left.push(one);
      } catch (thrown) {
        assert.ok(isRefused(thrown), label(one));
      }
    }
    assert.ok(left.length > 10 && left.length < 60, `${left.length} flags`);
    for (const one of left) {
      const words = [...one.words, one.flag.flag, 'nonsense', ...argumentsOf(one, 'required')];
      const { code, stdout, stderr } = await run(words);
      assert.equal(stdout, '', label(one));
      assert.ok(code === 2, `${label(one)}: ${code} ${stderr}`);
      assert.ok(stderr.includes(one.flag.flag.slice(2)), `${label(one)}: ${stderr}`);
    }
  });

  test('a flag that needs another is refused without it', async () => {
    const needing = cases.filter(({ flag }) => flag.needs !== null);
    assert.ok(needing.length > 30, `${needing.length} flags`);
    for (const one of needing) {
      const [first] = chooseSample(one.flag);
      const value = one.flag.value === null ? [] : [first];
      const { code, stderr } = await run([
        ...one.words,
        ...argumentsOf(one, 'all'),
        one.flag.flag,
        ...value,
      ]);
      assert.equal(code, 2, `${label(one)}: ${stderr}`);
      for (const other of one.flag.needs ?? []) assert.ok(stderr.includes(other), stderr);
    }
  });
});
