import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  apiVersions,
  isInVersion,
  type VersionFacts,
} from '../../src/catalog/versions/api-version.ts';
import { catalogFor } from '../../src/catalog/versions/catalog-for.ts';
import type { Field, Resource } from '../../src/catalog/vocabulary.ts';
import type { Schema } from './document.ts';
import { type MemberFacts, memberFactsOfField, memberFactsOfProperty } from './field-facts.ts';
import { compareWithContract, propertiesOf } from './pairs.ts';
import { bodySchema } from './verb-facts.ts';

interface Deviation extends VersionFacts {
  /** What the catalog says instead of the contract. */
  readonly says: Partial<MemberFacts>;
  readonly because: string;
}

const unlisted: Deviation = {
  since: 'v3',
  says: { form: 'text' },
  because: 'no operation lists subscriptions: there is nothing it could refer to',
};

const unknownUser: Deviation = {
  since: 'v3',
  says: { form: 'text' },
  because: 'no operation lists users: there is nothing it could refer to',
};

const secretInWords: Deviation = {
  since: 'v3',
  says: { secret: true },
  because: 'the contract tells that it may hold passwords in words only',
};

const withdrawn: Deviation = {
  says: { form: 'text' },
  because: 'workspaces were withdrawn: there is nothing it could point at',
};

const alsoAnObject: Deviation = {
  since: 'v3',
  says: { form: 'texts' },
  because: 'a list of names is what the platform answers; an object is shown as it is',
};

/** A least value, and a greatest one, that are written at requests only. */
const atRequests = (least: number, most?: number): Deviation => ({
  since: 'v3',
  says: { least, ...(most !== undefined && { most }) },
  because: 'the least that can be sent stands with the requests',
});

const toldElsewhere = 'the contract tells it with the operations that end so, not with the state';

/** Fields of which the catalog says something else than the contract. */
const deviations: Readonly<Record<string, Deviation>> = {
  'cloud servers workspace_id': withdrawn,
  'cloud server-arrays workspace_id': withdrawn,
  'network dns-records ttl': atRequests(1),
  'network dns-records priority': atRequests(0),
  'network dns-records weight': atRequests(0),
  'network dns-records port': atRequests(0, 65_535),
  'network dns-records type': {
    since: 'v3',
    says: { form: 'word', words: ['a', 'aaaa', 'cname', 'mx', 'srv', 'txt'] },
    because: 'these can be created; others that a provider adds are shown as they are',
  },
  'kubernetes node-pools disk_size': atRequests(1),
  'kubernetes node-pools min_nodes': atRequests(0),
  'kubernetes node-pools max_nodes': atRequests(1),
  'kubernetes node-pools desired_nodes': atRequests(0),
  'kubernetes node-pools pods_per_node': atRequests(1),
  'network target-groups health_check_timeout': atRequests(1),
  'blueprint templates variables': alsoAnObject,
  'settings cloud-accounts subscription_id': unlisted,
  'wizard cloud-accounts subscription_id': unlisted,
  'brownfield cloud-accounts subscription_id': unlisted,
  'applications deployment-tasks user_id': unknownUser,
  'applications deployment-tasks outputs': secretInWords,
  'infrastructure-exports user_id': unknownUser,
  'infrastructure-imports user_id': unknownUser,
  'infrastructure-imports outputs': secretInWords,
  'extensions deployments outputs': secretInWords,
  'blueprint templates state': {
    says: { passing: ['created', 'compiling'], failed: ['compiling_error'] },
    because: toldElsewhere,
  },
  'blueprint template-addons state': {
    since: 'v3',
    says: { passing: ['created', 'compiling'], failed: ['compiling_error'] },
    because: 'the words are those of templates, which add-ons call themselves',
  },
  'blueprint collection-versions state': {
    since: 'v3',
    says: { passing: ['processing'], failed: ['duplicated', 'processing_error'] },
    because: toldElsewhere,
  },
  'policy definitions state': {
    since: 'v3',
    says: { passing: ['decommissioning'] },
    because: toldElsewhere,
  },
  'blueprint cookbook-versions state': {
    says: { passing: ['processing'], failed: ['duplicated', 'processing_error'] },
    because: toldElsewhere,
  },
};

/** Fields the platform answers. */
const answered = ({ fields }: Resource): readonly [string, Field][] =>
  Object.entries(fields).filter(([, field]) => !field.inputOnly && !field.derive);

const factsOfAll = <T>(
  resource: Resource,
  factsOf: (name: string, field: Field) => T,
): Readonly<Record<string, T>> =>
  Object.fromEntries(answered(resource).map(([name, field]) => [name, factsOf(name, field)]));

const shared = <T>(one: readonly T[], other: readonly T[]): readonly T[] =>
  one.filter((part) => other.includes(part));

for (const version of apiVersions) {
  const { contract, pairs, schemaNames, schemaOf } = compareWithContract(version);
  const { resources } = catalogFor(version);
  const deviationsNow: Readonly<Record<string, Deviation>> = Object.fromEntries(
    Object.entries(deviations).filter(([, one]) => isInVersion(one, version)),
  );

  /** Bodies whose members are fields of the resource: some verbs have members of their own. */
  const requestSchemas = (resource: Resource): readonly Schema[] =>
    pairs
      .filter(({ offered: { verb } }) => !('sends' in verb))
      .filter(({ offered }) => offered.resource === resource && offered.verb.kind !== 'label')
      .flatMap(({ operation }) => bodySchema(contract, operation) ?? []);

  describe(`resources and the contract of ${version} agree on`, () => {
    for (const resource of resources.filter((one) => answered(one).length > 0)) {
      const { noun, fields, parents } = resource;

      test(`the one schema of ${noun}`, () => {
        assert.equal(schemaNames(resource).length, 1, schemaNames(resource).join());
      });

      test(`the names of all fields of ${noun}`, () => {
        const schemas = [schemaOf(resource), ...requestSchemas(resource)];
        const members = new Set(schemas.flatMap(propertiesOf));
        const sent = Object.keys(fields).filter((name) => !fields[name]?.derive);
        assert.deepEqual(sent.toSorted(), [...members].toSorted());
        assert.deepEqual(shared(Object.keys(parents), [...members]), [], 'a parent is a field');
      });

      test(`the facts of the fields of ${noun}`, () => {
        const written = factsOfAll(resource, (name) => ({
          ...memberFactsOfProperty(contract, schemaOf(resource), name),
          ...deviationsNow[`${noun} ${name}`]?.says,
        }));
        assert.deepEqual(
          factsOfAll(resource, (_, field) => memberFactsOfField(field)),
          written,
        );
      });

      test(`the states of ${noun} that no source lists for sure`, () => {
        for (const [name, { assumed, values }] of answered(resource)) {
          const written = schemaOf(resource).properties?.[name]?.['x-known-values'];
          if (assumed && written) assert.deepEqual(values, written, name);
        }
      });

      test(`what is sent for ${noun} and never answered`, () => {
        const inputOnly = Object.keys(fields).filter((name) => fields[name]?.inputOnly);
        assert.deepEqual(shared(inputOnly, propertiesOf(schemaOf(resource))), []);
      });

      test(`labels on ${noun}, and the type they know it by`, () => {
        const schema = schemaOf(resource);
        const type = schema['x-labelable'] ? schema['x-resource-type'] : undefined;
        assert.equal(resource.labelable, type);
      });
    }

    for (const resource of resources.filter(({ rowsOf }) => rowsOf !== undefined)) {
      test(`the rows of ${resource.noun} being rows of ${resource.rowsOf}`, () => {
        const of = resources.find(({ noun }) => noun === resource.rowsOf);
        assert.ok(of);
        assert.deepEqual(schemaNames(resource), schemaNames(of));
      });
    }
  });

  describe(`a deviation of a field from ${version}`, () => {
    for (const [place, { says, because }] of Object.entries(deviationsNow)) {
      test(`is still one: ${place}, as ${because}`, () => {
        const resource = resources.find(({ noun }) => place.startsWith(`${noun} `));
        assert.ok(resource);
        const name = place.slice(resource.noun.length + 1);
        const written = memberFactsOfProperty(contract, schemaOf(resource), name);
        assert.notDeepEqual({ ...written, ...says }, written);
      });
    }
  });
}
