/**
 * Names that the compiler checks. Each line below `@ts-expect-error` has a slip; were it ever legal,
 * the check of types would fail here. The lines beside them show that nothing but the slip is wrong.
 */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { servers } from '../../src/catalog/cloud/servers.ts';
import { findResource } from '../../src/catalog/index.ts';
import { joinValues, showFirst } from '../../src/catalog/summaries.ts';
import {
  action,
  actionOf,
  atMost,
  atMostOne,
  boolean,
  create,
  destroy,
  download,
  exactlyOne,
  type Field,
  having,
  id,
  inState,
  integer,
  json,
  list,
  listView,
  make,
  notAbove,
  onlyWith,
  ref,
  refs,
  requires,
  resource,
  secretView,
  state,
  text,
  texts,
  update,
} from '../../src/catalog/vocabulary.ts';

const about = 'About it';

/** The fields of a resource that is described here. */
const fields = {
  id: id(),
  name: text('Name', { always: true }),
  state: state('State', { values: ['on', 'off'] }),
  vpc_id: ref('network vpcs', 'VPC'),
};

/** What is the same of each resource that is described here. */
const facts = { path: '/things', about, sample: 'thing', columns: ['name'] } as const;

/** A condition on a field. */
const at = <const K extends string>(field: K) => ({ field, in: [null] }) as const;

describe('the compiler knows the nouns of the catalog', () => {
  test('in references', () => {
    ref('blueprint templates', about);
    // @ts-expect-error
    ref('blueprint templatez', about);
    refs('cloud ssh-profiles', about);
    // @ts-expect-error
    refs('cloud ssh-profile', about);
    json(about, { refersBy: { version_id: 'blueprint cookbook-versions' } });
    // @ts-expect-error
    json(about, { refersBy: { version_id: 'blueprint cookbook-version' } });
  });

  test('in verbs', () => {
    listView('audit events', 'events', { about });
    // @ts-expect-error
    listView('audit event', 'events', { about });
    destroy({ usedBy: ['cloud servers'] });
    // @ts-expect-error
    destroy({ usedBy: ['cloud server'] });
    action('PUT', 'do', { about, answers: { kind: 'row', of: 'audit events' } });
    // @ts-expect-error
    action('PUT', 'do', { about, answers: { kind: 'row', of: 'audit event' } });
  });

  test('in resources, and where one is looked up', () => {
    resource('things', { ...facts, fields, verbs: {}, rowsOf: 'cloud servers' });
    // @ts-expect-error
    resource('things', { ...facts, fields, verbs: {}, rowsOf: 'cloud serverz' });
    assert.equal(findResource('cloud servers'), servers);
    // @ts-expect-error
    assert.equal(findResource('cloud serverz'), undefined);
  });
});

describe('the compiler knows the verbs of a resource', () => {
  const boot = action('PUT', 'boot', { about });
  const scripts = listView('blueprint scripts', 'scripts', { about });
  const login = secretView('login', { about });
  const described = { ...facts, fields };

  test('that follow', () => {
    const right = create({ needs: ['name'], followedBy: 'boot' });
    const wrong = create({ needs: ['name'], followedBy: 'boot_typo' });
    const view = create({ needs: ['name'], followedBy: 'scripts' });
    resource('things', { ...described, verbs: { create: right, boot } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { create: wrong, boot } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { create: view, boot, scripts } });
  });

  test('that come before', () => {
    const right = destroy({ precededBy: ['boot'] });
    const wrong = destroy({ precededBy: ['boot', 'shutdow'] });
    resource('things', { ...described, verbs: { delete: right, boot } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { delete: wrong, boot } });
  });

  test('among whose rows is picked', () => {
    const right = action('PUT', 'run', {
      about,
      pick: { flag: 'script', among: 'scripts', about },
    });
    const wrong = action('PUT', 'run', {
      about,
      pick: { flag: 'script', among: 'scriptz', about },
    });
    const secret = action('PUT', 'run', { about, pick: { flag: 'script', among: 'login', about } });
    resource('things', { ...described, verbs: { run: right, scripts } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { run: wrong, scripts } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { run: secret, scripts, login } });
  });

  test('that list its members', () => {
    resource('things', { ...described, members: 'scripts', verbs: { scripts, login } });
    // @ts-expect-error
    resource('things', { ...described, members: 'scriptz', verbs: { scripts, login } });
    // @ts-expect-error
    resource('things', { ...described, members: 'login', verbs: { scripts, login } });
  });

  test('of another resource', () => {
    const said = { about, sends: { hostname: text('Host name') }, needs: ['hostname'] } as const;
    make(servers, 'deploy', { ...said, followedBy: 'boot' });
    // @ts-expect-error
    make(servers, 'deploy', { ...said, followedBy: 'boot_typo' });
    // @ts-expect-error
    make(servers, 'deploy', { ...said, awaits: { field: 'stat' } });
    assert.equal(actionOf(servers, 'boot'), 'boot');
    // @ts-expect-error
    actionOf(servers, 'events');
  });
});

describe('the compiler knows the fields of a resource', () => {
  const described = { ...facts, fields };

  test('in its verbs', () => {
    const right = {
      list: list({ lacks: ['name'], clientFilters: ['state'] }),
      create: create({ needs: ['name'], takes: ['state'], awaits: { field: 'state' } }),
      update: update({ takes: ['name'], replaces: ['name'], merges: 'name' }),
      boot: action('PUT', 'boot', { about, when: inState('on'), awaits: { field: 'state' } }),
      delete: destroy({ disturbs: { unless: { field: 'name', in: [null] } } }),
      download: download({ about, url: 'name', named: 'name' }),
    };
    resource('things', { ...described, verbs: right });
    // @ts-expect-error
    resource('things', { ...described, verbs: { list: list({ lacks: ['nam'] }) } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { create: create({ needs: ['nam'] }) } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { up: update({ takes: ['name'], merges: 'n' }) } });
    const rules = [exactlyOne(['name'], having('state', 'on')), onlyWith(['name'], at('state'))];
    resource('things', { ...described, verbs: { create: create({ needs: ['name'], rules }) } });
    const strays = [
      [exactlyOne(['name', 'nam'])],
      [atMostOne(['name'], having('stat', 'on'))],
      [requires('nam', ['name'])],
      [requires('name', ['nam'])],
      [onlyWith(['name'], having('stat', 'on'))],
    ] as const;
    // @ts-expect-error
    resource('things', { ...described, verbs: { a: create({ needs: [], rules: strays[0] }) } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { a: create({ needs: [], rules: strays[1] }) } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { a: create({ needs: [], rules: strays[2] }) } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { a: update({ takes: [], rules: strays[3] }) } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { a: update({ takes: [], rules: strays[4] }) } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { delete: destroy({ awaits: { field: 'stat' } }) } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { delete: destroy({ when: at('siz') }) } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { delete: destroy({ expects: at('siz') }) } });
    const stray = destroy({ disturbs: { unless: at('siz') } });
    // @ts-expect-error
    resource('things', { ...described, verbs: { delete: stray } });
  });

  test('in its verbs, with what its things live in', () => {
    const parents = { subnet_id: ref('network subnets', about) };
    const verbs = { list: list({ within: 'subnet_id' }) };
    resource('things', { ...described, parents, verbs });
    // @ts-expect-error
    resource('things', { ...described, verbs });
  });

  test('in conditions on a state, where it has none', () => {
    const boot = action('PUT', 'boot', { about, when: inState('on') });
    const { id, name } = fields;
    resource('things', { ...described, verbs: { boot } });
    // @ts-expect-error
    resource('things', { ...facts, fields: { id, name }, verbs: { boot } });
  });

  test('in the field that distinguishes rows of the same name', () => {
    resource('things', { ...described, verbs: {}, summary: showFirst('name') });
    // @ts-expect-error
    resource('things', { ...described, verbs: {}, summary: showFirst('name', 'nam') });
    // @ts-expect-error
    resource('things', { ...described, verbs: {}, summary: joinValues(['size', String]) });
    // @ts-expect-error
    resource('things', { ...described, verbs: {}, namedBy: 'nam' });
  });

  test('that fields name as their siblings', () => {
    const plan = ref('network vpn-plans', about, { within: 'vpc_id' });
    const strayPlan = ref('network vpn-plans', about, { within: 'vpc' });
    resource('things', { ...facts, fields: { ...fields, plan }, verbs: {} });
    // @ts-expect-error
    resource('things', { ...facts, fields: { ...fields, plan: strayPlan }, verbs: {} });
    const agreeing = ref('network subnets', about, {
      agrees: [{ its: ['vpc_id'], with: ['vpc_id'] }],
    });
    const strayAgreeing = ref('network subnets', about, {
      agrees: [{ its: ['vpc_id'], with: ['vpc'] }],
    });
    resource('things', { ...facts, fields: { ...fields, agreeing }, verbs: {} });
    // @ts-expect-error
    resource('things', { ...facts, fields: { ...fields, agreeing: strayAgreeing }, verbs: {} });
    const keyed = json<object, 'vpc_id'>(about, { keyedBy: { ref: 'vpc_id', field: 'name' } });
    const stray = json<object, 'vpc'>(about, { keyedBy: { ref: 'vpc', field: 'name' } });
    resource('things', { ...facts, fields: { ...fields, keyed }, verbs: {} });
    // @ts-expect-error
    resource('things', { ...facts, fields: { ...fields, keyed: stray }, verbs: {} });
    const many = refs('network vpcs', about, { single: 'vpc_id' });
    const strayMany = refs('network vpcs', about, { single: 'vpc' });
    resource('things', { ...facts, fields: { ...fields, many }, verbs: {} });
    // @ts-expect-error
    resource('things', { ...facts, fields: { ...fields, many: strayMany }, verbs: {} });
    const size = integer(about, { limits: [atMost('most', ['vpc_id']), notAbove('name')] });
    const straySize = integer(about, { limits: [atMost('most', ['vpc'])] });
    const strayBound = integer(about, { limits: [notAbove('nam')] });
    resource('things', { ...facts, fields: { ...fields, size }, verbs: {} });
    // @ts-expect-error
    resource('things', { ...facts, fields: { ...fields, size: straySize }, verbs: {} });
    // @ts-expect-error
    resource('things', { ...facts, fields: { ...fields, size: strayBound }, verbs: {} });
  });
});

describe('the compiler knows what a verb sends', () => {
  const filters = { app_id: ref('wizard apps', about) };
  const sends = { size: integer(about) };

  test('in the filters a list needs', () => {
    list({ filters, needs: ['app_id'], each: 'app_id' });
    // @ts-expect-error
    list({ filters, needs: ['app'] });
    // @ts-expect-error
    list({ filters, each: 'app' });
  });

  test('in what is waited for', () => {
    action('PUT', 'do', { about, sends, awaits: { untilSent: 'size' } });
    // @ts-expect-error
    action('PUT', 'do', { about, sends, awaits: { untilSent: 'siz' } });
  });

  test('in what is needed of it, and what names a thing', () => {
    make(servers, 'deploy', { about, sends, needs: ['size'], nameField: 'size' });
    // @ts-expect-error
    make(servers, 'deploy', { about, sends, needs: ['siz'] });
    // @ts-expect-error
    make(servers, 'deploy', { about, sends, needs: ['size'], nameField: 'siz' });
  });

  test('in members that lead to one another', () => {
    const plan = ref('network vpn-plans', about, { within: 'vpc_id' });
    make(servers, 'deploy', { about, sends: { plan, vpc_id: fields.vpc_id }, needs: [] });
    // @ts-expect-error
    make(servers, 'deploy', { about, sends: { plan, vpc: fields.vpc_id }, needs: [] });
  });
});

describe('the compiler knows what belongs to a field of each kind', () => {
  test('where one is described', () => {
    integer(about, { nullable: true, min: 1, unit: 'GB' });
    // @ts-expect-error
    text(about, { nullable: true, min: 1 });
    // @ts-expect-error
    boolean(about, { nullable: true, format: 'ip' });
    // @ts-expect-error
    texts(about, { nullable: true, long: true });
    // @ts-expect-error
    ref('cloud servers', about, { nullable: true, single: 'id' });
    // @ts-expect-error
    text(about, { always: true, nulable: true });
  });

  test('where one is written out', () => {
    const right: readonly Field[] = [
      { kind: 'integer', about, min: 1 },
      { kind: 'ref', about, to: 'cloud servers' },
    ];
    // @ts-expect-error
    const wrong: Field = { kind: 'text', about, min: 1 };
    // @ts-expect-error
    const open: Field = { kind: 'ref', about };
    // @ts-expect-error
    const stray: Field = { kind: 'ref', about, to: 'cloud serverz' };
    assert.ok([...right, wrong, open, stray].every(({ about: said }) => said === about));
  });
});
