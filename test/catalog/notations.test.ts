import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { cookbooks } from '../../src/catalog/blueprint/cookbooks.ts';
import { explainNetworkProblem } from '../../src/catalog/notations/cidr.ts';
import {
  firewallRules,
  warnOfLostManagementRules,
} from '../../src/catalog/notations/firewall-rules.ts';
import type { NotationResult } from '../../src/catalog/notations/notation.ts';
import { parameterValues } from '../../src/catalog/notations/parameters.ts';

const asIs = (id: string): string => id;

const taken = <T>(reading: NotationResult<T>): T => {
  assert.ok('value' in reading, JSON.stringify(reading));
  return reading.value;
};

const wrongIn = (reading: NotationResult<unknown>): readonly string[] => {
  assert.ok('wrong' in reading, JSON.stringify(reading));
  return reading.wrong;
};

const tcp = (min: number, max: number, source: string) => ({
  ip_protocol: 'tcp',
  min_port: min,
  max_port: max,
  source,
});

describe('firewall rules', () => {
  const good: readonly [string, object][] = [
    ['tcp/443:any', tcp(443, 443, 'any')],
    ['TCP/8443-8450:10.0.0.0/8', tcp(8443, 8450, '10.0.0.0/8')],
    ['udp/5353:192.0.2.7', { ...tcp(5353, 5353, '192.0.2.7/32'), ip_protocol: 'udp' }],
    ['tcp/443:2001:db8::/32', tcp(443, 443, '2001:db8::/32')],
    ['tcp/22:2001:db8::1', tcp(22, 22, '2001:db8::1/128')],
    ['tcp/0-65535:0.0.0.0/0', tcp(0, 65_535, '0.0.0.0/0')],
    ['tcp/80:::/0', tcp(80, 80, '::/0')],
  ];
  for (const [text, rule] of good) {
    test(`reads ${text}`, async () => {
      assert.deepEqual(taken(await firewallRules.read([text])), [rule]);
    });
  }

  const bad: readonly [string, RegExp][] = [
    ['icmp/0:any', /"icmp" is not a valid protocol/],
    ['tcp/70000-1:10.0.0.0/8', /"70000" is not a valid port \(0-65535\)/],
    ['tcp/90-80:any', /the port range 90-80 is reversed/],
    ['tcp/80', /expected protocol\/port/],
    ['tcp/80:', /expected protocol\/port/],
    ['tcp/80:everybody', /"everybody" is not a valid network/],
    ['tcp/80:10.0.0.0/33', /"\/33" is not a valid prefix \(0-32\)/],
    ['tcp/80:10.0.0.1/8', /is not a network address; use 10\.0\.0\.0\/8/],
    ['tcp/80:2001:db8::1/32', /use 2001:db8::\/32/],
    ['tcp/80:10.0.0.0/8/8', /not a valid network/],
    ['tcp/-1:any', /expected protocol/],
    ['tcp/8e1:any', /expected protocol/],
  ];
  for (const [text, says] of bad) {
    test(`refuses ${text}`, async () => {
      const wrong = wrongIn(await firewallRules.read([text]));
      assert.equal(wrong.length, 1);
      assert.match(wrong[0] ?? '', says);
      assert.ok(wrong[0]?.startsWith(`${text}: `));
    });
  }

  test('a flag may hold several rules, and each invalid one is reported', async () => {
    const rules = await firewallRules.read(['tcp/22:any, tcp/80:any', 'udp/53:any']);
    assert.deepEqual(firewallRules.show(taken(rules), asIs), [
      'tcp/22:any',
      'tcp/80:any',
      'udp/53:any',
    ]);
    assert.equal(wrongIn(await firewallRules.read(['a', 'tcp/1:any', 'b'])).length, 2);
  });

  test('a file has texts or objects, with either name of the protocol', async () => {
    const rules = await firewallRules.check([
      'tcp/22:any',
      { name: 'web', protocol: 'TCP', min_port: 80, max_port: 80, source: '0.0.0.0/0' },
    ]);
    assert.deepEqual(taken(rules), [
      tcp(22, 22, 'any'),
      { name: 'web', ...tcp(80, 80, '0.0.0.0/0') },
    ]);
    const strange = await firewallRules.check([{ ...tcp(1, 1, 'any'), colour: 'red' }]);
    assert.match(wrongIn(strange)[0] ?? '', /unknown field: colour/);
    assert.match(wrongIn(await firewallRules.check({}))[0] ?? '', /a list of rules/);
  });

  test('what is shown is read back as the same rule', async () => {
    const port = fc.integer({ min: 0, max: 65_535 });
    const address = fc.ipV4().map((ip) => `${ip}/32`);
    await fc.assert(
      fc.asyncProperty(port, port, address, async (one, other, source) => {
        const rule = tcp(Math.min(one, other), Math.max(one, other), source);
        const read = await firewallRules.read(firewallRules.show([rule], asIs));
        assert.deepEqual(taken(read), [rule]);
      }),
    );
  });

  test('no text makes reading fail in another way than by saying what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async (text) => {
        const reading = await firewallRules.read([text]);
        assert.ok('value' in reading || reading.wrong.length > 0);
      }),
    );
  });

  test('a new set may not close what the platform manages servers by', () => {
    const open = [tcp(22, 22, 'any'), tcp(3000, 4000, 'any'), tcp(5985, 5985, 'any')];
    const says = (rules: unknown): string | undefined =>
      warnOfLostManagementRules({ rules: open }, { rules });
    assert.match(says([]) ?? '', /tcp\/22, tcp\/3389, tcp\/5985/);
    assert.match(says([tcp(20, 6000, 'any')]) ?? 'fine', /fine/);
    assert.match(says([tcp(22, 22, 'any'), tcp(5985, 5985, 'any')]) ?? '', /close tcp\/3389,/);
    assert.equal(
      warnOfLostManagementRules({ rules: [tcp(80, 80, 'any')] }, { rules: [] }),
      undefined,
    );
    assert.equal(warnOfLostManagementRules({ rules: open }, { name: 'other' }), undefined);
  });
});

describe('cookbooks', () => {
  test('keep the order given, whatever they are', async () => {
    const value = taken(await cookbooks.read(['joomla:1.4.6,mysql~>4.2.0', 'apache >= 2']));
    assert.deepEqual(Object.entries(value), [
      ['joomla', { version_id: 'joomla@1.4.6' }],
      ['mysql', { version: '~> 4.2.0' }],
      ['apache', { version: '>= 2' }],
    ]);
  });

  const bad = ['joomla', 'joomla:', 'joomla:1.2.3.4', 'joo mla:1', 'mysql=>1', 'mysql~>v4', ''];
  for (const text of bad) {
    test(`refuses "${text}"`, async () => {
      assert.match(wrongIn(await cookbooks.read([text]))[0] ?? '', /expected name:version/);
    });
  }

  test('may not be given twice', async () => {
    const wrong = wrongIn(await cookbooks.read(['php=1.0,php=2.0']));
    assert.deepEqual(wrong, ['php=2.0: php is given twice']);
  });

  test('in a file are by name, as sent or as text, or a list', async () => {
    const sent = { mysql: { version: '~> 4.2.0' }, own: { version_id: 'own@1.0.0' } };
    assert.deepEqual(taken(await cookbooks.check(sent)), sent);
    const written = { mysql: '~>4.2.0', own: '1.0.0' };
    assert.deepEqual(taken(await cookbooks.check(written)), sent);
    assert.deepEqual(taken(await cookbooks.check(['mysql~>4.2.0', 'own:1.0.0'])), sent);
    for (const strange of [{ mysql: 4 }, { mysql: { version: '4' } }, { mysql: {} }, 'mysql']) {
      wrongIn(await cookbooks.check(strange));
    }
  });

  test('are shown as they are written, an uploaded one by its version', () => {
    const value = { mysql: { version: '~> 4.2.0' }, own: { version_id: '65' }, odd: 7 };
    const nameOf = (id: string): string => (id === '65' ? 'own@1.0.0' : id);
    assert.deepEqual(cookbooks.show(value, nameOf), ['mysql ~> 4.2.0', 'own:1.0.0', 'odd: 7']);
    assert.deepEqual(cookbooks.show(value, asIs)[1], 'own:65');
  });
});

describe('parameter values', () => {
  test('contain everything after the first equals sign', async () => {
    const value = taken(await parameterValues.read(['A=b,c=d', 'EMPTY=']));
    assert.deepEqual(value, { A: 'b,c=d', EMPTY: '' });
    assert.deepEqual(parameterValues.show(value, asIs), ['A=b,c=d', 'EMPTY=']);
  });

  test('need a name', async () => {
    assert.equal(wrongIn(await parameterValues.read(['=x', 'y'])).length, 2);
    wrongIn(await parameterValues.check([]));
  });

  test('are given once each', async () => {
    assert.deepEqual(wrongIn(await parameterValues.read(['A=1', 'B=2', 'A=3'])), [
      'A=3: A is given twice',
    ]);
  });
});

describe('a network', () => {
  const wrong = [
    '',
    '/',
    '10.0.0.0',
    '10.0.0.0/',
    '10.0.0.0/08x',
    '10.0.0/8',
    '::1/129',
    '1.2.3.4/31/',
  ];
  for (const text of wrong) {
    test(`is not "${text}"`, async () => assert.ok(await explainNetworkProblem(text)));
  }

  test('of any prefix begins where its prefix ends', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 32 }), async (prefix) => {
        assert.equal(await explainNetworkProblem(`0.0.0.0/${prefix}`), undefined);
        const inside = await explainNetworkProblem(`255.255.255.255/${prefix}`);
        assert.equal(inside === undefined, prefix === 32);
      }),
    );
  });
});
