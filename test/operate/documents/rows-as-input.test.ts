/** What `show` prints is taken as input again, and settings are copied. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { catalogFor } from '../../../src/catalog/versions/catalog-for.ts';
import { findCreateFields } from '../../../src/operate/documents/drafts.ts';
import { type Bench, openBench } from '../../contract/bench.ts';

const { resources } = catalogFor('v3');

const creates = resources.flatMap((resource) =>
  Object.entries(resource.verbs).flatMap(([name, verb]) =>
    verb.kind === 'create' ? [{ resource, name, verb }] : [],
  ),
);

describe('a row as input', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  /** On a terminal, where notices are shown beside JSON. */
  const run = (words: readonly string[], stdin?: string) =>
    bench.imco(words, stdin, { screen: 1000 });

  test('has a name of its own to be copied under', async () => {
    const ran = await run(['servers', 'commission', '--like', 'web-01', '--dry-run']);
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /commission needs --name/);
    const subnet = ['network', 'subnets', 'create', '--like', 'front', '--name', 'other'];
    const shared = await run([...subnet, '--dry-run']);
    assert.equal(shared.code, 2, shared.stderr);
    assert.match(shared.stderr, /create needs --cidr/);
  });

  test('gives way to flags', async () => {
    const words = ['servers', 'commission', '--like', 'web-01', '--name', 'web-99'];
    const plain = await run([...words, '--dry-run', '-o', 'json']);
    const other = await run([...words, '--template', 'wordpress', '--dry-run', '-o', 'json']);
    assert.equal(other.code, 0, other.stderr);
    const [one, two] = [plain, other].map(({ stdout }) => JSON.parse(stdout)[0].body);
    assert.equal(two.server_plan_id, one.server_plan_id);
    assert.notEqual(two.template_id, one.template_id);
    assert.match(other.stderr, /copied from web-01: .*--server-plan/);
  });

  test('of another id is refused by an update', async () => {
    const yaml = await run(['servers', 'show', 'web-02', '-o', 'yaml']);
    const ran = await run(['servers', 'update', 'web-01', '--from-file', '-'], yaml.stdout);
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /its id is that of another server than web-01/);
  });

  test('with another value where an update cannot change it is refused', async () => {
    const { stdout } = await run(['servers', 'show', 'web-01', '-o', 'json']);
    const row = JSON.parse(stdout);
    const changed = { ...row, name: 'web-one', template_id: 'wordpress' };
    const words = ['servers', 'update', 'web-01', '--from-file', '-', '--dry-run'];
    const ran = await run(words, JSON.stringify(changed));
    assert.equal(ran.code, 2, ran.stderr);
    assert.match(ran.stderr, /update cannot change template_id of web-01/);
    const fine = await run([...words, '-o', 'json'], JSON.stringify({ ...row, name: 'web-one' }));
    assert.equal(fine.code, 0, fine.stderr);
    assert.deepEqual(JSON.parse(fine.stdout)[0].body, { name: 'web-one' });
  });

  test('may call references by name, by flag or by API name, with _ or -', async () => {
    const names = [
      ['name: a', 'template: joomla', 'server-plan: Standard_B2s', 'cloud_account: azure-prod'],
      [
        'name: a',
        'template_id: joomla',
        'server_plan: Standard_B2s',
        'cloud-account-id: azure-prod',
      ],
    ];
    const [one, two] = await Promise.all(
      names.map(async (lines) => {
        const words = ['servers', 'commission', '--from-file', '-', '--dry-run', '-o', 'json'];
        const ran = await run(words, `${lines.join('\n')}\nlabels: [production]\n`);
        assert.equal(ran.code, 0, ran.stderr);
        return JSON.parse(ran.stdout)[0].body;
      }),
    );
    assert.deepEqual(one, two);
    assert.match(one.label_ids[0], /^[0-9a-f]{24}$/);
  });

  test('with a member that no resource has is an error', async () => {
    const { stdout } = await run(['servers', 'show', 'web-01', '-o', 'json']);
    const row = JSON.stringify({ ...JSON.parse(stdout), nmae: 'x', name: 'b' });
    const ran = await run(['servers', 'commission', '--from-file', '-', '--dry-run'], row);
    assert.equal(ran.code, 2);
    assert.match(ran.stderr, /these fields cannot be set: nmae/);
    assert.match(ran.stderr, /did you mean name\?/);
  });

  test('of a field that does not exist yet is described by --skeleton, which parses', async () => {
    for (const { resource, name, verb } of creates) {
      const words = [...resource.noun.split(' '), name];
      const ran = await run([...words, '--skeleton']);
      assert.equal(ran.code, 0, ran.stderr);
      const { fields, parentFields } = findCreateFields({ resource, verb });
      const open = ([key]: readonly [string, unknown]): boolean => !fields[key]?.secret;
      const required = [...Object.keys(parentFields), ...verb.needs].filter((key) =>
        open([key, 0]),
      );
      assert.deepEqual(
        Object.keys(parse(ran.stdout) ?? {}).toSorted(),
        required.toSorted(),
        words.join(' '),
      );
      const all = ran.stdout.replaceAll(/^# (\w+: \S.*)$/gm, (line, rest) =>
        (String(rest).split(':')[0] ?? '') in fields ? rest : line,
      );
      const keys = Object.entries({ ...parentFields, ...fields }).filter(open);
      assert.deepEqual(
        Object.keys(parse(all)).toSorted(),
        keys.map(([key]) => key).toSorted(),
        all,
      );
    }
    const refused = await run(['servers', 'commission', '--skeleton', '--name', 'x']);
    assert.equal(refused.code, 2);
  });
});
