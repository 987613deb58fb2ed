import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { formatFlagName, listFlagAliases } from '../../src/catalog/flags.ts';
import { catalog } from '../../src/catalog/index.ts';
import {
  type ApiVersion,
  apiVersions,
  isInVersion,
} from '../../src/catalog/versions/api-version.ts';
import { catalogFor, selectCatalog, unionCatalog } from '../../src/catalog/versions/catalog-for.ts';
import {
  action,
  choice,
  create,
  id,
  integer,
  list,
  type Resource,
  ref,
  refs,
  resource,
  show,
  state,
  text,
  update,
} from '../../src/catalog/vocabulary.ts';

/** A resource with a fact of each kind that differs between versions. */
const machines = resource('cloud servers', {
  path: '/machines',
  about: 'Machines',
  sample: 'm-1',
  labelable: 'machine',
  fields: {
    id: id(),
    name: text('Name', { always: true }),
    room: text('Room', { until: 'v2' }),
    rack: text('Rack', { since: 'v3', flag: 'shelf', sample: 'r-1' }),
    height: integer('Height', { calledIn: { v3: 'units' } }),
    level: choice(['low', 'high'], 'Level', { since: 'v3' }),
    state: state('State', { values: ['on', 'off'], good: ['on'], since: 'v3' }),
    label_ids: refs('labels', 'Labels', { since: 'v3' }),
  },
  columns: ['name', 'room', 'rack', 'height'],
  wide: ['room', 'level'],
  verbs: {
    list: list({
      filters: {
        colour: text('Only of this colour'),
        shape: text('Only of this shape', { since: 'v3' }),
        age: integer('Only of this age', { calledIn: { v3: 'years' } }),
        realm_id: ref('cloud realms', 'Only of this realm', { until: 'v2' }),
      },
      needs: ['shape', 'age'],
      each: 'realm_id',
      byVersion: { v3: { needs: ['colour', 'age'] } },
      lacks: ['rack', 'height'],
      clientFilters: ['level', 'room'],
    }),
    show: show(),
    create: create({ needs: ['name', 'room', 'height'], takes: ['rack'] }),
    update: update({ takes: ['name', 'rack', 'height'], replaces: ['rack', 'height'] }),
    polish: action('PUT', 'polish', { about: 'Polish a machine', since: 'v3' }),
    grease: action('PUT', 'grease', { about: 'Grease a machine', until: 'v2' }),
    lift: action('PUT', 'lift', {
      about: 'Lift a machine',
      sends: {
        by: integer('Metres', { calledIn: { v3: 'metres' } }),
        speed: integer('Speed', { since: 'v3' }),
      },
    }),
  },
});

const robots = resource('cloud realms', {
  path: '/robots',
  about: 'Robots',
  sample: 'r-1',
  since: 'v3',
  fields: { id: id(), name: text('Name') },
  columns: ['name'],
  verbs: { list: list() },
});

const looms = resource('labels', {
  path: '/looms',
  about: 'Looms',
  sample: 'l-1',
  until: 'v2',
  fields: { id: id(), name: text('Name') },
  columns: ['name'],
  verbs: { list: list() },
});

const resources: readonly Resource[] = [machines, robots, looms];

const machinesIn = (version: ApiVersion): Resource =>
  selectCatalog(resources, version).find(machines.noun);

const verbIn = <K extends Resource['verbs'][string]['kind']>(
  version: ApiVersion,
  name: string,
  kind: K,
): Extract<Resource['verbs'][string], { kind: K }> => {
  const verb = machinesIn(version).verbs[name];
  assert.ok(verb?.kind === kind, name);
  // The kind was compared right above.
  return verb as Extract<Resource['verbs'][string], { kind: K }>;
};

const keysOf = (fields: object | undefined): readonly string[] => Object.keys(fields ?? {});

describe('the catalog of one version', () => {
  test('has the resources that the version has, in their order', () => {
    const nounsIn = (version: ApiVersion): readonly string[] =>
      selectCatalog(resources, version).resources.map(({ noun }) => noun);
    assert.deepEqual(nounsIn('v2'), [machines.noun, looms.noun]);
    assert.deepEqual(nounsIn('v3'), [machines.noun, robots.noun]);
    assert.equal(selectCatalog(resources, 'v2').get(robots.noun), undefined);
    assert.throws(() => selectCatalog(resources, 'v2').find(robots.noun), /has no cloud realms/);
    const v3 = selectCatalog(resources, 'v3');
    assert.equal(v3.find(robots.noun), v3.find(robots.noun), 'one value for each resource');
  });

  test('has the fields of the version, as the version calls them', () => {
    assert.deepEqual(keysOf(machinesIn('v2').fields), ['id', 'name', 'room', 'height']);
    assert.deepEqual(keysOf(machinesIn('v3').fields), [
      ...['id', 'name', 'rack', 'units', 'level', 'state', 'label_ids'],
    ]);
    assert.equal(machinesIn('v3').fields.units, machines.fields.height);
  });

  test('keeps the fields that other versions have, apart from its own', () => {
    assert.deepEqual(keysOf(machinesIn('v2').otherFields), [
      ...['rack', 'level', 'state', 'label_ids'],
    ]);
    assert.deepEqual(keysOf(machinesIn('v3').otherFields), ['room']);
    assert.deepEqual(keysOf(verbIn('v2', 'create', 'create').otherFields), ['rack']);
    assert.deepEqual(keysOf(verbIn('v3', 'create', 'create').otherFields), ['room']);
    assert.deepEqual(keysOf(verbIn('v3', 'update', 'update').otherFields), []);
  });

  test('has columns for fields of the version only', () => {
    assert.deepEqual(machinesIn('v2').columns, ['name', 'room', 'height']);
    assert.deepEqual(machinesIn('v3').columns, ['name', 'rack', 'units']);
    assert.deepEqual(machinesIn('v2').wide, ['room']);
    assert.deepEqual(machinesIn('v3').wide, ['level']);
  });

  test('has the verbs of the version, and those that follow from its fields', () => {
    const common = ['list', 'show', 'create', 'update', 'edit'];
    assert.deepEqual(keysOf(machinesIn('v2').verbs), [...common, 'grease', 'lift', 'compare']);
    assert.deepEqual(keysOf(machinesIn('v3').verbs), [
      ...common,
      ...['polish', 'lift', 'compare', 'wait', 'label'],
    ]);
  });

  test('has verbs that name the fields of the version', () => {
    const facts = (version: ApiVersion) => {
      const { needs, takes } = verbIn(version, 'create', 'create');
      const { takes: changes, replaces } = verbIn(version, 'update', 'update');
      const { sends } = verbIn(version, 'lift', 'action');
      return { needs, takes, changes, replaces, sends: keysOf(sends) };
    };
    assert.deepEqual(facts('v2'), {
      needs: ['name', 'room', 'height'],
      takes: [],
      changes: ['name', 'height'],
      replaces: ['height'],
      sends: ['by'],
    });
    assert.deepEqual(facts('v3'), {
      needs: ['name', 'units'],
      takes: ['rack'],
      changes: ['name', 'rack', 'units'],
      replaces: ['rack', 'units'],
      sends: ['metres', 'speed'],
    });
  });

  test('has lists with the filters of the version, and with what it needs', () => {
    const facts = (version: ApiVersion) => {
      const { filters, needs, each, lacks, clientFilters } = verbIn(version, 'list', 'list');
      return { filters: keysOf(filters), needs, each, lacks, clientFilters };
    };
    assert.deepEqual(facts('v2'), {
      filters: ['colour', 'age', 'realm_id'],
      needs: ['age'],
      each: 'realm_id',
      lacks: ['height'],
      clientFilters: ['room'],
    });
    assert.deepEqual(facts('v3'), {
      filters: ['colour', 'shape', 'years'],
      needs: ['colour', 'years'],
      each: undefined,
      lacks: ['rack', 'units'],
      clientFilters: ['level'],
    });
  });

  test('leaves the resources as they stand for the union', () => {
    const before = JSON.stringify(machines);
    machinesIn('v2');
    machinesIn('v3');
    assert.equal(JSON.stringify(machines), before);
    assert.equal(unionCatalog.resources, catalog);
  });
});

/** The fields of a resource and its verbs that a version calls by another name. */
const listRenamed = ({ fields, verbs }: Resource) => {
  const own = Object.values(verbs).flatMap((verb) => {
    if (verb.kind === 'list') return Object.entries(verb.filters ?? {});
    return verb.kind === 'action' || verb.kind === 'make' ? Object.entries(verb.sends ?? {}) : [];
  });
  return [...Object.entries(fields), ...own].flatMap(([name, field]) =>
    field.calledIn ? [{ name, field }] : [],
  );
};

describe('the versions of the catalog', () => {
  test('have one value each for as long as the program runs', () => {
    for (const version of apiVersions) {
      assert.equal(catalogFor(version), catalogFor(version));
      assert.ok(catalogFor(version).resources.length > 20);
    }
  });

  test('have together what the union has, and nothing else', () => {
    for (const { noun, fields, verbs } of catalog) {
      const having = apiVersions.flatMap((version) => catalogFor(version).get(noun) ?? []);
      assert.ok(having.length > 0, noun);
      const fieldsHad = new Set(having.flatMap((one) => Object.values(one.fields)));
      assert.deepEqual(fieldsHad, new Set(Object.values(fields)), noun);
      const verbsHad = new Set(having.flatMap((one) => Object.keys(one.verbs)));
      assert.deepEqual(verbsHad, new Set(Object.keys(verbs)), noun);
    }
  });

  test('accept on the command line what another version calls a field', () => {
    for (const { field, name } of catalog.flatMap(listRenamed)) {
      const words = [formatFlagName(name, field), ...listFlagAliases(name, field)];
      for (const called of Object.values(field.calledIn ?? {})) {
        assert.ok(words.includes(called), `${name}: ${called}`);
      }
    }
  });

  test('differ in a fact that says so', () => {
    const { fields: v2 } = catalogFor('v2').find('network floating-ips');
    const { fields: v3 } = catalogFor('v3').find('network floating-ips');
    assert.ok(!v2.desired_remote_id && v3.desired_remote_id);
    assert.ok(isInVersion(v3.desired_remote_id, 'v3'));
    const enlarge = apiVersions.map((version) => {
      const verb = catalogFor(version).find('cloud server-arrays').verbs.enlarge;
      return verb?.kind === 'action' ? keysOf(verb.sends) : [];
    });
    assert.deepEqual(enlarge, [['size'], ['size_increase']]);
  });
});
