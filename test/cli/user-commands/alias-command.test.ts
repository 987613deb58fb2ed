import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fillAliasCommand,
  readAliasCommand,
} from '../../../src/cli/user-commands/alias-command.ts';
import { UsageFailure } from '../../../src/lib/failures/failures.ts';

const fill = (command: string, ...args: readonly string[]): readonly string[] => {
  const read = readAliasCommand(command);
  if ('problem' in read) throw new Error(read.problem);
  return fillAliasCommand('it', read.words, args);
};

const findProblem = (command: string): string => {
  const read = readAliasCommand(command);
  return 'problem' in read ? read.problem : '';
};

test('arguments take the places of $1 to $9, and others are added at the end', () => {
  for (const [command, args, line] of [
    ['cloud servers list', ['-o', 'json'], ['cloud', 'servers', 'list', '-o', 'json']],
    ['imco cloud servers list', [], ['cloud', 'servers', 'list']],
    ['a --filter name=$1*', ['web'], ['a', '--filter', 'name=web*']],
    ['a $2 $1 $2', ['x', 'y', '-z'], ['a', 'y', 'x', 'y', '-z']],
    ['a "$1"x', ['b c'], ['a', 'b cx']],
    [`a '$1' \\$1`, [], ['a', '$1', '$1']],
    ['a $HOME $(id) `id`', [], ['a', '$HOME', '$(id)', '`id`']],
    ['a $1', ['-'], ['a', '-']],
  ] as const) {
    assert.deepEqual(fill(command, ...args), line, command);
  }
});

test('an argument stays one word, whatever is in it', () => {
  for (const argument of ["x' --yes '", 'a b', '$2', '$(touch pwned)', '"', '\\', '; rm']) {
    assert.deepEqual(fill('delete name=$1', argument), ['delete', `name=${argument}`]);
  }
});

test('missing, empty and misplaced arguments are refused', () => {
  for (const [args, message] of [
    [[], /needs 2 arguments$/],
    [['a'], /needs 2 arguments$/],
    [['a', ''], /argument 2 of alias "it" is empty/],
    [[' ', 'b'], /argument 1 of alias "it" is empty/],
    [['a', '--yes'], /needs 2 arguments before --yes/],
    [['--', 'a'], /needs 2 arguments before --/],
  ] as const) {
    assert.throws(
      () => fill('a $1 $2', ...args),
      (error) => error instanceof UsageFailure && message.test(error.message),
      args.join(),
    );
  }
});

test('what only a shell could run is not an alias', () => {
  for (const command of ['!date', ' ! ls', 'a | wc', 'a && b', 'a ; b', 'a > f', 'a 2>&1', 'a &']) {
    assert.match(findProblem(command), /not a shell/, command);
  }
  for (const command of ["a '|' b", 'a --filter "x=y|z"', 'a state=x|y']) {
    assert.equal(findProblem(command), '', command);
  }
});

test('other faults of a command line are named', () => {
  for (const [command, problem] of [
    ['', /empty/],
    ['imco', /empty/],
    [`a 'b`, /quote is not closed/],
    ['a $0', /\$0 is not supported/],
    ['a $10', /\$10 is not supported/],
    ['a $@', /\$@ is not supported/],
    ['a $2', /uses \$2, but not \$1/],
  ] as const) {
    assert.match(findProblem(command), problem, command);
  }
});
