import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { breakCommand } from '../../src/cli/break-command.ts';
import { allCommands, readReference } from './command-tree.ts';

/** The words a shell makes of a command. */
const readWords = (command: string): string =>
  execFileSync('sh', ['-c', `printf '<%s>' ${command}`], { encoding: 'utf8' });

test('a command that fits is left as it is', () => {
  assert.deepEqual(breakCommand('imco cloud servers list', 40), ['imco cloud servers list']);
});

test('a command that is too long is broken between words, never inside quotes', () => {
  assert.deepEqual(breakCommand("imco a --name 'West  Europe' --query \"[?a == 'b c']\"", 30), [
    "imco a --name 'West  Europe' \\",
    '    --query "[?a == \'b c\']"',
  ]);
});

test('a shell reads the same words from the lines as from the command', () => {
  for (const command of [
    "imco x --a 'b  c' --d=\"e 'f' \\\" g\" h'i j'k --l m",
    "imco realms list --cloud-provider 'Microsoft Azure' -o json",
  ]) {
    const lines = breakCommand(command, 24);
    assert.ok(lines.length > 1);
    assert.equal(readWords(lines.join('\n')), readWords(command));
  }
});

test('every example of imco fits the manual', async () => {
  for (const { examples } of allCommands(await readReference())) {
    for (const line of examples.flatMap((command) => breakCommand(command, 67))) {
      assert.ok(line.length <= 67, line);
    }
  }
});
