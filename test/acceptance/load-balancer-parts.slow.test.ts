/** Targets, rules and certificates of load balancers: what has no name, no id or must stay secret. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import {
  createCertificate,
  createPrivateKeyPem,
} from '../../src/sandbox/seed/network/certificate-text.ts';
import { type Bench, openBench } from '../contract/bench.ts';
import type { Ran } from '../support/program.ts';

const day = 24 * 3600 * 1000;
const inGroup = ['--target-group', 'shop-web'];
const onShop = ['--load-balancer', 'shop'];

/** A certificate of a name by a CA, as the members of a request. */
const createMembers = (name: string, { days = 400, key = name, issuer = 'Test CA' } = {}) => {
  const from = Date.now() - day;
  const until = from + days * day;
  return {
    name,
    public_key: createCertificate({ name, issuer, from, until }),
    chain: createCertificate({ name: 'Test CA', issuer: 'Test CA', from, until }),
    private_key: createPrivateKeyPem(key),
  };
};

describe('parts of load balancers', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  const run = (words: readonly string[], stdin?: string): Promise<Ran> =>
    bench.imco(['network', ...words], stdin);

  const read = async (...words: readonly string[]): Promise<string> => {
    const { code, stdout, stderr } = await run(words);
    assert.equal(code, 0, stderr);
    return stdout;
  };

  const upload = (members: object, ...more: readonly string[]): Promise<Ran> =>
    run(
      ['certificates', 'create', ...onShop, '--from-file', '-', ...more],
      JSON.stringify(members),
    );

  test('targets are named by what they point at', async () => {
    assert.equal(await read('targets', 'list', ...inGroup, '-o', 'name'), 'web-01\nweb-02\n');
    const [first] = JSON.parse(await read('targets', 'list', ...inGroup, '-o', 'json'));
    assert.deepEqual([first.resource_type, first.server_id], ['server', first.id]);
  });

  test('several kinds are added at once, and what is there already is unchanged', async () => {
    const words = ['--server', 'web-01,db-01', '--server-array', 'workers', '--wait', '-o', 'json'];
    const outcomes: readonly { name: string; unchanged?: true }[] = JSON.parse(
      await read('targets', 'add', ...inGroup, ...words),
    );
    assert.deepEqual(
      outcomes.map(({ name, unchanged = false }) => [name, unchanged]),
      [
        ['web-01', true],
        ['db-01', false],
        ['workers', false],
      ],
    );
    const [balancer] = JSON.parse(await read('load-balancers', 'list', '-o', 'json'));
    assert.equal(balancer.global_state, 'applied');
  });

  test('a target is removed by its name or by the flag of its kind', async () => {
    await read('targets', 'remove', 'db-01', ...inGroup, '--yes', '--wait');
    await read('targets', 'remove', ...inGroup, '--server-array', 'workers', '--yes', '--wait');
    const again = await run(['targets', 'remove', ...inGroup, '--server', 'db-01', '--yes']);
    assert.equal(again.code, 3);
    assert.match(again.stderr, /db-01 is not a target here; nothing was sent/);
    const both = await run(['targets', 'remove', 'web-01', ...inGroup, '--server', 'web-01']);
    assert.equal(both.code, 2);
    assert.match(both.stderr, /names, --server, --selector and --all cannot be combined/);
    const none = await run(['targets', 'add', ...inGroup]);
    assert.match(none.stderr, /add needs --server or --server-array/);
  });

  test('a rule is named by what it matches, and an update repeats the rest', async () => {
    const on = ['--listener', 'https/443'];
    const before = bench.recorder.exchanges.length;
    await read('listener-rules', 'update', 'path_pattern=/api/*', ...on, '--value', '/v1/*,/v2/*');
    const put = bench.recorder.exchanges.slice(before).find(({ method }) => method === 'PUT');
    assert.deepEqual(JSON.parse(put?.request.text ?? ''), {
      field: 'path_pattern',
      values: ['/v1/*', '/v2/*'],
    });
    assert.equal(
      await read('listener-rules', 'list', ...onShop, '-o', 'name'),
      'path_pattern=/v1/*,/v2/*\n',
    );
  });

  test('a listener is searched in the load balancer that is named', async () => {
    const words = ['listener-rules', 'show', 'x', '--listener'];
    const { stderr } = await run([...words, 'tcp/25', ...onShop]);
    assert.match(stderr, /listener "tcp\/25" not found at shop/);
  });

  test('a certificate shows when it expires, and never its private key', async () => {
    const members = createMembers('soon', { days: 11 });
    const planned = await upload(members, '--dry-run');
    assert.match(planned.stderr, /the certificate expires in 9 days/);
    assert.ok(!planned.stdout.includes('PRIVATE'), planned.stdout);
    const { code, stdout, stderr } = await upload(members, '-o', 'json');
    assert.equal(code, 0, stderr);
    const { days_left: days, expires_at: end, private_key: key } = JSON.parse(stdout);
    assert.deepEqual([days, key], [9, null]);
    assert.ok(Math.abs(Date.parse(end) - Date.now() - 10 * day) < 60_000, end);
    const shown = await read('certificates', 'show', 'soon', ...onShop);
    assert.match(shown, /soon \(issued by Test CA\)/);
    const sorted = ['--sort', 'days_left', '-o', 'name'];
    assert.match(await read('certificates', 'list', ...sorted), /^soon\n/);
    assert.match((await bench.imco(['status'])).stdout, /soon of shop: 9 days left/);
    assert.match((await run(['certificates', 'show', 'soon', '--show-secrets'])).stderr, /unknown/);
  });

  test('what does not fit together is not sent', async () => {
    const before = bench.recorder.exchanges.length;
    const other = await upload(createMembers('other', { key: 'another' }));
    assert.equal(other.code, 5);
    assert.match(other.stderr, /the private key does not belong to the certificate/);
    const swapped = await upload({ ...createMembers('other'), chain: createPrivateKeyPem('x') });
    assert.equal(swapped.code, 2);
    assert.match(swapped.stderr, /this contains a private key; expected only certificates/);
    assert.ok(!`${other.stderr}${swapped.stderr}`.includes('BEGIN'));
    const changes = bench.recorder.exchanges.slice(before).filter(({ method }) => method !== 'GET');
    assert.deepEqual(changes, []);
  });

  test('a chain of another CA is remarked on', async () => {
    const { stderr } = await upload(createMembers('odd', { issuer: 'Odd CA' }), '--dry-run');
    assert.match(stderr, /the chain does not start with the CA that issued the certificate/);
  });

  test('the flags of certificates take files', async () => {
    const { stderr } = await run(['certificates', 'create', ...onShop, '--name', 'x']);
    assert.match(stderr, /needs --certificate-file, --chain-file, --private-key-file/);
    const missing = ['--certificate-file', 'none.pem', '--chain-file', 'none.pem'];
    const words = ['certificates', 'create', ...onShop, '--name', 'x', ...missing];
    assert.match((await run(words)).stderr, /--certificate-file: none\.pem/);
  });
});
