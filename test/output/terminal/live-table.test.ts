import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, test } from 'node:test';
import { formatElapsed } from '../../../src/lib/time/age.ts';
import { createRuler } from '../../../src/output/tables/width.ts';
import { createColors } from '../../../src/output/terminal/colors.ts';
import { formatFrame, type LiveRow } from '../../../src/output/terminal/live-table.ts';
import { openTerminal } from '../../../src/output/terminal/terminal.ts';

const stream = (): PassThrough => new PassThrough();
const plain = createColors(
  openTerminal({ stdin: stream(), stdout: stream(), stderr: stream(), env: {}, color: undefined })
    .err,
);

const standing = (name: string, more: Partial<LiveRow> = {}): LiveRow => ({
  name,
  state: 'booting',
  tone: 'busy',
  before: ['inactive'],
  ended: undefined,
  ...more,
});

const drawn = async (
  standings: readonly LiveRow[],
  size: { readonly width: number; readonly height: number },
  now = 9000,
): Promise<readonly string[]> => {
  const ruler = await createRuler(standings.map(({ name }) => name));
  return formatFrame({ standings, started: 0, now }, size, ruler, plain);
};

const wide = { width: 79, height: 23 };

describe('the table of a wait', () => {
  test('has a row for each thing: state, time, and where it was before', async () => {
    const lines = await drawn(
      [
        standing('web-1', { before: ['inactive', 'booting'], state: 'bootstrapping' }),
        standing('web-2', { before: [] }),
      ],
      wide,
    );
    assert.deepEqual(lines, [
      'NAME   STATE          ELAPSED  BEFORE',
      'web-1  bootstrapping  9s       inactive > booting',
      'web-2  booting        9s       -',
    ]);
  });

  test('shows rows in progress first, and stops the time of finished ones', async () => {
    const lines = await drawn(
      [standing('web-1', { ended: 4000, state: 'operational' }), standing('web-2')],
      wide,
    );
    assert.match(lines[1] ?? '', /^web-2 .* 9s /);
    assert.match(lines[2] ?? '', /^web-1 .* 4s /);
  });

  for (const height of [2, 3, 5, 10]) {
    test(`is no higher than ${height} lines and counts the hidden rows`, async () => {
      const all = Array.from({ length: 30 }, (_, at) => standing(`web-${at}`));
      const lines = await drawn(all, { width: 79, height });
      assert.ok(lines.length <= height);
      if (height < 3) return;
      assert.equal(lines.at(-1), `and ${30 - (height - 2)} more: enlarge the window to see them`);
    });
  }

  test('is never wider than the terminal', async () => {
    const names = ['web-1', 'a name that is longer than most', '漢字の名前がここにある', '👩‍💻'];
    const all = names.map((name) => standing(name, { before: ['a', 'b', 'c', 'd', 'e', 'f'] }));
    for (const width of [20, 30, 40, 79]) {
      const ruler = await createRuler(names);
      for (const line of await drawn(all, { width, height: 20 })) {
        assert.ok(ruler.width(line) <= Math.max(width, 26), `${width}: ${line}`);
      }
    }
  });

  test('escape sequences in names and states are shown, not sent', async () => {
    const evil = 'x\u001b[2J\r\n\u202e';
    const text = (await drawn([standing(evil, { state: evil, before: [evil] })], wide)).join('');
    assert.doesNotMatch(text, /\p{C}/u);
  });
});

test('elapsed times are in whole seconds, or in the largest unit of which there are two', () => {
  assert.deepEqual([0, 9999, 65_000, 3_725_000].map(formatElapsed), ['0s', '9s', '65s', '62m']);
});
