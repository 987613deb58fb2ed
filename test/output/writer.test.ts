import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { test } from 'node:test';
import { UsageFailure } from '../../src/lib/failures/failures.ts';
import type { Document } from '../../src/output/document.ts';
import { formats } from '../../src/output/formats/formats.ts';
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

test('control characters in messages and text are escaped', async () => {
  const [out, err] = [new Kept(), new Kept()];
  const writer = openWriter(piped(out, err), { format: 'table', quiet: false });
  writer.note('server \u001b[2J is gone');
  await writer.text('Usage\n\tx\u009b');
  assert.equal(err.text, 'server \\u001b[2J is gone\n');
  assert.equal(out.text, 'Usage\n\tx\\u009b\n');
});

const onScreen = (columns = 80) => {
  const stream = new Kept();
  const sink = { stream, isTerminal: true, columns, colors: 0 } as const;
  return { stream, terminal: { ...piped(stream, stream), out: sink, err: sink } };
};

/** Things of which more is said while they come. */
const arriving = (say: (at: number) => void, fails = false): Document => ({
  shape: 'list',
  items: (async function* () {
    for (const at of [1, 2]) {
      say(at);
      yield [{ id: `id-${at}` }];
    }
    if (fails) throw new Error('the connection broke');
  })(),
  columns: [column('id', { kind: 'id' })],
});

for (const [format, { needsAll }] of Object.entries(formats)) {
  test(`nothing is said within a ${format} document, but after its last line`, async () => {
    const { stream, terminal } = onScreen();
    const writer = openWriter(terminal, { format, quiet: false });
    await writer.document(
      arriving((at) => {
        writer.note(`note ${at}`);
        if (at === 2 && !needsAll) writer.warn(`warning ${at}`);
      }),
    );
    writer.note('afterwards');
    const rest = /(^note 1\nnote 2\n(?:warning 2\n)?|^warning 2\nnote 1\nnote 2\n)afterwards\n$/m;
    assert.match(stream.text, rest);
    // What is urgent is said at once where nothing of the document has been written.
    const written = stream.text.replace(rest, '').replace(/^warning 2\n/, '');
    assert.match(written, /id-2[^i]*\n$/);
    assert.doesNotMatch(written, /note|warning/);
  });
}

test('what is said is said after a document that breaks off, too', async () => {
  const { stream, terminal } = onScreen();
  const writer = openWriter(terminal, { format: 'json', quiet: false });
  await assert.rejects(writer.document(arriving((at) => writer.note(`note ${at}`), true)));
  assert.match(stream.text, /\n\]\nnote 1\nnote 2\n$/);
});

test('bytes that do not end their line are followed by a new one, on a terminal only', async () => {
  async function* bytes(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('{"id":1}');
  }
  const { stream, terminal } = onScreen();
  const writer = openWriter(terminal, { format: 'json', quiet: false });
  await writer.raw(bytes());
  writer.note('1 more');
  assert.equal(stream.text, '{"id":1}\n1 more\n');
  const out = new Kept();
  await openWriter(piped(out, new Kept()), { format: 'json', quiet: false }).raw(bytes());
  assert.equal(out.text, '{"id":1}');
});

test('what goes on for as long as anyone looks keeps nothing back', async () => {
  const { stream, terminal } = onScreen();
  const writer = openWriter(terminal, { format: 'table', quiet: false });
  const seen: string[] = [];
  const document = arriving((at) => {
    writer.note(`note ${at}`);
    seen.push(stream.text);
  });
  assert.ok(document.shape === 'list');
  await writer.document({ ...document, live: true });
  assert.match(seen.join(), /note 1/);
});

test('messages are broken between words on a terminal, lines for programs are not', async () => {
  const { stream, terminal } = onScreen(20);
  const writer = openWriter(terminal, { format: 'table', quiet: false });
  writer.warn('error: the name is already taken');
  writer.warnProgram('{"error":"the name is already taken"}');
  assert.equal(
    stream.text,
    'error: the name is\nalready taken\n{"error":"the name is already taken"}\n',
  );
});

test('hidden columns are said once after the table, on a terminal and not with quiet', async () => {
  const items = [{ id: 'a'.repeat(24), name: 'web-1', state: 'operational' }];
  const columns = [
    column('name'),
    column('state', { kind: 'state' }),
    column('id', { kind: 'id' }),
  ];
  const texts = await Promise.all(
    [false, true].map(async (quiet) => {
      const { stream, terminal } = onScreen(40);
      await openWriter(terminal, { format: 'table', quiet }).document({
        shape: 'list',
        items,
        columns,
      });
      return stream.text;
    }),
  );
  const table = 'NAME   STATE\nweb-1  operational\n';
  const said = '1 column hidden (id): widen the\nterminal, or use -o wide\n';
  assert.deepEqual(texts, [table + said, table]);
});

test('a second answer is a defect', async () => {
  const out = new Kept();
  const writer = openWriter(piped(out, new Kept()), { format: 'json', quiet: false });
  await writer.document(list(0));
  await assert.rejects(writer.document(list(0)), /one output/);
  assert.equal(out.text, '[]\n');
});

test('a format that does not exist is refused, with those that do', () => {
  for (const format of ['tabel', 'toString', '']) {
    assert.throws(
      () => openWriter(piped(new Kept(), new Kept()), { format, quiet: false }),
      (error) =>
        error instanceof UsageFailure &&
        error.details.hint === `valid formats: ${Object.keys(formats).join(', ')}`,
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

test('a closed stdout is not an error', async () => {
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
