import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { UsageFailure } from '../../src/failures.ts';
import type { Document } from '../../src/output/document.ts';
import { openWriter } from '../../src/output/writer.ts';
import { column, Kept, piped } from './sinks.ts';

const list = (count: number): Document => ({
  shape: 'list',
  items: Array.from({ length: count }, (_, at) => ({ id: `id-${at}`, text: 'x'.repeat(100) })),
  columns: [column('id', { kind: 'id' })],
});

/** A stream that fails every write the way the system does. */
const failing = (code: string): Writable =>
  new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(code), { code })),
  });

test('the answer goes to stdout and what is said to stderr', async () => {
  const [out, err] = [new Kept(), new Kept()];
  const writer = openWriter(piped(out, err), { format: 'json', quiet: false });
  writer.note('no servers');
  writer.warn('2 rows left out\n');
  await writer.document({ shape: 'object', item: { id: 'a' }, columns: [] });
  assert.equal(out.text, '{\n  "id": "a"\n}\n');
  assert.equal(err.text, 'no servers\n2 rows left out\n');
});

test('quiet silences notes, not warnings', () => {
  const err = new Kept();
  const writer = openWriter(piped(new Kept(), err), { format: 'table', quiet: true });
  writer.note('note');
  writer.warn('warning');
  assert.equal(err.text, 'warning\n');
});

test('messages and text are made safe', async () => {
  const [out, err] = [new Kept(), new Kept()];
  const writer = openWriter(piped(out, err), { format: 'table', quiet: false });
  writer.note('server \u001b[2J is gone');
  await writer.text('Usage\n\tx\u009b');
  assert.equal(err.text, 'server \\u001b[2J is gone\n');
  assert.equal(out.text, 'Usage\n\tx\\u009b\n');
});

test('a second answer is a defect', async () => {
  const out = new Kept();
  const writer = openWriter(piped(out, new Kept()), { format: 'json', quiet: false });
  await writer.document(list(0));
  await assert.rejects(writer.document(list(0)), /one answer/);
  assert.equal(out.text, '[]\n');
});

test('a format that does not exist is refused, with those that do', () => {
  for (const format of ['tabel', 'toString', '']) {
    assert.throws(
      () => openWriter(piped(new Kept(), new Kept()), { format, quiet: false }),
      (error) =>
        error instanceof UsageFailure && /table, wide, json/.test(error.details.hint ?? ''),
    );
  }
});

test('a big answer is written in chunks, each when the stream has taken the one before', async () => {
  const sizes: number[] = [];
  let waiting = 0;
  const slow = new Writable({
    highWaterMark: 1,
    write: (chunk, _encoding, done) => {
      waiting += 1;
      assert.equal(waiting, 1);
      assert.equal(slow.writableLength, chunk.length);
      sizes.push(chunk.length);
      setImmediate(() => {
        waiting -= 1;
        done();
      });
    },
  });
  await openWriter(piped(slow, new Kept()), { format: 'json', quiet: false }).document(list(5000));
  assert.ok(sizes.length > 5);
  assert.ok(sizes.every((size) => size < 66_000));
});

test('a reader of stdout that went away is no error', async () => {
  const writer = openWriter(piped(failing('EPIPE'), new Kept()), { format: 'json', quiet: false });
  await writer.document(list(5000));
  await writer.text('and nothing more');
});

test('a full disk is an error', async () => {
  const writer = openWriter(piped(failing('ENOSPC'), new Kept()), { format: 'json', quiet: false });
  await assert.rejects(writer.document(list(1)), { code: 'answer_not_written' });
});

test('errors of stderr harm nothing', async () => {
  const out = new Kept();
  const writer = openWriter(piped(out, failing('EIO')), { format: 'json', quiet: false });
  writer.warn('nobody hears this');
  writer.warn('nor this');
  await new Promise((resolve) => setImmediate(resolve));
  await writer.document(list(0));
  assert.equal(out.text, '[]\n');
});
