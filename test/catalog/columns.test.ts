/** What lists show without being asked. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseColumnHeading } from '../../src/catalog/columns/headings.ts';
import { catalog, findResource } from '../../src/catalog/index.ts';
import { formatMachineSize } from '../../src/catalog/summaries.ts';
import {
  findNounByWord,
  formatNounWord,
  nounWords,
} from '../../src/catalog/vocabulary/noun-words.ts';
import { listRowWords } from '../../src/operate/input/field-words.ts';

const listed = catalog.filter(({ columns }) => columns.length > 0);

test('lists show what one lists for', () => {
  for (const [noun, keys] of [
    ['cloud servers', ['template_id', 'server_plan_id', 'cloud_account_id']],
    ['cloud server-arrays', ['size', 'template_id', 'server_plan_id', 'cloud_account_id']],
    ['storage volumes', ['attached_server_id', 'cloud_account_id']],
    ['network floating-ips', ['attached_server_id', 'cloud_account_id']],
    ['network dns-domains', ['global_state', 'error_event_id']],
    ['network load-balancers', ['global_state', 'error_event_id']],
    ['kubernetes clusters', ['state', 'error_event_id']],
  ] as const) {
    const { columns } = findResource(noun);
    for (const key of keys) assert.ok(columns.includes(key), `${noun} ${key}`);
  }
});

test('a column is in the default table or added by wide, and ids are only where names are shared', () => {
  const withIds = [
    'applications deployment-tasks',
    'infrastructure',
    'infrastructure-exports',
    'infrastructure-imports',
    'network dns-records',
    'settings saas-accounts',
  ];
  for (const { noun, columns, wide = [] } of listed) {
    const all = [...columns, ...wide];
    assert.equal(new Set(all).size, all.length, noun);
    assert.equal(all.includes('id'), withIds.includes(noun), noun);
  }
});

test('the headings of a table differ, and each is a word for a field', () => {
  for (const { noun, columns, wide = [], fields } of listed) {
    const shown = [...columns, ...wide];
    const headings = shown.map((key) => chooseColumnHeading(key, fields[key]));
    assert.equal(new Set(headings).size, headings.length, `${noun}: ${headings.join(', ')}`);
    const words = listRowWords(fields, () => true);
    for (const heading of headings) {
      assert.ok(words.find(heading.replaceAll(' ', '-')), `${noun} ${heading}`);
    }
  }
});

test('no heading is a name that only the API has', () => {
  const headings = listed.flatMap(({ columns, wide = [], fields }) =>
    [...columns, ...wide].map((key) => chooseColumnHeading(key, fields[key])),
  );
  for (const heading of headings) {
    assert.doesNotMatch(heading, /provider name|value ids|^header$|^cat|brownfield|privateness/);
  }
  assert.equal(
    chooseColumnHeading('value', findResource('applications deployments').fields.value),
    'state',
  );
});

test('the size of a machine is in an operator’s units, and anything else stays as it is', () => {
  for (const [value, expected] of [
    [{ cpus: 2, memory: 4096 }, '2 CPU 4 GB'],
    [{ memory: 512, cpus: 1 }, '1 CPU 512 MB'],
    [{ memory: 2048 }, '2 GB'],
    [{ cpus: 4, memory: 8192, storage: 30 }, '4 CPU 8 GB 30 GB disk'],
    [{ cpus: 2, gpus: 1 }, undefined],
    [{ cpus: 'many' }, undefined],
    [{}, undefined],
    [null, undefined],
    [[2, 4096], undefined],
    ['2 CPU', undefined],
  ] as const) {
    assert.equal(formatMachineSize(value), expected, JSON.stringify(value));
  }
});

test('a resource is named by one word in settings', () => {
  assert.equal(new Set(nounWords).size, nounWords.length);
  for (const { noun } of listed) assert.equal(findNounByWord(formatNounWord(noun)), noun);
  for (const word of ['servers', 'server', 'cloud.servers', 'cloud.server', 'Servers']) {
    assert.equal(findNounByWord(word), 'cloud servers', word);
  }
  assert.equal(findNounByWord('floating_ips'), 'network floating-ips');
  assert.equal(findNounByWord('server-plans'), 'cloud server-plans');
  assert.equal(formatNounWord('wizard server-plans'), 'wizard.server-plans');
  for (const word of ['', 'serverz', 'network.servers', 'a.b.servers', '.']) {
    assert.equal(findNounByWord(word), undefined, word);
  }
});
