import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  createEnvironmentCheck,
  findEnvironmentProblems,
} from '../../../src/commands/doctor/environment.ts';

test('an environment without TLS variables passes', () => {
  const env = { PATH: '/bin', NODE_OPTIONS: '--max-old-space-size=512', SSL_CERT_FILE: '' };
  assert.deepEqual(findEnvironmentProblems(env, false), []);
  assert.deepEqual(findEnvironmentProblems({ NODE_TLS_REJECT_UNAUTHORIZED: '1' }, false), []);
});

test('each variable that would weaken TLS is named, without its value', async () => {
  const env = {
    NODE_TLS_REJECT_UNAUTHORIZED: '0',
    NODE_OPTIONS: '--tls-min-v1.0 --tls-keylog=/tmp/secret-place --use-openssl-ca --trace-tls',
    OPENSSL_CONF: '/tmp/secret-place',
    SSLKEYLOGFILE: '/tmp/secret-place',
  };
  const { status, message, fix } = await createEnvironmentCheck(env, false).look();
  assert.equal(status, 'warning');
  for (const name of Object.keys(env)) assert.ok(message.includes(name), name);
  assert.match(message, /--tls-min-v1\.0, --tls-keylog, --use-openssl-ca, --trace-tls/);
  assert.doesNotMatch(`${message}${fix}`, /secret-place/);
});

test('variables that add CAs are only used with system-ca', () => {
  const env = { NODE_EXTRA_CA_CERTS: '/x', SSL_CERT_FILE: '/y' };
  assert.equal(findEnvironmentProblems(env, false).length, 2);
  assert.deepEqual(findEnvironmentProblems(env, true), []);
});
