import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bench, openBench } from '../contract/bench.ts';

describe('load balancers and their parts', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  const network = (...words: readonly string[]) => bench.imco(['network', ...words]);

  /** The body that a change would send. */
  const readBody = async (...words: readonly string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await network(...words, '--dry-run', '-o', 'json');
    assert.equal(code, 0, stderr);
    const [request]: readonly { readonly body: unknown }[] = JSON.parse(stdout);
    return request?.body;
  };

  test('an update that is full sends the present values again', async () => {
    assert.deepEqual(await readBody('target-groups', 'update', 'shop-web', '--target-port', '81'), {
      name: 'shop-web',
      protocol: 'http',
      port: 81,
      health_check_protocol: 'http',
      health_check_port: 8080,
      health_check_path: '/healthz',
      health_check_interval: 30,
      health_check_timeout: 5,
      health_check_threshold_count: 3,
      stickiness: false,
    });
  });

  test('an update sends what the platform always needs, and nothing else', async () => {
    const body = await readBody('listeners', 'update', 'https/443', '--certificate', 'shop-2025');
    assert.ok(typeof body === 'object' && body !== null);
    assert.deepEqual(Object.keys(body).toSorted(), ['certificate_id', 'default_target_group_id']);
  });

  test('the sandbox refuses a full update that lacks a member', async () => {
    const { stdout } = await network('target-groups', 'list', '-o', 'json');
    const [{ id = '' } = {}]: readonly { readonly id?: string }[] = JSON.parse(stdout);
    const words = ['api', 'PUT', `network/target_groups/${id}`, '--input', '-'];
    const { code, stderr } = await bench.imco(words, '{"name": "web"}');
    assert.equal(code, 5);
    assert.match(stderr, /protocol.*must not be blank|protocol.*blank/is);
  });

  test('what has no name is called by its fields, and found by that', async () => {
    const names = await network('listeners', 'list', '-o', 'name');
    assert.deepEqual(names.stdout.trim().split('\n'), ['https/443', 'http/80', 'tcp/25']);
    const shown = await network('listeners', 'show', 'https/443', '-o', 'json');
    assert.equal(JSON.parse(shown.stdout).port, 443);
    const { stderr } = await network('listeners', 'show', 'https/444');
    assert.match(stderr, /listener "https\/444" not found/);
    assert.match(stderr, /https\/443/);
  });

  test('what is used by others is not deleted, and the refusal says by what', async () => {
    const { code, stderr } = await network('target-groups', 'delete', 'shop-web', '--yes');
    assert.equal(code, 5);
    assert.match(
      stderr,
      /it is in use by listener https\/443 and 1 more; see "imco network listeners show [0-9a-f]{24}"/,
    );
  });

  test('plans are filtered by a realm, which the platform cannot do', async () => {
    const list = ['load-balancer-plans', 'list', '--cloud-provider', 'Amazon Web Services'];
    const all = JSON.parse((await network(...list, '-o', 'json')).stdout);
    const some = await network(...list, '--realm', 'EU (Ireland)', '-o', 'json');
    const rows: readonly { readonly realm_provider_name: string }[] = JSON.parse(some.stdout);
    assert.deepEqual(
      rows.map((row) => row.realm_provider_name),
      ['eu-west-1', 'eu-west-1'],
    );
    assert.equal(all.length, 4);
    const { code } = await network(...list, '--realm', 'West Europe');
    assert.equal(code, 3);
  });

  test('a state that sums up parts is waited for by its name, and tells a failure of a part', async () => {
    const sum = ['--for', 'global_state'];
    const settled = await network('load-balancers', 'wait', 'shop', ...sum);
    assert.equal(settled.code, 0, settled.stderr);
    const retried = await network('load-balancers', 'retry', 'mail', '--wait');
    assert.equal(retried.code, 0, retried.stderr);
    const broken = await network('load-balancers', 'wait', 'mail', ...sum);
    assert.equal(broken.code, 1);
    assert.match(broken.stderr, /mail is application_error\nhint: one of its parts has failed/);
  });
});
