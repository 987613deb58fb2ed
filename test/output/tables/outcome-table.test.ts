import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../../src/output/document.ts';
import { screen, written } from '../sinks.ts';

const outcomes: readonly Outcome[] = [
  { id: '5f0c2a7be1d4a9000c3b7a11', name: 'web-1', ok: true, state: 'booting' },
  {
    id: '5f0c2a7be1d4a9000c3b7a12',
    name: 'web-2',
    ok: true,
    unchanged: true,
    state: 'operational',
  },
  {
    id: '5f0c2a7be1d4a9000c3b7a13',
    name: null,
    ok: false,
    error: { code: 'wrong_state', message: 'server web-3 is stalled; boot needs inactive' },
  },
];

test('outcomes in a pipe are one line each, with the whole message', async () => {
  assert.equal(
    await written({ shape: 'outcomes', outcomes }, 'table'),
    [
      'NAME   ID                        STATE        RESULT',
      'web-1  5f0c2a7be1d4a9000c3b7a11  booting      done',
      'web-2  5f0c2a7be1d4a9000c3b7a12  operational  unchanged',
      '-      5f0c2a7be1d4a9000c3b7a13  -            server web-3 is stalled; boot needs inactive',
      '',
    ].join('\n'),
  );
});

test('ids make way where nothing has to wrap without them', async () => {
  assert.equal(
    await written({ shape: 'outcomes', outcomes }, 'table', screen(80)),
    [
      'NAME   STATE        RESULT',
      'web-1  booting      done',
      'web-2  operational  unchanged',
      '-      -            server web-3 is stalled; boot needs inactive',
      '',
    ].join('\n'),
  );
});

test('outcomes on a terminal wrap the message, and keep names and states', async () => {
  assert.equal(
    await written({ shape: 'outcomes', outcomes }, 'table', screen(40)),
    [
      'NAME   STATE        RESULT',
      'web-1  booting      done',
      'web-2  operational  unchanged',
      '-      -            server web-3 is',
      '                    stalled; boot needs',
      '                    inactive',
      '',
    ].join('\n'),
  );
});

test('ids make way before messages get narrow', async () => {
  const message = 'the platform has refused it as the account is over its limit of servers';
  const refused: Outcome = {
    ...outcomes[2],
    id: 'b',
    name: 'a',
    ok: false,
    error: { code: 'x', message },
  };
  const at = async (width: number): Promise<string> =>
    written({ shape: 'outcomes', outcomes: [refused] }, 'table', screen(width));
  // NAME, ID, STATE and the gaps between them take 17 cells, and a message no less than 24.
  assert.match(await at(41), /^NAME {2}ID {2}STATE {2}RESULT$/m);
  assert.match(await at(40), /^NAME {2}STATE {2}RESULT$/m);
});

test('a word that does not fit below RESULT takes lines of its own', async () => {
  const message = 'commission_stalled-and-decommissioned: see the events';
  const stalled: Outcome = {
    id: 'b',
    name: 'web-1',
    ok: false,
    state: 'commission_stalled',
    error: { code: 'x', message },
  };
  assert.equal(
    await written({ shape: 'outcomes', outcomes: [stalled] }, 'table', screen(40)),
    [
      'NAME   STATE               RESULT',
      'web-1  commission_stalled',
      '  commission_stalled-and-decommissioned:',
      '  see the events',
      '',
    ].join('\n'),
  );
});

test('a failure that is reported below has a word in the table', async () => {
  const document = { shape: 'outcomes', outcomes, brief: () => undefined } as const;
  assert.match(await written(document, 'table'), /needs inactive$/m);
  const brief = { ...document, brief: ({ ok }: Outcome) => (ok ? undefined : 'failed') };
  const text = await written(brief, 'table');
  assert.match(text, / failed\n$/);
  assert.doesNotMatch(text, /needs inactive/);
});

test('failed outcomes are red and those that worked are green', async () => {
  const text = await written({ shape: 'outcomes', outcomes }, 'table', screen(120, 1));
  assert.ok(text.includes('\u001b[32mdone\u001b[39m'));
  assert.match(text, / {2}unchanged$/m);
  assert.ok(text.includes('\u001b[31mserver web-3 is stalled'));
});

test('what was only accepted is requested, and in the colour of what goes on', async () => {
  const requested: Outcome = {
    id: 'a',
    name: 'web-1',
    ok: true,
    state: 'booting',
    requested: true,
  };
  const document = { shape: 'outcomes', outcomes: [requested] } as const;
  assert.match(await written(document, 'table'), /web-1 {2}a {3}booting {2}requested\n$/);
  const colored = await written(document, 'table', screen(120, 1));
  assert.ok(colored.includes('\u001b[33mrequested\u001b[39m'), JSON.stringify(colored));
});

test('no outcomes print nothing', async () => {
  assert.equal(await written({ shape: 'outcomes', outcomes: [] }, 'table'), '');
});
