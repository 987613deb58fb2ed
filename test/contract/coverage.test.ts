import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type Operation, operationsIn, readDocument } from './document.ts';
import { isSame, offers, operationsOf, wordsOf } from './offered.ts';

/**
 * Where the catalog does not offer all of the contract yet, by the beginning of the path: what is
 * left comes with its resource. A resource that is complete takes its line away.
 */
const toCome = [
  '/cloud/server_arrays',
  '/cloud/saas_providers',
  '/blueprint/templates',
  '/blueprint/scripts',
  '/blueprint/attachments',
  '/blueprint/cookbook_versions',
  '/network/firewall_profiles',
  '/network/floating_ips',
  '/network/vpcs',
  '/network/subnets',
  '/storage/volumes',
  '/settings/saas_accounts',
  '/audit/system_events',
  '/wizard',
];

/** Parts of those that are there already and have to stay. */
const thereAlready = [
  'listTemplates',
  'getTemplate',
  'listScripts',
  'getScript',
  'listServerArrays',
  'getServerArray',
  'listFirewallProfiles',
  'getFirewallProfile',
  'listFloatingIps',
  'getFloatingIp',
  'listVpcs',
  'getVpc',
  'listSubnets',
  'getSubnet',
  'listVolumes',
  'getVolume',
];

const operations = operationsIn(readDocument());
const offered = offers.flatMap(operationsOf);

const isOffered = (operation: Operation): boolean =>
  offered.some((candidate) => isSame(candidate, operation));

const isBelow = (prefix: string, { path }: Operation): boolean =>
  path === prefix || path.startsWith(`${prefix}/`);

const nameOf = ({ method, path, operationId }: Operation): string =>
  `${method} ${path} (${operationId})`;

describe('the catalog and the operations of the contract', () => {
  test('every verb is an operation of the contract', () => {
    const strange = offered
      .filter((candidate) => !operations.some((operation) => isSame(candidate, operation)))
      .map((candidate) => `${wordsOf(candidate)}: ${candidate.method} ${candidate.path}`);
    assert.deepEqual(strange, []);
  });

  test('every operation has a verb, or is below a path that is to come', () => {
    const missing = operations
      .filter((operation) => !isOffered(operation))
      .filter((operation) => !toCome.some((prefix) => isBelow(prefix, operation)))
      .map(nameOf);
    assert.deepEqual(missing, []);
  });

  test('what is there already of a path that is to come stays', () => {
    const lost = thereAlready.filter(
      (id) => !operations.some((one) => one.operationId === id && isOffered(one)),
    );
    assert.deepEqual(lost, []);
  });

  for (const prefix of toCome) {
    test(`something below ${prefix} is still to come`, () => {
      const left = operations.filter((one) => isBelow(prefix, one) && !isOffered(one));
      assert.ok(left.length > 0, `all of ${prefix} is offered: take its line out of the list`);
    });
  }
});
