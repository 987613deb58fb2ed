import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, type TestContext, test } from 'node:test';
import { formatNames, isForPeople } from '../../src/output/formats/formats.ts';
import { makeAuthority } from '../support/certificates.ts';
import { answer, startFaultyServer } from '../support/faulty-server.ts';
import { folderWith } from '../support/folders.ts';
import { spawnImco } from '../support/program.ts';

/** Warns in every way Node has, at once and later, as a version of Node or a library might. */
const warning = `
const { EventEmitter } = require('node:events');
const warn = () => {
  process.emitWarning('planted plain');
  process.emitWarning('planted old', 'DeprecationWarning', 'DEP9999');
  process.emitWarning('planted new', 'ExperimentalWarning');
  const emitter = new EventEmitter();
  for (let count = 0; count < 12; count += 1) emitter.on('planted', () => {});
};
warn();
setTimeout(warn, 0).unref();
process.nextTick(warn);
`;

const warningEnv = async (t: TestContext) => {
  const folder = await folderWith(t, { 'warn.cjs': warning });
  return {
    NODE_OPTIONS: `--require=${join(folder, 'warn.cjs')}`,
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_PENDING_DEPRECATION: '1',
  };
};

describe('a warning of Node', () => {
  for (const words of [
    ['--version'],
    ['--help'],
    ['completion', 'bash'],
    ['config', 'show'],
    ['config', 'show', '-o', 'json'],
    ['help', '--json'],
  ]) {
    test(`is not on stderr of: ${words.join(' ')}`, async (t) => {
      const { code, stdout, stderr } = await spawnImco(words, { env: await warningEnv(t) });
      assert.deepEqual([code, stderr], [0, '']);
      assert.doesNotMatch(stdout, /planted|Warning\b/);
    });
  }

  for (const format of formatNames.filter((name) => !isForPeople(name))) {
    test(`leaves one JSON object on stderr with ${format}`, async (t) => {
      const words = ['ping', '--endpoint', 'https://127.0.0.1:1', '-o', format];
      const { code, stdout, stderr } = await spawnImco(words, { env: await warningEnv(t) });
      assert.deepEqual([code, stdout], [10, '']);
      assert.equal(JSON.parse(stderr).error.code, 'not_configured');
    });
  }

  test('about verification is not printed before a TLS failure', async (t) => {
    const [own, other] = await Promise.all([makeAuthority(), makeAuthority('CN=Other')]);
    const [pair, person] = await Promise.all([other.server(), own.client()]);
    const server = await startFaultyServer(pair, own.cert, [answer(200, {})]);
    t.after(() => server.close());
    const folder = await folderWith(t, {
      'ca.pem': own.cert,
      'cert.pem': person.cert,
      'key.pem': person.key,
    });
    const files = ['ca', 'cert', 'key'].flatMap((name) => [
      `--${name}`,
      join(folder, `${name}.pem`),
    ]);
    const words = ['ping', '--endpoint', server.endpoint, ...files, '-o', 'json'];
    const { stderr } = await spawnImco(words, { env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } });
    assert.doesNotMatch(stderr, /Warning/);
    assert.equal(JSON.parse(stderr).error.code, 'unknown_ca');
  });

  test('is shown only with --debug and text output', async (t) => {
    const env = await warningEnv(t);
    const words = ['ping', '--endpoint', 'https://127.0.0.1:1', '--debug'];
    const text = await spawnImco(words, { env });
    assert.match(text.stderr, /^runtime: Warning: planted plain$/m);
    assert.match(text.stderr, /^runtime: DeprecationWarning: planted old$/m);
    assert.match(text.stderr, /^runtime: MaxListenersExceededWarning: /m);
    const json = await spawnImco([...words, '-o', 'json'], { env });
    assert.doesNotMatch(json.stderr, /Warning/);
    assert.equal(JSON.parse(json.stderr).error.code, 'not_configured');
  });
});
