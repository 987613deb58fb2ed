import assert from 'node:assert/strict';
import { test } from 'node:test';
import { glanceAt } from '../../src/cli/glance.ts';
import { helpFolder } from '../support/program.ts';

const glanced = (line: string) => glanceAt(line.split(' '), helpFolder);

test('a verb for the platform is known by its words, also by its other names', () => {
  for (const line of [
    'cloud servers list',
    'cloud servers ls',
    'cloud servers boot web-1 web-2 --wait',
    'cloud servers boot web db cache mail proxy',
    'ping',
    'status',
    'api GET /cloud/servers',
    'labels list -o json',
  ]) {
    assert.deepEqual(glanced(line), { flags: {} }, line);
  }
});

test('what is for no platform, or sends nothing, is not', () => {
  for (const line of [
    'cloud',
    'cloud servers',
    'cloud servers lisst',
    'cloud servers list --help',
    'cloud servers list -h',
    'cloud servers list --colums name',
    'cloud servers boot web-1 --dry-run',
    'config list',
    'login api-key.zip',
    'doctor',
    'completion names cloud-servers',
    'sandbox start',
    'help cloud servers list',
    '../main.cjs list',
    '--profile x cloud servers list',
  ]) {
    assert.equal(glanced(line), undefined, line);
  }
  assert.equal(glanceAt([], helpFolder), undefined);
});

test('flags that are settings are read, up to where words are for somebody else', () => {
  assert.deepEqual(
    glanced('cloud servers list --profile prod --endpoint=https://a --system-ca --config c.yaml'),
    {
      flags: { profile: 'prod', endpoint: 'https://a', 'system-ca': 'true' },
      config: 'c.yaml',
    },
  );
  assert.deepEqual(glanced('cloud servers boot web --profile prod -- --profile test'), {
    flags: { profile: 'prod' },
  });
  assert.deepEqual(glanced('cloud servers list --profile'), { flags: {} });
});
