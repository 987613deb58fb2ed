/** The archive of a Chef cookbook, as operators hand it over. */
import { gzipSync } from 'node:zlib';

const blockSize = 512;

/** Bytes filled up to whole blocks. */
const padded = (bytes: Buffer): Buffer =>
  Buffer.concat([bytes], Math.ceil(bytes.length / blockSize) * blockSize);

const octal = (value: number, length: number): string =>
  `${value.toString(8).padStart(length - 1, '0')}\0`;

/** A header block of a file (POSIX.1-1988, ustar interchange format). */
const headerOf = (path: string, size: number): Buffer => {
  const header = Buffer.alloc(blockSize);
  header.write(path, 0);
  header.write(octal(0o644, 8), 100);
  header.write(octal(0, 8), 108);
  header.write(octal(0, 8), 116);
  header.write(octal(size, 12), 124);
  header.write(octal(0, 12), 136);
  header.write('0', 156);
  header.write('ustar\x0000', 257, 'latin1');
  // The checksum is taken with spaces in its own place.
  header.write(' '.repeat(8), 148);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 7)} `, 148);
  return header;
};

/** A gzipped tar archive with these files: path and text. */
const archiveOf = (files: readonly (readonly [string, string])[]): Buffer => {
  const blocks = files.flatMap(([path, text]) => {
    const bytes = Buffer.from(text);
    return [headerOf(path, bytes.length), padded(bytes)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(2 * blockSize)]));
};

/** A gzipped tar archive of an Ansible collection with one playbook. */
export const collectionArchive = (namespace: string, name: string, version: string): Buffer =>
  archiveOf([
    ['MANIFEST.json', JSON.stringify({ collection_info: { namespace, name, version } })],
    ['playbooks/site.yml', '- hosts: all\n'],
  ]);

/** A gzipped tar archive of a cookbook with one recipe. */
export const cookbookArchive = (name: string, version: string): Buffer => {
  const metadata = JSON.stringify({ name, version, description: `Cookbook ${name}` });
  return archiveOf([
    [`${name}/metadata.json`, metadata],
    [`${name}/recipes/default.rb`, "package 'nginx'\n"],
  ]);
};
