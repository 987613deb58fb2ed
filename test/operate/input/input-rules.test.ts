import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  atLeastOne,
  atMostOne,
  boolean,
  exactlyOne,
  having,
  type InputRule,
  integer,
  onlyWith,
  ref,
  requires,
  text,
} from '../../../src/catalog/vocabulary.ts';
import { UsageFailure } from '../../../src/lib/failures/failures.ts';
import { checkInputRules, type RuledCall } from '../../../src/operate/input/input-rules.ts';
import { describeInputRules, findFlagCondition } from '../../../src/operate/input/rule-words.ts';

const fields = {
  type: text('Type'),
  content: text('Content'),
  instance_id: ref('cloud servers', 'Server', { flag: 'server' }),
  floating_ip_id: ref('network floating-ips', 'Floating IP'),
  port: integer('Port', { flag: 'srv-port' }),
  create_vpc: boolean('Create a VPC'),
  cidr: text('Range'),
};

/** The failure about an input that breaks rules; undefined if it breaks none. */
const failureOf = (
  rules: readonly InputRule[],
  values: RuledCall['values'],
  target?: RuledCall['target'],
): UsageFailure | undefined => {
  try {
    checkInputRules({ rules, fields, values, command: 'x y create', ...(target && { target }) });
    return undefined;
  } catch (failure) {
    assert.ok(failure instanceof UsageFailure);
    return failure;
  }
};

const content = exactlyOne(['content', 'instance_id', 'floating_ip_id'], having('type', 'a'));
const srv = onlyWith(['port'], having('type', 'srv', 'mx'));

describe('the failure about fields that depend on each other', () => {
  const cases: readonly (readonly [InputRule, RuledCall['values'], string, string])[] = [
    [
      content,
      { type: 'a' },
      '--content, --server or --floating-ip is required with --type a',
      'missing_flag',
    ],
    [
      content,
      { type: 'a', content: 'x', instance_id: 'y' },
      '--content and --server cannot be combined',
      'contradiction',
    ],
    [
      exactlyOne(['content'], having('type', 'txt')),
      { type: 'txt' },
      '--content is required with --type txt',
      'missing_flag',
    ],
    [exactlyOne(['cidr', 'create_vpc']), {}, '--cidr or --create-vpc is required', 'missing_flag'],
    [
      atMostOne(['cidr', 'port']),
      { cidr: 'x', port: 0 },
      '--cidr and --srv-port cannot be combined',
      'contradiction',
    ],
    [atLeastOne(['cidr', 'content']), {}, '--cidr or --content is required', 'missing_flag'],
    [
      requires('create_vpc', ['cidr']),
      { create_vpc: true },
      '--create-vpc requires --cidr',
      'missing_flag',
    ],
    [srv, { type: 'a', port: 0 }, '--srv-port only works with --type srv or mx', 'contradiction'],
    [
      onlyWith(['cidr', 'port'], having('create_vpc', true)),
      { cidr: 'x', port: 1 },
      '--cidr and --srv-port only work with --create-vpc',
      'contradiction',
    ],
  ];
  for (const [rule, values, message, code] of cases) {
    test(`says: ${message}`, () => {
      const failure = failureOf([rule], values);
      assert.equal(failure?.message, message);
      assert.equal(failure.code, code);
      assert.equal(failure.details.hint, 'see "imco x y create --help"');
    });
  }

  test('names everything that is wrong at once', () => {
    const failure = failureOf([content, srv], { type: 'a', port: 1 });
    assert.equal(failure?.message, 'create: 2 problems with flags');
    assert.deepEqual(failure.details.lines, [
      '--content, --server or --floating-ip is required with --type a',
      '--srv-port only works with --type srv or mx',
    ]);
  });

  test('names what the row that is changed has', () => {
    const item = { type: 'a', content: '192.0.2.1', floating_ip_id: 'x' };
    const target = { name: 'www', item };
    assert.equal(
      failureOf([content], { content: 'y' }, target)?.message,
      '--content cannot be combined with the floating ip of www',
    );
    assert.equal(
      failureOf([srv], { port: 1 }, target)?.message,
      '--srv-port only works with --type srv or mx; www has type a',
    );
    assert.equal(failureOf([content, srv], { cidr: 'y' }, target), undefined);
  });

  test('is none without rules', () => {
    assert.equal(failureOf([], { content: 'x', instance_id: 'y' }), undefined);
    checkInputRules({ rules: undefined, fields, values: {}, command: 'x' });
  });
});

describe('help about fields that depend on each other', () => {
  test('has a sentence for each rule among flags', () => {
    const rules = [
      content,
      exactlyOne(['cidr', 'create_vpc']),
      atMostOne(['cidr', 'port']),
      atLeastOne(['cidr', 'content']),
      requires('create_vpc', ['cidr']),
      srv,
      exactlyOne(['gone']),
    ];
    assert.deepEqual(describeInputRules(fields, rules), [
      [
        'With --type a, exactly one of --content, --server and --floating-ip is required.',
        'Exactly one of --cidr and --create-vpc is required.',
        '--cidr and --srv-port cannot be combined.',
        'At least one of --cidr and --content is required.',
        '--create-vpc requires --cidr.',
      ].join(' '),
    ]);
    assert.deepEqual(describeInputRules(fields), []);
  });

  test('says at a flag with what it works', () => {
    assert.equal(findFlagCondition(fields, [content, srv], 'port'), '--type srv or mx');
    assert.equal(findFlagCondition(fields, [content, srv], 'content'), undefined);
    const { type: _, ...rest } = fields;
    assert.equal(findFlagCondition(rest, [srv], 'port'), 'type srv or mx');
  });
});
