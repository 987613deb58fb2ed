import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ActionFailure, ConnectionFailure } from '../../src/lib/failures/failures.ts';
import type { Document, Outcome } from '../../src/output/document.ts';
import { withFallback } from '../../src/output/fallback.ts';
import { notWrittenErrorCode } from '../../src/output/output-sink.ts';
import { openWriter, type Writer } from '../../src/output/writer.ts';
import { createRedactor } from '../../src/platform/redact.ts';
import { Kept, piped } from './sinks.ts';

const outcome = (name: string, ok = true): Outcome => ({ id: `id-${name}`, name, ok });

/** A writer that fails as it is told, with its fallback and what that says. */
const failing = (
  format: string,
  document: Writer['document'],
  { hasChanged = true, lostReader = false } = {},
) => {
  const err = new Kept();
  const plain = openWriter(piped(new Kept(), err), { format, quiet: false });
  const guarded = withFallback(
    { ...plain, document, lostReader: () => lostReader },
    { hasChanged: () => hasChanged, redact: (value) => createRedactor().value(value) },
  );
  return { ...guarded, said: () => err.text };
};

const missing = Object.assign(new Error('ENOENT: no such file, open chunks/json.cjs'), {
  code: 'ENOENT',
});

test('unwritten output goes to stderr, as JSON lines for people and as one object for programs', async () => {
  const document: Document = { shape: 'outcomes', outcomes: [outcome('web-1'), outcome('web-2')] };
  for (const why of [
    missing,
    new ActionFailure('no', { code: notWrittenErrorCode, cause: missing }),
  ]) {
    const people = failing('table', () => Promise.reject(why));
    await people.writer.document(document);
    const [first, ...lines] = people.said().trimEnd().split('\n');
    assert.match(first ?? '', /the change was made, and the output could not be written: ENOENT/);
    assert.deepEqual(
      lines.map((line) => JSON.parse(line)),
      document.outcomes,
    );
    assert.equal(people.unwritten()?.kind, 'failed');

    const program = failing('json', () => Promise.reject(why));
    await program.writer.document(document);
    assert.deepEqual(JSON.parse(program.said()).unwritten.answer, document.outcomes);
  }
});

test('of what was only accepted is not said that it was carried out', async () => {
  const requested: Outcome = { ...outcome('web-1'), requested: true };
  const object = { shape: 'object', item: { id: '1', state: 'booting' }, columns: [] } as const;
  const table: readonly (readonly [Document, string])[] = [
    [{ shape: 'outcomes', outcomes: [requested] }, 'the change was requested, and'],
    [
      { shape: 'outcomes', outcomes: [outcome('web-2'), requested] },
      'the change was requested, and',
    ],
    [{ shape: 'outcomes', outcomes: [outcome('web-2')] }, 'the change was made, and'],
    [
      { shape: 'outcomes', outcomes: [requested, outcome('web-2', false)] },
      'some changes failed, and',
    ],
    [{ ...object, requested: true }, 'the change was requested, and'],
    [object, 'the change was made, and'],
  ];
  for (const [document, words] of table) {
    for (const format of ['table', 'json']) {
      for (const lostReader of [false, true]) {
        const write = () => (lostReader ? Promise.resolve() : Promise.reject(missing));
        const { writer, said } = failing(format, write, { lostReader });
        await writer.document(document);
        assert.ok(said().includes(words), said());
      }
    }
  }
});

test('the end of the run does not repeat what was said', async () => {
  for (const format of ['table', 'json']) {
    const { writer, said, unwritten } = failing(format, () => Promise.reject(missing));
    await writer.document({ shape: 'outcomes', outcomes: [outcome('web-1')] });
    const failure = unwritten();
    assert.ok(failure);
    assert.equal(failure.code, notWrittenErrorCode);
    assert.match(failure.message, /it was written to stderr/);
    assert.doesNotMatch(failure.message, /ENOENT|carried out/);
    assert.equal(said().split('ENOENT').length, 2);
  }
});

test('outcomes that are still missing are waited for and reported', async () => {
  async function* arriving(): AsyncGenerator<readonly Outcome[]> {
    yield [outcome('web-1')];
    await new Promise(setImmediate);
    yield [outcome('web-2', false)];
  }
  const { writer, said } = failing('jsonl', async (document) => {
    assert.ok(document.shape === 'outcomes' && Symbol.asyncIterator in document.outcomes);
    for await (const _ of document.outcomes) throw missing;
  });
  await writer.document({ shape: 'outcomes', outcomes: arriving() });
  const { message, answer } = JSON.parse(said()).unwritten;
  assert.match(message, /some changes failed/);
  assert.deepEqual(
    answer.map(({ name }: Outcome) => name),
    ['web-1', 'web-2'],
  );
});

test('no secret is repeated on stderr', async () => {
  const { writer, said } = failing('json', () => Promise.reject(missing));
  const item = { id: '1', name: 'vpn', psk: 'hunter2-secret' };
  await writer.document({ shape: 'object', item, columns: [] });
  assert.match(said(), /"vpn"/);
  assert.doesNotMatch(said(), /hunter2/);
});

test('a closed pipe is not a failure of the run', async () => {
  const { writer, said, unwritten } = failing('table', async () => {}, { lostReader: true });
  await writer.document({ shape: 'outcomes', outcomes: [outcome('web-1')] });
  assert.match(said(), /stdout was closed\n\{.*"web-1"/);
  assert.equal(unwritten(), undefined);
});

test('failures of the source, and of runs that changed nothing, are thrown as ever', async () => {
  const document: Document = { shape: 'outcomes', outcomes: [] };
  const source = new ConnectionFailure('the connection broke');
  await assert.rejects(
    failing('json', () => Promise.reject(source)).writer.document(document),
    source,
  );
  const reading = failing('json', () => Promise.reject(missing), { hasChanged: false });
  await assert.rejects(reading.writer.document(document), missing);
  assert.equal(reading.said(), '');
});
