import assert from 'node:assert/strict';
import { open, readdir, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { answers, readBody, type Treatment } from '../support/byte-server.ts';
import { filePlatforms, ids } from '../support/file-platform.ts';
import { onTerminal, visible } from './screen.ts';

const platforms = filePlatforms();

const size = 40_000_000;

/** A storage that reads nothing until it is told to: what is sent by then fills the buffers on the way. */
const slowly = (): { readonly storage: Treatment; readonly goOn: () => void } => {
  let goOn: () => void = () => {};
  const wanted = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  return {
    storage: async (request, response, arrived) => {
      await wanted;
      await readBody(request, arrived);
      response.end();
    },
    goOn,
  };
};

test('an upload shows a bar, which is gone when it is over', async (t) => {
  const { storage, goOn } = slowly();
  const platform = await platforms.start(t, { 'PUT storage': storage });
  const path = join(platform.cwd, 'big.tgz');
  await (await open(path, 'w')).close();
  await truncate(path, size);
  const command = `imco blueprint attachments upload ${path} --script deploy`;
  const screen = onTerminal(command, platform.env);
  await screen.until(/^big\.tgz {2}\[=* *\] +\d+% {2}[\d.]+ \S?B of 40\.0 MB {2}/m);
  goOn();
  const { code, bytes } = await screen.ended();
  assert.equal(code, 0);
  const lines = visible(bytes);
  assert.match(lines[0] ?? '', /^ID +/);
  assert.doesNotMatch(lines.join('\n'), /40\.0 MB/);
});

test('a download shows a bar, and Ctrl-C takes it away with the file', async (t) => {
  const platform = await platforms.start(t, {
    'GET storage': (_, response) => {
      response.writeHead(200, { 'content-length': String(size) });
      response.write(Buffer.alloc(10_000_000));
    },
  });
  const command = `cd '${platform.cwd}' && imco blueprint attachments download ${ids.file}`;
  const screen = onTerminal(command, platform.env);
  await screen.until(/^site\.tgz {2}\[=+ +\] +25% {2}10\.0 MB of 40\.0 MB {2}/m);
  screen.type('\u0003');
  const { code, bytes } = await screen.ended();
  assert.equal(code, 130);
  assert.deepEqual(await readdir(platform.cwd), []);
  const lines = visible(bytes).filter((line) => line !== '');
  assert.match(lines[0] ?? '', /^(?:\^C)?error: interrupted/);
  assert.doesNotMatch(lines.join('\n'), /40\.0 MB/);
});

/** Answers in two parts, between which any bar is drawn. */
const inParts: Treatment = async (_, response) => {
  response.writeHead(200, { 'content-length': '16' });
  response.write('the bytes ');
  await new Promise((resolve) => setTimeout(resolve, 900));
  response.end('of it\n');
};

const download = `imco blueprint attachments download ${ids.file}`;
/** What a bar is drawn with, beside the bytes themselves. */
const drawsBar = /\d [kMG]?B\/s/;

test('whether a bar was drawn or not, nothing of it is left', async (t) => {
  const platform = await platforms.start(t, { 'GET storage': answers(200, 'x') });
  const screen = onTerminal(`cd '${platform.cwd}' && ${download}; echo then`, platform.env);
  const { code, bytes } = await screen.ended();
  assert.equal(code, 0);
  const lines = visible(bytes);
  assert.doesNotMatch(lines.join('\n'), drawsBar);
  assert.equal(lines.at(-1), 'then');
});

test('--quiet shows none', async (t) => {
  const platform = await platforms.start(t, { 'GET storage': inParts });
  const screen = onTerminal(`cd '${platform.cwd}' && ${download} --quiet`, platform.env);
  const { code, bytes } = await screen.ended();
  assert.equal(code, 0);
  assert.doesNotMatch(bytes, drawsBar);
});

test('bytes are not written to a terminal unless that is forced', async (t) => {
  const platform = await platforms.start(t);
  const command = `imco blueprint attachments download ${ids.file} --to -`;
  const refused = await onTerminal(command, platform.env).ended();
  assert.equal(refused.code, 2);
  assert.match(refused.bytes, /error: stdout is a terminal/);
  assert.equal(platform.home.arrived.length, 0);
  const { code, bytes } = await onTerminal(`${command} --force`, platform.env).ended();
  assert.deepEqual([code, visible(bytes)[0]], [0, 'the bytes of it']);
});

test('no bar is drawn over bytes on a terminal, however slowly they come', async (t) => {
  const platform = await platforms.start(t, { 'GET storage': inParts });
  const command = `imco blueprint attachments download ${ids.file} --to - --force`;
  const { code, bytes } = await onTerminal(command, platform.env).ended();
  assert.deepEqual([code, bytes], [0, 'the bytes of it\r\n']);
});
