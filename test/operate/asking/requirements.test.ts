import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatFlagName } from '../../../src/catalog/flags.ts';
import { apiVersions } from '../../../src/catalog/versions/api-version.ts';
import { catalogFor } from '../../../src/catalog/versions/catalog-for.ts';
import type { Fields, Resource } from '../../../src/catalog/vocabulary.ts';
import {
  findRequirements,
  type GivenInput,
  hasGap,
  type Requirements,
} from '../../../src/operate/asking/requirements.ts';
import { buildProgram } from '../../../src/program/program.ts';
import { createTestContext } from '../../support/run-context.ts';

const nothingGiven: GivenInput = {
  hasTargets: false,
  targets: [],
  hasWord: false,
  parents: {},
  fields: {},
  picked: undefined,
};

/** Every verb that asks, with its requirements. */
const listAsking = (
  resources: readonly Resource[],
): readonly (readonly [Resource, string, Requirements])[] =>
  resources.flatMap((resource) =>
    Object.entries(resource.verbs).flatMap(([name, verb]) => {
      const requirements = findRequirements(resource, verb);
      return requirements ? [[resource, name, requirements] as const] : [];
    }),
  );

const program = buildProgram(
  createTestContext(),
  { writeOut: () => {}, writeErr: () => {} },
  'whole',
);

const listFlags = ({ namespace, plural }: Resource, verb: string): readonly string[] => {
  const space = namespace === '' ? program : program.commands.find((c) => c.name() === namespace);
  const noun = space?.commands.find((command) => command.name() === plural);
  const command = noun?.commands.find((one) => one.name() === verb);
  return (command?.options ?? []).map(({ long }) => long ?? '');
};

const flagsOf = (fields: Fields, keys: readonly string[]): readonly string[] =>
  keys.flatMap((key) => {
    const field = fields[key];
    return field ? [`--${formatFlagName(key, field)}`] : [];
  });

for (const version of apiVersions) {
  describe(`what verbs ask for with API ${version}`, () => {
    const asking = listAsking(catalogFor(version).resources);

    test('has a flag on the command', () => {
      for (const [resource, name, { fields, parents, needs, rules, pick }] of asking) {
        const wanted = [
          ...flagsOf(parents, Object.keys(parents)),
          ...flagsOf(fields, [...needs, ...rules.flatMap((rule) => rule.fields)]),
          ...(pick ? [`--${pick.flag}`] : []),
        ];
        const flags = listFlags(resource, name);
        const missing = wanted.filter((flag) => !flags.includes(flag));
        assert.deepEqual(missing, [], `imco ${resource.noun} ${name}`);
      }
    });

    test('is a field that can be asked for', () => {
      for (const [resource, name, { fields, needs }] of asking) {
        for (const key of needs) assert.ok(fields[key], `${resource.noun} ${name}: ${key}`);
      }
    });

    test('is never a secret of a create, which is asked for without echo', () => {
      for (const [resource, name, { fields, needs }] of asking) {
        if (resource.verbs[name]?.kind !== 'create') continue;
        for (const key of needs) assert.equal(fields[key]?.secret, undefined, resource.noun);
      }
    });
  });
}

test('every verb that acts on targets asks for them, except to reorder them', () => {
  const silent = catalogFor('v3').resources.flatMap((resource) =>
    Object.values(resource.verbs).flatMap((verb) => {
      const requirements = findRequirements(resource, verb);
      const asks = requirements !== undefined && hasGap(requirements, nothingGiven);
      return asks ? [] : [verb.kind];
    }),
  );
  assert.deepEqual([...new Set(silent)].toSorted(), ['list', 'order', 'probe', 'ssh-config']);
});
