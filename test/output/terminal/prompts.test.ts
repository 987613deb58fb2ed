import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { test } from 'node:test';
import { Interruption } from '../../../src/lib/failures/failures.ts';
import type { Terminal } from '../../../src/lib/terminal.ts';
import { askText, type Choice, select } from '../../../src/output/terminal/prompts.ts';
import { selectSeveral } from '../../../src/output/terminal/select-several.ts';
import { openTerminal } from '../../../src/output/terminal/terminal.ts';

/** A terminal whose keys a test types, with all that was drawn on it. */
const typing = (
  env: Readonly<Record<string, string>> = {},
): {
  readonly terminal: Terminal;
  readonly type: (keys: string) => void;
  readonly drawn: () => string;
} => {
  const stream = (): PassThrough & { isTTY?: boolean; columns?: number; rows?: number } =>
    Object.assign(new PassThrough(), { isTTY: true, columns: 80, rows: 24, setRawMode: () => {} });
  const [stdin, stdout, stderr] = [stream(), stream(), stream()];
  let drawn = '';
  stderr.on('data', (chunk: Buffer) => {
    drawn += chunk.toString('utf8');
  });
  return {
    terminal: openTerminal({
      stdin,
      stdout,
      stderr,
      env: { TERM: 'xterm', ...env },
      color: 'never',
    }),
    type: (keys) => stdin.write(keys),
    drawn: () => drawn,
  };
};

/** Resolves once the question is drawn. */
const untilDrawn = async (drawn: () => string, text: string): Promise<void> => {
  for (let round = 0; round < 500 && !drawn().includes(text); round++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.ok(drawn().includes(text), drawn());
};

const plans: readonly Choice<number>[] = Array.from({ length: 40 }, (_, at) => ({
  value: at,
  label: `plan-${at}`,
  hint: at % 2 === 0 ? 'even' : 'odd',
}));

test('a list shows ten choices at most, and what is typed narrows it by every word', async () => {
  const { terminal, type, drawn } = typing();
  const chosen = select(terminal, 'which?', plans);
  await untilDrawn(drawn, 'plan-5 (odd)');
  assert.equal(drawn().match(/plan-\d+/g)?.length, 9);
  type('odd 3');
  await untilDrawn(drawn, 'plan-31 (odd)');
  type('\r');
  assert.equal(await chosen, 3);
});

test('a list draws nothing that the texts of the platform ask of a terminal', async () => {
  const { terminal, type, drawn } = typing();
  const evil = 'a\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e\nb';
  const chosen = select(terminal, evil, [{ value: 'x', label: evil, hint: evil }]);
  await untilDrawn(drawn, 'owned');
  type('\r');
  assert.equal(await chosen, 'x');
  for (const raw of ['\u001b]', '\u0007', '\u001b[2Jb', '\u009b', '\u202e']) {
    assert.ok(!drawn().includes(raw), JSON.stringify(drawn()));
  }
});

test('a list that is left is an interruption, and the reason of a signal is thrown', async () => {
  const { terminal, type, drawn } = typing();
  const left = select(terminal, 'which?', plans);
  await untilDrawn(drawn, 'which?');
  type('\u0003');
  await assert.rejects(left, Interruption);
  const controller = new AbortController();
  const reason = new Interruption('terminated', 'terminated');
  const aborted = select(typing().terminal, 'which?', plans, controller.signal);
  controller.abort(reason);
  await assert.rejects(aborted, (thrown) => thrown === reason);
});

test('a line of text stays open until there is nothing wrong with it', async () => {
  const { terminal, type, drawn } = typing();
  const check = (text: string): string | undefined =>
    text === 'right' ? undefined : `not "${text}"`;
  const answer = askText(terminal, 'word?', undefined, check);
  await untilDrawn(drawn, 'word?');
  type('\r');
  await untilDrawn(drawn, 'not ""');
  type('right');
  await untilDrawn(drawn, 'right');
  type('\r');
  assert.equal(await answer, 'right');
});

test('a plain list is numbered; words narrow it, and it stays open until a number is in it', async () => {
  const { terminal, type, drawn } = typing({ IMCO_PLAIN: '1' });
  const chosen = select(terminal, 'which\u001b[2J?', plans);
  await untilDrawn(drawn, 'Number (1-40)');
  assert.match(drawn(), /^ {3}1 {2}plan-0 \(even\)$/m);
  assert.equal(drawn().match(/plan-\d+/g)?.length, 40);
  type('odd 3\n');
  await untilDrawn(drawn, '  40  plan-39 (odd)\nNumber');
  type('41\n');
  await untilDrawn(drawn, '41 is not in the list');
  type('nowhere\n');
  await untilDrawn(drawn, 'nothing in the list matches');
  type('4\n');
  assert.equal(await chosen, 3);
  assert.ok(!drawn().includes('\u001b'), JSON.stringify(drawn()));
});

test('a plain line of text stays open until there is nothing wrong with it', async () => {
  const { terminal, type, drawn } = typing({ ACCESSIBLE: '1' });
  const check = (text: string): string | undefined => (text === 'right' ? undefined : 'wrong');
  const answer = askText(terminal, 'word?', undefined, check);
  await untilDrawn(drawn, 'word? ');
  type('left\n');
  await untilDrawn(drawn, 'wrong\nword? ');
  type('right\n');
  assert.equal(await answer, 'right');
});

test('a plain question ends with the reason of a signal', async () => {
  const { terminal, drawn } = typing({ TERM: 'dumb' });
  const controller = new AbortController();
  const reason = new Interruption('terminated', 'terminated');
  const aborted = select(terminal, 'which?', plans, controller.signal);
  await untilDrawn(drawn, 'Number');
  controller.abort(reason);
  await assert.rejects(aborted, (thrown) => thrown === reason);
});

for (const env of [{}, { IMCO_PLAIN: '1' }]) {
  test(`a path that is typed where a list is searched is the answer it may be (${JSON.stringify(env)})`, async () => {
    const { terminal, type, drawn } = typing(env);
    const chosen = select(terminal, 'which?', [
      { value: 'files', label: 'three files' },
      {
        value: 'archive',
        label: 'the archive',
        fromTyped: (typed) => (typed.includes('/') ? typed : undefined),
      },
    ]);
    await untilDrawn(drawn, 'the archive');
    type('/tmp/some key.zip');
    if (!('IMCO_PLAIN' in env)) await untilDrawn(drawn, 'key.zip');
    type(`${'IMCO_PLAIN' in env ? '\n' : '\r'}`);
    assert.equal(await chosen, '/tmp/some key.zip');
  });
}

test('several of a list are selected with Space, narrowed by what is typed', async () => {
  const { terminal, type, drawn } = typing();
  const chosen = selectSeveral(terminal, 'which?', plans);
  await untilDrawn(drawn, 'plan-5 (odd)');
  type(' ');
  await untilDrawn(drawn, '◼ plan-0');
  type('odd 3');
  await untilDrawn(drawn, '8 matches');
  type('\t');
  await untilDrawn(drawn, '◼ plan-3');
  type('\r');
  assert.deepEqual(await chosen, [0, 3]);
});

test('Enter takes the marked one if none is selected', async () => {
  const { terminal, type, drawn } = typing();
  const chosen = selectSeveral(terminal, 'which?', plans);
  await untilDrawn(drawn, 'plan-5 (odd)');
  type('\r');
  assert.deepEqual(await chosen, [0]);
});

test('several of a plain list are chosen by their numbers', async () => {
  const { terminal, type, drawn } = typing({ IMCO_PLAIN: '1' });
  const chosen = selectSeveral(terminal, 'which?', plans);
  await untilDrawn(drawn, 'Numbers (1-40, separated by spaces)');
  type('2 99\n');
  await untilDrawn(drawn, '99 is not in the list');
  type('2, 4 2\n');
  assert.deepEqual(await chosen, [1, 3]);
});
