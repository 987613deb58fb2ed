import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isChainedTo } from '../../../src/platform/transport/certificates.ts';
import { forgedBy, makeAuthority, tangledChain } from '../../support/certificates.ts';

const file = (...pems: readonly string[]) => ({ path: 'some.pem', pem: pems.join('\n') });

test('a certificate leads to the CA that signed it, directly or by way of CAs beside it', async () => {
  const root = await makeAuthority();
  const below = await root.authority('CN=Below');
  const direct = await root.client();
  const indirect = await below.client();
  assert.equal(isChainedTo(file(direct.cert), file(root.cert)), true);
  assert.equal(isChainedTo(file(indirect.cert, below.cert), file(root.cert)), true);
  assert.equal(isChainedTo(file(indirect.cert), file(below.cert)), true);
  assert.equal(isChainedTo(file(root.cert), file(root.cert)), true);
});

test('it leads to no other CA, and by way of none that is not there or is not a CA', async () => {
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

test('that it stands in the file of CAs itself makes nothing of it', async () => {
  const person = await (await makeAuthority()).client();
  assert.equal(isChainedTo(file(person.cert), file(person.cert)), false);
});

test('CAs that have all signed each other lead nowhere, and to an end', async () => {
  const { leaf, twins } = await tangledChain(12);
  const other = await makeAuthority();
  assert.equal(isChainedTo(file(leaf.cert, ...twins), file(other.cert)), false);
});
