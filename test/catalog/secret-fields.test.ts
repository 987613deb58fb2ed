import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dnsRecords } from '../../src/catalog/network/dns-records.ts';
import { secrets } from '../../src/catalog/secret/secrets.ts';
import { isSecretField, listOpenMembers } from '../../src/catalog/secret-fields.ts';

describe('a member that is secret in one resource', () => {
  test('is secret wherever no resource says otherwise', () => {
    assert.ok(isSecretField('content'));
    assert.deepEqual(listOpenMembers(secrets.fields), []);
    assert.deepEqual(listOpenMembers({}), []);
  });

  test('is open where it is an ordinary field', () => {
    assert.deepEqual(listOpenMembers(dnsRecords.fields), ['content']);
  });
});
