import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Outcome } from '../../src/output/document.ts';
import { screen, written } from './sinks.ts';

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

test('outcomes on a terminal wrap the message', async () => {
  assert.equal(
    await written({ shape: 'outcomes', outcomes }, 'table', screen(80)),
    [
      'NAME   ID                        STATE        RESULT',
      'web-1  5f0c2a7be1d4a9000c3b7a11  booting      done',
      'web-2  5f0c2a7be1d4a9000c3b7a12  operational  unchanged',
      '-      5f0c2a7be1d4a9000c3b7a13  -            server web-3 is stalled; boot',
      '                                              needs inactive',
      '',
    ].join('\n'),
  );
});

test('where there is little room states make way for messages, which stay wide enough to read', async () => {
  assert.equal(
    await written({ shape: 'outcomes', outcomes }, 'table', screen(60)),
    [
      'NAME   ID                        RESULT',
      'web-1  5f0c2a7be1d4a9000c3b7a11  done',
      'web-2  5f0c2a7be1d4a9000c3b7a12  unchanged',
      '-      5f0c2a7be1d4a9000c3b7a13  server web-3 is stalled;',
      '                                 boot needs inactive',
      '',
    ].join('\n'),
  );
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
