import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseFault } from '../../src/sandbox/server/faults.ts';
import { Refusal } from '../../src/sandbox/server/replies.ts';
import { openFileStore } from '../../src/sandbox/storage/files.ts';
import { conflict, idOf, listed, sandboxFor, taken } from './support.ts';
import { storeFor, transfersFor } from './transfer.ts';

test('a transfer in chunks is taken, whatever its size', async (context) => {
  const { client, transfers, add } = await storeFor(context);
  for (const size of [0, 1, 3 * 1024 * 1024]) {
    const { path, url } = await add(`chunks ${size}`);
    const bytes = randomBytes(size);
    const taking = await transfers.put(url, bytes, { 'Transfer-Encoding': 'chunked' });
    assert.equal(taking.status, 200);
    const row = await taken(client, 'PUT', `${path}/uploaded`, {});
    const { download_url: address } = await taken(client, 'GET', path);
    assert.ok((await transfers.get(String(address))).bytes.equals(bytes), String(row.id));
  }
});

test('a transfer without a length is refused', async (context) => {
  const { transfers, add, kept } = await storeFor(context);
  const { url } = await add('a');
  const before = kept();
  assert.equal((await transfers.putNothing(url)).status, 411);
  assert.deepEqual(kept(), before);
});

test('a chunked transfer that is broken off or endless leaves no file', async (context) => {
  const { transfers, add, kept, sandbox } = await storeFor(context);
  const { url } = await add('broken');
  const before = kept();
  await transfers.breakOff(url, randomBytes(1024 * 1024), { 'Transfer-Encoding': 'chunked' });
  const deadline = Date.now() + 5000;
  while (kept().length > before.length && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(kept(), before);

  const endless = async function* () {
    for (;;) yield Buffer.alloc(1000);
  };
  const files = openFileStore(sandbox.folder.files);
  const parcel = { id: 'endless', bytes: endless(), size: undefined, most: 100_000 };
  await assert.rejects(
    files.receive(parcel, async () => undefined),
    (error) => error instanceof Refusal && error.reply.status === 413,
  );
  assert.deepEqual(kept(), before);
});

test('a transfer that is broken off leaves no file', async (context) => {
  const { client, transfers, add, kept } = await storeFor(context);
  const { path, url } = await add('big');
  const before = kept();
  const bytes = randomBytes(1024 * 1024);
  await transfers.breakOff(url, bytes);
  const deadline = Date.now() + 5000;
  while (kept().length > before.length && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 10));
  assert.deepEqual(kept(), before);
  assert.match(await conflict(client, 'PUT', `${path}/uploaded`, {}), /not been uploaded/);
  assert.equal((await transfers.put(url, bytes)).status, 200);
});

test('a large file does not grow the process', async (context) => {
  const { add, sandbox } = await storeFor(context, { storageHost: true });
  const { path, url } = await add('large');
  const part = randomBytes(1024 * 1024);
  const count = 200;
  const hash = createHash('sha256');
  const before = process.memoryUsage().rss;
  let most = before;
  await new Promise<void>((resolve, reject) => {
    const outgoing = request(
      url,
      {
        method: 'PUT',
        ca: readFileSync(sandbox.folder.storageCa),
        headers: { 'Content-Length': String(part.length * count) },
      },
      (incoming) => {
        assert.equal(incoming.statusCode, 200);
        incoming.resume().on('end', resolve);
      },
    );
    outgoing.on('error', reject);
    let left = count;
    const next = (): void => {
      most = Math.max(most, process.memoryUsage().rss);
      if (left === 0) return void outgoing.end();
      left -= 1;
      hash.update(part);
      outgoing.write(part, next);
    };
    next();
  });
  assert.ok(most - before < 120 * 1024 * 1024, `grew by ${(most - before) / 1024 / 1024} MB`);
  const file = readFileSync(join(sandbox.folder.files, path.slice(path.lastIndexOf('/') + 1)));
  assert.equal(createHash('sha256').update(file).digest('hex'), hash.digest('hex'));
});

test('faults of the storage spare the API, and faults of the API the storage', async (context) => {
  const api = await storeFor(context, { faults: [parseFault('storage:http:503')] });
  const { url } = await api.add('a');
  assert.equal((await api.transfers.put(url, Buffer.from('x'))).status, 503);
  const { sandbox } = api;
  await sandbox.close();
  const bed = await sandboxFor(context, {
    folder: sandbox.folder,
    faults: [parseFault('http:503')],
  });
  const transfers = transfersFor(bed.sandbox);
  context.after(transfers.close);
  const address = `${bed.sandbox.storage}${new URL(url).pathname}${new URL(url).search}`;
  assert.equal((await transfers.put(address, Buffer.from('x'))).status, 200);
  assert.equal((await bed.client.send('GET', '/ping')).status, 503);
});

test('a dropped transfer ends half-way, in both directions', async (context) => {
  const faults = [parseFault('storage:drop')];
  const { client, transfers, add, kept } = await storeFor(context, { faults });
  const { url } = await add('a');
  const before = kept();
  await assert.rejects(transfers.put(url, randomBytes(2 * 1024 * 1024)));
  const script = await idOf(client, '/blueprint/scripts', 'rotate-logs');
  const [seeded] = await listed(client, `/blueprint/scripts/${script}/attachments`);
  const shown = await taken(client, 'GET', `/blueprint/attachments/${String(seeded?.id)}`);
  await assert.rejects(transfers.get(String(shown.download_url)), { code: 'ECONNRESET' });
  assert.deepEqual(kept(), before);
});

test('a very short transfer can be dropped as well', async (context) => {
  const sizes = [0, 1, 2];
  const whole = await storeFor(context);
  const paths: string[] = [];
  for (const size of sizes) {
    const { path, url } = await whole.add(`small ${size}`);
    assert.equal((await whole.transfers.put(url, Buffer.alloc(size))).status, 200);
    await taken(whole.client, 'PUT', `${path}/uploaded`, {});
    paths.push(path);
  }
  await whole.sandbox.close();
  const { folder } = whole.sandbox;
  const { client, transfers, add, kept } = await storeFor(context, {
    folder,
    faults: [parseFault('storage:drop')],
  });
  const before = kept();
  for (const path of paths) {
    const { download_url: url } = await taken(client, 'GET', path);
    await assert.rejects(transfers.get(String(url)));
  }
  for (const size of sizes) {
    const { url } = await add(`dropped ${size}`);
    await assert.rejects(transfers.put(url, Buffer.alloc(size)));
  }
  assert.deepEqual(kept(), before);
});
