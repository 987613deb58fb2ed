import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import type { SandboxOptions } from '../../src/sandbox/index.ts';
import { parseFault } from '../../src/sandbox/server/faults.ts';
import { conflict, listed, sandboxFor, taken } from './support.ts';
import { transfersFor } from './transfer.ts';

const minute = 60_000;
const cookbooks = '/blueprint/cookbook_versions';

/** One member of a tar archive: header and content, in blocks of 512 bytes. */
const tarMember = (name: string, text: string): Buffer => {
  const header = Buffer.alloc(512);
  const size = Buffer.byteLength(text);
  header.write(name, 0);
  header.write('0000644\0', 100);
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  header.write('        0', 148);
  header.write('ustar\x0000', 257);
  const content = Buffer.alloc(Math.ceil(size / 512) * 512);
  content.write(text);
  return Buffer.concat([header, content]);
};

const tarOf = (members: Readonly<Record<string, string>>): Buffer =>
  Buffer.concat([
    ...Object.entries(members).map(([name, text]) => tarMember(name, text)),
    Buffer.alloc(1024),
  ]);

const ruby = `name             'shop'\nversion "2.0.1"\ndescription 'Sells things'\n`;
const json = JSON.stringify({ name: 'shop', version: '2.0.1', description: 'Sells things' });
const recipes = { 'shop/recipes/default.rb': '', 'shop/recipes/cart.rb': 'x' };

const archives: Readonly<Record<string, Buffer>> = {
  'tar.gz with metadata.rb': gzipSync(tarOf({ 'shop/metadata.rb': ruby, ...recipes })),
  'tar with metadata.json': tarOf({ 'shop/metadata.json': json, ...recipes }),
  'zip with metadata.json': Buffer.from(
    zipSync({
      'shop/metadata.json': strToU8(json),
      'shop/recipes/default.rb': strToU8(''),
      'shop/recipes/cart.rb': strToU8('x'),
    }),
  ),
};

const uploadFor = async (context: TestContext, options: Partial<SandboxOptions> = {}) => {
  const bed = await sandboxFor(context, options);
  const transfers = transfersFor(bed.sandbox);
  context.after(transfers.close);
  return {
    ...bed,
    /** Uploads an archive and has it processed; answers where it is. */
    upload: async (archive: Buffer): Promise<string> => {
      const row = await taken(bed.client, 'POST', cookbooks, {});
      const path = `${cookbooks}/${String(row.id)}`;
      assert.equal(row.state, 'created');
      assert.match(await conflict(bed.client, 'POST', `${path}/process`, {}), /not been uploaded/);
      assert.equal((await transfers.put(String(row.upload_url), archive)).status, 200);
      const processing = await taken(bed.client, 'POST', `${path}/process`, {});
      assert.deepEqual([processing.state, processing.upload_url], ['processing', null]);
      bed.clock.forward(minute);
      return path;
    },
  };
};

for (const [what, archive] of Object.entries(archives))
  test(`a cookbook is read from a ${what}`, async (context) => {
    const { client, upload } = await uploadFor(context);
    const row = await taken(client, 'GET', await upload(archive));
    assert.deepEqual(
      [row.state, row.name, row.version, row.description, row.error_message],
      ['ready', 'shop', '2.0.1', 'Sells things', null],
    );
    assert.deepEqual(row.recipes, ['shop::cart', 'shop::default']);
    assert.equal(row.revision_id, createHash('sha256').update(archive).digest('hex'));
    assert.equal(row.publicly_available, false);
  });

test('a name and version that are in use already are a duplicate', async (context) => {
  const { client, clock, upload } = await uploadFor(context);
  const archive = archives['tar with metadata.json'] ?? Buffer.alloc(0);
  const first = await upload(archive);
  const second = await upload(archive);
  assert.equal((await taken(client, 'GET', first)).state, 'ready');
  const { state, error_message: message } = await taken(client, 'GET', second);
  assert.equal(state, 'duplicated');
  assert.match(String(message), /Version 2\.0\.1 of shop already exists/);
  await taken(client, 'DELETE', first);
  await taken(client, 'POST', `${second}/process`, {});
  clock.forward(minute);
  assert.equal((await taken(client, 'GET', second)).state, 'ready');
});

const noCookbooks: readonly (readonly [string, Buffer, RegExp])[] = [
  ['text', Buffer.from('hello'), /neither a tar/],
  ['an empty file', Buffer.alloc(0), /neither a tar/],
  [
    'broken gzip',
    archives['tar.gz with metadata.rb']?.subarray(0, 60) ?? Buffer.alloc(0),
    /neither/,
  ],
  ['no metadata', tarOf({ 'shop/README.md': 'x' }), /does not contain a metadata/],
  ['metadata too deep', tarOf({ 'a/b/metadata.json': json }), /does not contain a metadata/],
  ['no name', tarOf({ 'metadata.json': '{"version": "1.0.0"}' }), /does not contain a name/],
  ['metadata that is no JSON', tarOf({ 'metadata.json': '{' }), /does not contain a name/],
  ['a version of two numbers', tarOf({ 'metadata.rb': "name 'a'\nversion '1.0'\n" }), /version/],
];

for (const [what, archive, says] of noCookbooks)
  test(`processing ends in processing_error with the reason for ${what}`, async (context) => {
    const { client, upload } = await uploadFor(context);
    const row = await taken(client, 'GET', await upload(archive));
    assert.equal(row.state, 'processing_error');
    assert.match(String(row.error_message), says);
  });

test('processing that is to fail does so, and can be repeated', async (context) => {
  const { client, upload, sandbox } = await uploadFor(context, {
    faults: [parseFault('process:processing_error')],
  });
  const path = await upload(archives['tar with metadata.json'] ?? Buffer.alloc(0));
  const failed = await taken(client, 'GET', path);
  assert.equal(failed.state, 'processing_error');
  assert.equal(typeof failed.error_message, 'string');
  await sandbox.close();
  const again = await sandboxFor(context, { folder: sandbox.folder });
  await taken(again.client, 'POST', `${path}/process`, {});
  again.clock.forward(minute);
  const ready = await taken(again.client, 'GET', path);
  assert.deepEqual([ready.state, ready.error_message, ready.name], ['ready', null, 'shop']);
});

test('a duplicate names the cookbook version that it duplicates', async (context) => {
  const { client, upload } = await uploadFor(context, {
    faults: [parseFault('process:duplicated')],
  });
  const row = await taken(
    client,
    'GET',
    await upload(archives['tar with metadata.json'] ?? Buffer.alloc(0)),
  );
  assert.deepEqual([row.state, row.name, row.version], ['duplicated', 'shop', '2.0.1']);
  assert.match(String(row.error_message), /Version 2\.0\.1 of shop already exists/);
});

test('the seeded account has versions of every kind, and a template that uses one', async (context) => {
  const { client } = await sandboxFor(context);
  const rows = await listed(client, cookbooks);
  const states = new Set(rows.map((row) => row.state));
  assert.deepEqual([...states].sort(), ['processing_error', 'ready']);
  const joomla = rows.find((row) => row.name === 'joomla' && row.version === '1.4.6');
  assert.match(
    await conflict(client, 'DELETE', `${cookbooks}/${String(joomla?.id)}`),
    /in use by the template joomla/,
  );
});
