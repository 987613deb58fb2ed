import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createDraft } from '../../../src/config/files/draft.ts';
import type { SettingsDraft } from '../../../src/config/files/settings-draft.ts';
import { ConfigurationFailure } from '../../../src/lib/failures/failures.ts';

const changed = (file: string, content: string, change: (draft: SettingsDraft) => void): string => {
  const draft = createDraft(file, content);
  change(draft);
  return draft.text();
};

test('comments, order and quotes of YAML stay where nothing is changed', () => {
  const content = [
    '# Mine.',
    'current: a # the usual one',
    '',
    'profiles:',
    '  # Live!',
    '  a:',
    "    domain: 'a.example' # by name",
    '    timeout: 10s',
    '',
  ].join('\n');
  assert.equal(
    changed('x.yaml', content, (draft) => draft.set(['profiles', 'a', 'timeout'], '20s')),
    content.replace('10s', '20s'),
  );
  assert.equal(
    changed('x.yaml', content, (draft) => draft.delete(['profiles', 'a', 'timeout'])),
    content.replace('    timeout: 10s\n', ''),
  );
  assert.match(
    changed('x.yaml', content, (draft) => draft.set(['profiles', 'b', 'domain'], 'b.example')),
    /^# Mine\.[\s\S]*# Live![\s\S]*b:\n {4}domain: b\.example\n$/,
  );
});

test('values merged with << are visible, and a change overrides them', () => {
  const content =
    'profiles:\n  a: &a\n    domain: a.example\n    protected: true\n  b:\n    <<: *a\n';
  const draft = createDraft('x.yaml', content);
  assert.equal(draft.get(['profiles', 'b', 'protected']), true);
  assert.deepEqual(draft.get(['profiles', 'b']), { domain: 'a.example', protected: true });
  draft.set(['profiles', 'b', 'domain'], 'b.example');
  assert.equal(draft.text(), `${content}    domain: b.example\n`);
  // It would not be gone: it stands where it is merged from.
  assert.throws(() => draft.delete(['profiles', 'b', 'protected']), ConfigurationFailure);
});

test('settings can be added to an empty file or one with only comments', () => {
  const set = (draft: SettingsDraft): void => draft.set(['profiles', 'a', 'domain'], 'a.example');
  assert.equal(changed('x.yaml', '', set), 'profiles:\n  a:\n    domain: a.example\n');
  assert.match(changed('x.yaml', '# mine\n', set), /^# mine\n[\s\S]*domain: a\.example\n$/);
  assert.match(changed('x.yaml', 'profiles:\n', set), /^profiles:\n {2}a:\n/);
  assert.equal(
    changed('x.json', '', set),
    '{\n  "profiles": {\n    "a": {\n      "domain": "a.example"\n    }\n  }\n}\n',
  );
});

test('JSON stays JSON, with its indent', () => {
  assert.equal(
    changed('x.json', '{\n    "output": "json"\n}\n', (draft) => draft.set(['color'], 'never')),
    '{\n    "output": "json",\n    "color": "never"\n}\n',
  );
  assert.equal(
    changed('x.json', '{\n\t"output": "json"\n}', (draft) => draft.delete(['output'])),
    '{}\n',
  );
});

test('a string that looks like another type stays a string', () => {
  for (const value of ['yes', '10', 'null', '~/x', '#1', 'a: b', '- c', '']) {
    const text = changed('x.yaml', 'a: 1\n', (draft) => draft.set(['b'], value));
    assert.equal(createDraft('x.yaml', text).get(['b']), value);
  }
});

test('line ends stay those of the file', () => {
  assert.equal(
    changed('x.yaml', 'a: 1\r\nb: 2\r\n', (draft) => draft.set(['b'], 3)),
    'a: 1\r\nb: 3\r\n',
  );
});

test('a name like __proto__ is only a name', () => {
  for (const file of ['x.json', 'x.yaml']) {
    const text = changed(file, '{}', (draft) => draft.set(['profiles', '__proto__', 'a'], 1));
    assert.match(text, /__proto__/);
    assert.equal(Object.hasOwn(Object.prototype, 'a'), false);
    assert.equal(createDraft(file, text).get(['constructor']), undefined);
  }
});

test('a broken file is not changed, and its content is not repeated', () => {
  for (const [file, content] of [
    ['x.yaml', 'key: "hunter2'],
    ['x.json', '{"key": "hunter2"'],
    ['x.yaml', '- hunter2'],
    ['x.json', '["hunter2"]'],
    ['x.yaml', 'profiles: hunter2'],
    ['x.json', '{"profiles": "hunter2"}'],
  ] as const) {
    assert.throws(
      () => changed(file, content, (draft) => draft.set(['profiles', 'a', 'b'], 1)),
      (error) => error instanceof ConfigurationFailure && !error.message.includes('hunter2'),
      content,
    );
  }
});

test('settings are moved with their comments', () => {
  assert.equal(
    changed('x.yaml', 'output: csv\n# mine\ndomain: a # here\nca: b\n', (draft) =>
      draft.move(['domain', 'ca'], ['profiles', 'default']),
    ),
    'output: csv\nprofiles:\n  default:\n    # mine\n    domain: a # here\n    ca: b\n',
  );
  assert.equal(
    changed('x.json', '{"domain": "a", "output": "csv"}', (draft) =>
      draft.move(['domain'], ['profiles', 'default']),
    ).replaceAll(/\s/g, ''),
    '{"output":"csv","profiles":{"default":{"domain":"a"}}}',
  );
});

test('deleting a missing setting does nothing', () => {
  for (const file of ['x.yaml', 'x.json']) {
    for (const content of [
      '',
      '{}',
      '{"output": "csv"}',
      '{"profiles": null}',
      '{"profiles": {}}',
      '{"profiles": {"a": null}}',
      '{"profiles": {"a": "hunter2"}}',
      '{"profiles": ["a"]}',
      '{"profiles": "hunter2"}',
      '{"profiles": {"b": {"endpoint": "https://b.example"}}}',
    ]) {
      const before = changed(file, content, () => {});
      for (const way of [['endpoint'], ['profiles', 'a', 'endpoint'], ['a', 'b', 'c', 'd']]) {
        const after = changed(file, content, (draft) => draft.delete(way));
        assert.equal(after, before, `${file}: ${content}`);
      }
    }
  }
  assert.equal(
    changed('x.yaml', '# mine\n', (draft) => draft.delete(['profiles', 'a', 'b'])),
    changed('x.yaml', '# mine\n', () => {}),
  );
});

test('the value of an alias is read but not changed in other places', () => {
  const content = 'profiles:\n  a: &a {domain: a.example, protected: true}\n  b: *a\n';
  assert.equal(createDraft('x.yaml', content).get(['profiles', 'b', 'protected']), true);
  // What the alias does not stand for is not there either.
  const same = changed('x.yaml', content, () => {});
  assert.equal(
    changed('x.yaml', content, (draft) => draft.delete(['profiles', 'b', 'endpoint'])),
    same,
  );
  for (const change of [
    (draft: SettingsDraft) => draft.delete(['profiles', 'b', 'domain']),
    (draft: SettingsDraft) => draft.set(['profiles', 'b', 'domain'], 'b.example'),
    // The alias would stand for nothing.
    (draft: SettingsDraft) => draft.delete(['profiles', 'a']),
  ]) {
    assert.throws(() => changed('x.yaml', content, change), ConfigurationFailure);
  }
  assert.doesNotMatch(
    changed('x.yaml', content, (draft) => draft.delete(['profiles', 'b'])),
    /b:/,
  );
});

test('YAML keys that are numbers or booleans are found by their text', () => {
  const content = 'profiles:\n  2026: {domain: a.example}\n  true: {domain: b.example}\n';
  const of = (change: (draft: SettingsDraft) => void): unknown =>
    createDraft('x.yaml', changed('x.yaml', content, change)).get(['profiles']);
  assert.deepEqual(
    of((draft) => draft.set(['profiles', '2026', 'domain'], 'c.example')),
    { 2026: { domain: 'c.example' }, true: { domain: 'b.example' } },
  );
  assert.deepEqual(
    of((draft) => draft.delete(['profiles', '2026'])),
    { true: { domain: 'b.example' } },
  );
  assert.deepEqual(
    of((draft) => draft.delete(['profiles', 'true', 'domain'])),
    { 2026: { domain: 'a.example' }, true: {} },
  );
});

test('settings are moved into profiles that are empty', () => {
  assert.equal(
    changed('x.yaml', 'domain: a\nprofiles:\n', (draft) =>
      draft.move(['domain'], ['profiles', 'default']),
    ),
    'profiles:\n  default:\n    domain: a\n',
  );
});
