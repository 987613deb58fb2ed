/** What conditions select: the same with `--filter` in a list and `--selector` for a verb. */
import assert from 'node:assert/strict';
import { describe, type TestContext, test } from 'node:test';
import fc from 'fast-check';
import { skippingClock } from '../../support/clock.ts';
import { type FaultyRun, faultyRuns } from '../../support/faulty-run.ts';
import { answer, type Behaviour } from '../../support/faulty-server.ts';

const id = (digit: number): string => `6c0817ba8d03a9ce180b5e5${digit}`;

const volumes = [
  { id: id(1), name: 'data-1', state: 'detached', size: 100, cloud_account_id: id(7) },
  { id: id(2), name: 'data-2', state: 'attached', size: 2048, attached_server_id: id(6) },
  { id: id(3), name: 'a, b|c', state: 'detached', size: 8, cloud_account_id: id(8) },
  { id: id(4), name: 'null', state: 'error', size: null, label_ids: [id(9)] },
];

const accounts = [
  { id: id(7), name: 'azure' },
  { id: id(8), name: 'aws' },
];

const labels = [
  { id: id(9), name: 'production' },
  { id: id(5), name: 'test' },
];

const events = [
  { id: id(1), timestamp: '2026-03-10T11:00:00Z', level: 'info', description: 'one' },
  { id: id(2), timestamp: '2026-03-09T11:00:30Z', level: 'error', description: 'two' },
  { id: id(3), timestamp: '2026-03-08T00:00:00Z', level: 'warning', description: 'three' },
];

const platform: Behaviour = (response, request) => {
  const path = request.url.replace(/\?.*/, '');
  const list = path.endsWith('/labels')
    ? labels
    : path.endsWith('/cloud_accounts')
      ? accounts
      : path.endsWith('/events')
        ? events
        : volumes;
  answer(200, list)(response, request);
};

describe('a condition', () => {
  const runs = faultyRuns();
  const play = (context: TestContext, words: readonly string[]): Promise<FaultyRun> =>
    runs.play(context, [...words, '-o', 'json'], [platform]);

  const listed = async (context: TestContext, ...filters: readonly string[]): Promise<unknown> => {
    const given = filters.flatMap((filter) => ['--filter', filter]);
    const { code, stdout, stderr } = await play(context, ['storage', 'volumes', 'list', ...given]);
    if (code !== 0) return JSON.parse(stderr).error;
    const rows: { id: string }[] = JSON.parse(stdout);
    return rows.map((row) => Number(row.id.at(-1)));
  };

  const selected = async (context: TestContext, selector: string): Promise<unknown> => {
    const words = ['storage', 'volumes', 'label', '--add', 'test', '--dry-run', '--allow-none'];
    const { stdout, stderr } = await play(context, [...words, '--selector', selector]);
    if (stdout === '') return JSON.parse(stderr).error;
    const requests: { body: { resources: { id: string }[] } }[] = JSON.parse(stdout);
    return requests.flatMap(({ body }) => body.resources.map((one) => Number(one.id.at(-1))));
  };

  const meanings: readonly [string, readonly number[]][] = [
    ['state=attached|error', [2, 4]],
    ['state!=attached|error', [1, 3]],
    ['state=at*|error', [2, 4]],
    ['state~^(at|er)', [2, 4]],
    ['name~^data-', [1, 2]],
    ['name!~^data-', [3, 4]],
    ['name~(?i)^DATA-[0-9]{1,2}$', [1, 2]],
    ['name="a, b|c"', [3]],
    ["name='a, b|c'|data-1", [1, 3]],
    ['name=a\\, b\\|c', [3]],
    ['size>=100', [1, 2]],
    ['size>100', [2]],
    ['size<100', [3]],
    ['size<=100', [1, 3]],
    ['size>8,size<2048', [1]],
    ['size=8|2048', [2, 3]],
    ['size=2TB', [2]],
    ['size>=1TB', [2]],
    ['size=null', [4]],
    ['size!=null', [1, 2, 3]],
    ['size!=8', [1, 2, 4]],
    ['name="null"', [4]],
    ['attached_server_id=null', [1, 3, 4]],
    ['attached-server-id=*', [2]],
    ['cloud-account=azure|aws', [1, 3]],
    ['cloud_account!=azure', [2, 3, 4]],
    [`cloud_account_id=${id(8)}`, [3]],
    ['cloud_account~^a', [1, 3]],
    ['label=production', [4]],
    ['label!=production', [1, 2, 3]],
    ['label=null', [1, 2, 3]],
    ['state==detached', [1, 3]],
    ['state=detached,size>50,name!~^x', [1]],
  ];

  for (const [condition, wanted] of meanings) {
    test(`selects the same in lists and for verbs: ${condition}`, async (context) => {
      assert.deepEqual(await listed(context, condition), wanted);
      assert.deepEqual(await selected(context, condition), wanted);
    });
  }

  const problems: readonly [string, RegExp, RegExp][] = [
    ['name>=5', /name>=5": name cannot be compared with >=/, /^operators for name: = != ~ !~$/],
    ['size>=abc', /size>=abc": "abc" is not a valid number/, /^use a number such as 10 or 10GB$/],
    ['size=abc', /"abc" is not a valid number/, /^use a number/],
    ['size>5|7', /alternatives cannot be compared with >/, /^use \| with = and != only$/],
    ['size=>5', /"size=>5" has =>, which is not an operator/, /^use size>=\.\.\./],
    [
      'name~web[',
      /"web\[" is not a valid regular expression: there is no \] .*\(character 4\)/,
      /./,
    ],
    ['detached', /"detached" is not a valid condition/, /^did you mean name=detached\? see/],
    [
      'a.b/c',
      /"a.b\/c" is not a valid condition/,
      /^use field, operator and value, .* operators: /,
    ],
    ['size', /"size" is not a valid condition/, /^use size=value; quote conditions with < or >/],
    [
      '!production',
      /"!production" is not a valid condition/,
      /^did you mean 'label!=production'\?/,
    ],
    ['colour=x', /volumes have no field colour/, /^available fields: id, name, /],
    ['stat=x', /volumes have no field stat/, /^did you mean state.*\? available fields: id, /],
    ['name=a|', /"name=a\|" has an empty alternative/, /^check whether a variable is empty; /],
    ['size=', /"size=" has no value/, /use 'size=null' for volumes without a value, 'size=\*'/],
    ['name=\u201cx\u201d', /has quotes in its value/, /^use straight quotes: 'name="x"'$/],
    ['label!=prodution', /label "prodution" not found/, /^did you mean production\?$/],
    ['label!~^x', /label "\^x" not found/, /./],
    [
      'state=attached,state=error',
      /state cannot be both attached and error/,
      /'state=attached\|error'$/,
    ],
    ['state=error,state!=error', /nothing can match both "state=error" and "state!=error"/, /./],
    ['size>8,size<4', /nothing can match both "size>8" and "size<4"/, /./],
    ['size>8,size<=8', /nothing can match both/, /./],
    ['size=8,size>8', /nothing can match both/, /./],
    ['cloud-account=aws,cloud-account=azure', /cloud_account_id cannot be both aws and azure/, /./],
  ];

  for (const [condition, message, hint] of problems) {
    test(`is refused with what is wrong, in lists and for verbs: ${condition}`, async (context) => {
      const isError = (value: unknown): value is { message: string; hint: string } =>
        typeof value === 'object' && value !== null && 'message' in value;
      for (const [flag, error] of [
        ['--filter', await listed(context, condition)],
        ['--selector', await selected(context, condition)],
      ] as const) {
        assert.ok(isError(error), `${flag} ${JSON.stringify(error)}`);
        assert.match(error.message, message);
        assert.ok(error.message.startsWith(flag), error.message);
        assert.match(String(error.hint), hint);
      }
    });
  }

  test('narrows what other filters leave', async (context) => {
    assert.deepEqual(await listed(context, 'state=detached|error', 'size<50'), [3]);
    const error = await listed(context, 'state=detached', 'state=error');
    assert.match(JSON.stringify(error), /state cannot be both detached and error/);
  });

  test('on a documented state must have one that there is', async (context) => {
    for (const [condition, message, hint] of [
      ['state~^x', 'unknown state "^x"; valid states: commissioning, ', null],
      [
        'state=stalled|inactve',
        'unknown state "inactve"; valid states: ',
        'did you mean inactive?',
      ],
      ['stalled', '"stalled" is not a valid condition', 'did you mean state=stalled? '],
    ] as const) {
      const { code, stderr } = await play(context, ['servers', 'list', '--filter', condition]);
      assert.equal(code, 2, condition);
      const { error } = JSON.parse(stderr);
      assert.ok(error.message.startsWith(`--filter: ${message}`), error.message);
      if (hint !== null) assert.ok(error.hint.startsWith(hint), error.hint);
    }
  });

  test('on a field that lists lack is refused', async (context) => {
    const { code, stderr } = await play(context, [
      ...['blueprint', 'templates', 'list', '--filter', 'run_list=x'],
    ]);
    assert.equal(code, 2, stderr);
    assert.match(stderr, /--filter: run_list is not available in lists of templates/);
  });

  test('on a time has the words of --since', async (context) => {
    const clock = { ...skippingClock(), now: () => Date.parse('2026-03-10T12:00:00Z') };
    for (const [condition, wanted] of [
      ['timestamp>=2h', [1]],
      ['timestamp<2h', [2, 3]],
      ['timestamp>=1d12h', [1, 2]],
      ['timestamp>=2026-03-09T11:00:30Z', [1, 2]],
      ['timestamp>2026-03-09T11:00:30Z', [1]],
      ['timestamp=2026-03-09T11:00Z', [2]],
      ['timestamp<=2026-03-09T11:00Z', [2, 3]],
      ['timestamp>2026-03-09T11:00Z', [1]],
      ['timestamp<2026-03-09T11:00Z', [3]],
      ['timestamp>=2026-03-09T11:00Z', [1, 2]],
      ['timestamp=2026-03-08Z', [3]],
      ['timestamp>2026-03-08Z', [1, 2]],
      ['timestamp<=2026-03-08Z', [3]],
      ['timestamp<2026-03-09Z|', undefined],
      ['timestamp>=now', []],
      ['timestamp<"2026-03-09 00:00 UTC"', [3]],
      ['timestamp=2026-03-0*', [2, 3]],
      ['timestamp=2h', undefined],
      ['timestamp>=soon', undefined],
      ['timestamp>=today,timestamp<yesterday', undefined],
    ] as const) {
      const words = ['audit', 'events', 'list', '--filter', condition, '-o', 'json'];
      const { code, stdout, stderr } = await runs.play(context, words, [platform], { clock });
      if (wanted === undefined) {
        assert.equal(code, 2, condition);
        continue;
      }
      assert.equal(code, 0, stderr);
      const rows: { id: string }[] = JSON.parse(stdout);
      assert.deepEqual(
        rows.map((row) => Number(row.id.at(-1))),
        wanted,
        condition,
      );
    }
  });

  test('that is any text is read or refused with exit code 2 or 3', async (context) => {
    const text = fc.string({
      unit: fc.constantFrom('name', 'size', 'state', 'label', ...'=!~<>|,"\\*([5TB '),
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(text, async (condition) => {
        const words = ['storage', 'volumes', 'list', `--filter=${condition}`];
        const { code, stderr } = await play(context, words);
        assert.ok([0, 2, 3].includes(code), `${condition}: ${stderr}`);
      }),
      { numRuns: 40 },
    );
  });
});

describe('several fields of --sort', () => {
  const runs = faultyRuns();

  test('decide one after the other, and rows that are alike keep their order', async (context) => {
    const rows = [
      { id: id(1), name: 'b', state: 'attached', size: 1 },
      { id: id(2), name: 'a', state: 'detached', size: 1 },
      { id: id(3), name: 'c', state: 'attached', size: 2 },
      { id: id(4), name: 'd', state: 'detached', size: 1 },
      { id: id(5), name: 'e', state: 'attached' },
    ];
    for (const [sort, wanted] of [
      ['state,-size', ['c', 'b', 'e', 'a', 'd']],
      ['-state', ['a', 'd', 'b', 'c', 'e']],
      ['-size,name', ['c', 'a', 'b', 'd', 'e']],
    ] as const) {
      const words = ['storage', 'volumes', 'list', `--sort=${sort}`, '-o', 'name'];
      const { code, stdout, stderr } = await runs.play(context, words, [answer(200, rows)]);
      assert.equal(code, 0, stderr);
      assert.deepEqual(stdout.trim().split('\n'), wanted, sort);
    }
    for (const [sort, problem] of [
      ['state,nosuch', /volumes have no field nosuch/],
      ['state,', /has an empty element/],
    ] as const) {
      const words = ['storage', 'volumes', 'list', `--sort=${sort}`];
      const { code, stderr } = await runs.play(context, words, [answer(200, rows)]);
      assert.equal(code, 2);
      assert.match(stderr, problem);
    }
  });
});

describe('--label', () => {
  const runs = faultyRuns();

  test('excludes a label after !', async (context) => {
    for (const [label, wanted] of [
      ['!production', ['data-1', 'data-2', 'a, b|c']],
      ['production', ['null']],
      ['!production,!test', ['data-1', 'data-2', 'a, b|c']],
      ['production,!test', ['null']],
    ] as const) {
      const words = ['storage', 'volumes', 'list', '--label', label, '-o', 'name'];
      const { code, stdout, stderr } = await runs.play(context, words, [platform]);
      assert.equal(code, 0, stderr);
      assert.deepEqual(stdout.trim().split('\n'), wanted, label);
    }
    for (const [label, code, problem] of [
      ['!prodution', 3, /label "prodution" not found/],
      ['!', 2, /"!" has no label/],
      ['production,!production', 2, /production cannot be both required and excluded/],
    ] as const) {
      const words = ['storage', 'volumes', 'list', '--label', label];
      const ran = await runs.play(context, words, [platform]);
      assert.equal(ran.code, code, label);
      assert.match(ran.stderr, problem);
    }
  });
});
