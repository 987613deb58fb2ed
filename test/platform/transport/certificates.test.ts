import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isChainedTo } from '../../../src/platform/transport/certificates.ts';
import { forgedBy, makeAuthority, tangledChain } from '../../support/certificates.ts';

const file = (...pems: readonly string[]) => ({ path: 'some.pem', pem: pems.join('\n') });

test('a certificate is chained to the CA that signed it, directly or through intermediate CAs', async () => {
  const root = await makeAuthority();
  const below = await root.authority('CN=Below');
  const direct = await root.client();
  const indirect = await below.client();
  assert.equal(isChainedTo(file(direct.cert), file(root.cert)), true);
  assert.equal(isChainedTo(file(indirect.cert, below.cert), file(root.cert)), true);
  assert.equal(isChainedTo(file(indirect.cert), file(below.cert)), true);
  assert.equal(isChainedTo(file(root.cert), file(root.cert)), true);
});

test('it is not chained to another CA, nor through a missing or non-CA certificate', async () => {
  const root = await makeAuthority();
  const below = await root.authority('CN=Below');
  const indirect = await below.client();
  const other = await makeAuthority();
  assert.equal(isChainedTo(file((await root.client()).cert), file(other.cert)), false);
  assert.equal(isChainedTo(file(indirect.cert), file(root.cert)), false);
  const forged = await forgedBy(await root.client('CN=Mallory'));
  assert.equal(isChainedTo(file(forged.cert), file(root.cert)), false);
  assert.equal(isChainedTo(file(), file(root.cert)), false);
});

test('being in the CA file does not make it signed by a CA', async () => {
  const person = await (await makeAuthority()).client();
  assert.equal(isChainedTo(file(person.cert), file(person.cert)), false);
});

test('CAs that sign each other in a circle are not trusted, and the check ends', async () => {
  const { leaf, twins } = await tangledChain(12);
  const other = await makeAuthority();
  assert.equal(isChainedTo(file(leaf.cert, ...twins), file(other.cert)), false);
});
