/** Parts that stay in error when what they belong to was tried again. */
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Bench, openBench } from '../contract/bench.ts';

/** A retry of something seeded in error, with what its note names and offers. */
interface Retried {
  readonly words: readonly string[];
  readonly note: string;
  /** Commands that the note offers, by what it names. */
  readonly next: readonly string[];
}

const retried: readonly Retried[] = [
  {
    words: ['network', 'load-balancers', 'retry', 'mail'],
    note: 'mail: 2 parts of it are still in error (target group mail-relays and listener tcp/25)',
    next: [
      'imco network target-groups retry --selector state=application_error --load-balancer mail --wait',
      'imco network listeners retry --selector state=application_error --load-balancer mail --wait',
    ],
  },
  {
    words: ['network', 'dns-domains', 'retry', 'corp.example.com'],
    note: 'corp.example.com: one part of it is still in error (DNS record vpn)',
    next: [
      'imco network dns-records retry --selector state=application_error --dns-domain corp.example.com --wait',
    ],
  },
  {
    words: ['kubernetes', 'clusters', 'retry', 'staging'],
    note: 'staging: one part of it is still in error (node pool jobs)',
    next: [
      'imco kubernetes node-pools retry --selector state=application_error --cluster staging --wait',
    ],
  },
];

const inError = ['--filter', 'state=application_error', '-o', 'name'];

describe('a retry that ends well', () => {
  let bench: Bench;
  before(async () => {
    bench = await openBench('v3');
  });
  after(() => bench.close());

  test('finds what the sandbox has seeded in error: two DNS domains, one of them', async () => {
    const domains = ['network', 'dns-domains', 'list'];
    const all = await bench.imco([...domains, '-o', 'name']);
    assert.deepEqual(all.stdout.trim().split('\n'), ['shop.example.net', 'corp.example.com']);
    const failed = await bench.imco([...domains, ...inError]);
    assert.equal(failed.stdout, 'corp.example.com\n');
    const records = await bench.imco(['network', 'dns-records', 'list', ...inError]);
    assert.equal(records.stdout, 'vpn@a\n');
  });

  for (const { words, note, next } of retried) {
    test(`names the parts that are still in error: ${words.join(' ')}`, async () => {
      const ran = await bench.imco([...words, '--wait']);
      assert.equal(ran.code, 0, ran.stderr);
      const quoted = next.map((command) => `"${command}"`).join(' and ');
      assert.ok(ran.stderr.includes(`warning: ${note}; try again with ${quoted}\n`), ran.stderr);
      for (const command of next) {
        const followed = await bench.imco(command.split(' ').slice(1));
        assert.equal(followed.code, 0, followed.stderr);
        assert.doesNotMatch(followed.stderr, /still in error/);
      }
    });
  }

  test('warns programs as well, and nobody with --quiet', async () => {
    const lab = await openBench('v3');
    try {
      const retry = ['kubernetes', 'clusters', 'retry', 'staging', '--wait', '-o', 'json'];
      const { stdout, stderr } = await lab.imco(retry);
      assert.equal(JSON.parse(stdout)[0].ok, true);
      const { warnings }: { readonly warnings: readonly string[] } = JSON.parse(stderr);
      assert.match(
        warnings.join(),
        /^staging: one part of it is still in error \(node pool jobs\); /,
      );
      const domain = ['network', 'dns-domains', 'retry', 'corp.example.com', '--wait', '--quiet'];
      assert.equal((await lab.imco(domain)).stderr, '');
    } finally {
      await lab.close();
    }
  });

  test('says nothing more when nothing is left in error', async () => {
    const { code, stdout } = await bench.imco([
      ...['network', 'load-balancers', 'wait', 'mail', '--for', 'global_state', '-o', 'json'],
    ]);
    assert.equal(code, 0);
    assert.equal(JSON.parse(stdout)[0].result.global_state, 'applied');
  });
});
