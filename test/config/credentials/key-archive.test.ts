import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { readKeyArchive } from '../../../src/config/credentials/key-archive.ts';
import { ConfigurationFailure } from '../../../src/lib/failures/failures.ts';
import { failureOf } from '../../support/failing.ts';
import { folderWith } from '../../support/folders.ts';
import { type Put, zipOf } from '../../support/zip.ts';

const bytesOf = (text: string): Buffer => Buffer.from(text);

const three: readonly Put[] = [
  { name: 'ca_cert.pem', bytes: bytesOf('the authority') },
  { name: 'cert.crt', bytes: bytesOf('the certificate') },
  { name: 'private/cert.key', bytes: bytesOf('the key') },
];

const reading = async (t: TestContext, archive: Uint8Array) => {
  const path = join(await folderWith(t, {}), 'api-key.zip');
  await writeFile(path, archive);
  return readKeyArchive(path);
};

const textsIn = async (t: TestContext, archive: Uint8Array): Promise<readonly string[]> => {
  const { ca, cert, key } = await reading(t, archive);
  return [ca.pem, cert.pem, key.pem];
};

const texts = ['the authority', 'the certificate', 'the key'];

test('the three files are read at any depth, packed or not, whatever else is there', async (t) => {
  const members = Object.fromEntries(three.map(({ name, bytes }) => [name, bytes]));
  assert.deepEqual(await textsIn(t, zipSync(members)), texts);
  assert.deepEqual(await textsIn(t, zipSync(members, { level: 0 })), texts);
  const deep = three.map((put) => ({ ...put, name: `a/b/ssl/${put.name}` }));
  const beside = [
    { name: 'a/', bytes: bytesOf(''), mode: 0o040755 },
    { name: '__MACOSX/._cert.crt', bytes: bytesOf('x') },
    { name: 'README', bytes: bytesOf('x') },
  ];
  assert.deepEqual(await textsIn(t, zipOf([...beside, ...deep])), texts);
  // As Windows PowerShell 5 packs a folder.
  const windows = deep.map((put) => ({ ...put, name: put.name.replaceAll('/', '\\') }));
  assert.deepEqual(await textsIn(t, zipOf(windows)), texts);
});

test('an archive that differs from those of the platform is refused', async (t) => {
  const bomb = deflateRawSync(Buffer.alloc(64 * 1024 * 1024));
  const huge = (size: number): Put => ({
    ...{ name: 'cert.crt', bytes: bomb, method: 8, size },
    checksum: 0,
  });
  const rest = three.filter(({ name }) => name !== 'cert.crt');
  const wrong: readonly (readonly [readonly Put[], RegExp])[] = [
    [[...three, { name: '../../x', bytes: bytesOf('x') }], /\.\.\/\.\.\/x has a path outside/],
    [[...three, { name: '/etc/passwd', bytes: bytesOf('x') }], /outside the archive/],
    [[...three, { name: 'a\\..\\x', bytes: bytesOf('x') }], /outside the archive/],
    [[...three, { name: '\\\\host\\x', bytes: bytesOf('x') }], /outside the archive/],
    [
      [...rest, { name: 'a\\cert.crt', bytes: bytesOf('x'), otherName: 'a/evil' }],
      /two different names/,
    ],
    [[...three, { name: 'a\\cert.crt', bytes: bytesOf('x') }], /contains cert\.crt 2 times/],
    [[...three, { name: 'C:x', bytes: bytesOf('x') }], /outside the archive/],
    [[...rest, { ...huge(100), mode: 0o120777 }], /cert\.crt is a symbolic link or a device/],
    [
      [...three, { name: 'link', bytes: bytesOf('/etc/passwd'), mode: 0o120777 }],
      /is a symbolic link/,
    ],
    [[...three, { name: 'cert.crt', bytes: bytesOf('other') }], /cert\.crt twice/],
    [[...three, { name: 'ssl/cert.crt', bytes: bytesOf('other') }], /contains cert\.crt 2 times/],
    [rest, /does not contain cert\.crt/],
    [[...rest, { name: 'CERT.CRT', bytes: bytesOf('x') }], /does not contain cert\.crt/],
    // Four gigabytes by its own words, and 64 megabytes that say they are 100 bytes.
    [[...rest, huge(0xfffffffe)], /too large when unpacked/],
    [[...rest, huge(100)], /too large when unpacked/],
    [[...three, { ...huge(0xffffffff), name: 'zeros' }], /zeros is too large/],
    [[...rest, { name: 'cert.crt', bytes: bytesOf('x'), checksum: 1 }], /cert\.crt is damaged/],
    [[...rest, { name: 'cert.crt', bytes: bytesOf('xyz'), method: 8 }], /cert\.crt is damaged/],
    [[...rest, { name: 'cert.crt', bytes: bytesOf('x'), method: 12 }], /unsupported compression/],
    [[...rest, { name: 'cert.crt', bytes: bytesOf('x'), flags: 1 }], /is encrypted/],
    [
      [...rest, { name: 'cert.crt', bytes: bytesOf('x'), otherName: 'evil.crt' }],
      /two different names/,
    ],
    [Array.from({ length: 65 }, (_, at) => ({ name: `${at}`, bytes: bytesOf('') })), /65 files/],
  ];
  for (const [members, says] of wrong) {
    const failure = await failureOf(reading(t, zipOf(members)));
    assert.equal(failure.kind, 'configuration');
    assert.equal(failure.code, 'bad_archive');
    assert.match(failure.message, says);
  }
});

test('a file that is not an archive, or too large, is refused', async (t) => {
  for (const [content, says] of [
    [bytesOf(''), /not a ZIP archive/],
    [bytesOf('hello'), /not a ZIP archive/],
    [Buffer.concat([zipOf(three), bytesOf('more')]), /not a ZIP archive/],
    [Buffer.alloc(1024 * 1024 + 1), /too large for an API key/],
  ] as const) {
    assert.match((await failureOf(reading(t, content))).message, says);
  }
  const absent = await failureOf(readKeyArchive('/nowhere/api-key.zip'));
  assert.equal(absent.message, 'the archive /nowhere/api-key.zip does not exist');
  const unpacked = await failureOf(readKeyArchive(await folderWith(t, {})));
  assert.match(unpacked.details.hint ?? '', /--ca, --cert and --key/);
  // As "zip -fz" and some servers pack what is small enough without it.
  const end = zipOf(three).length - 22;
  const zip64 = Buffer.concat([
    zipOf(three).subarray(0, end),
    Buffer.alloc(20),
    zipOf(three).subarray(end),
  ]);
  zip64.writeUInt32LE(0x07064b50, end);
  assert.match((await failureOf(reading(t, zip64))).message, /Zip64, which imco cannot read/);
  // It never ends.
  assert.match((await failureOf(readKeyArchive('/dev/zero'))).message, /too large for an API key/);
});

test('a damaged archive gives either its files or a configuration failure', async (t) => {
  const path = join(await folderWith(t, {}), 'api-key.zip');
  const whole = zipOf(three);
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), fc.nat(9), async (at, value, cut) => {
      const damaged = Buffer.from(whole);
      damaged[at] = value;
      await writeFile(path, cut === 0 ? damaged.subarray(0, at) : damaged);
      await readKeyArchive(path).catch((error: unknown) => {
        assert.ok(error instanceof ConfigurationFailure, String(error));
      });
    }),
    { numRuns: 200 },
  );
});
