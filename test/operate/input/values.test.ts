import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { after, before, describe, test } from 'node:test';
import { templates } from '../../../src/catalog/blueprint/templates.ts';
import { firewallProfiles } from '../../../src/catalog/network/firewall-profiles.ts';
import {
  boolean,
  choice,
  cidr,
  integer,
  ip,
  json,
  ref,
  refs,
  text,
  texts,
} from '../../../src/catalog/vocabulary.ts';
import type { Host } from '../../../src/host.ts';
import { UsageFailure } from '../../../src/lib/failures/failures.ts';
import { checkValue } from '../../../src/operate/input/check-value.ts';
import { readGivenValue } from '../../../src/operate/input/values.ts';
import { openTerminal } from '../../../src/output/terminal/terminal.ts';
import { realClock } from '../../support/clock.ts';

const hostWith = (stdin: string, cwd: string): Host => {
  const input = new PassThrough();
  input.end(stdin);
  return {
    args: [],
    env: {},
    cwd,
    home: cwd,
    platform: 'linux',
    terminal: openTerminal({
      stdin: input,
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      env: {},
      color: undefined,
    }),
    clock: realClock,
    random: Math.random,
    signal: new AbortController().signal,
    lend: (work) => work(),
    self: { node: '', script: '' },
    version: '0',
  };
};

describe('the value of a flag', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'imco-values-'));
    await writeFile(join(folder, 'key.pub'), 'ssh-ed25519 AAAA ops\n');
    await writeFile(join(folder, 'values.json'), '{"a": ["b", "c"]}');
  });
  after(() => rm(folder, { recursive: true }));

  const refused = (attempt: Promise<unknown>, message: RegExp): Promise<void> =>
    assert.rejects(attempt, (failure) => {
      assert.ok(failure instanceof UsageFailure);
      assert.match(failure.message, message);
      return true;
    });

  test('is checked against its field', async () => {
    const host = hostWith('', folder);
    const size = integer('Size', { min: 1, max: 5 });
    assert.equal(await readGivenValue(host, 'size', size, '3'), 3);
    await refused(readGivenValue(host, 'size', size, '6'), /--size: the maximum is 5/);
    await refused(readGivenValue(host, 'size', size, '1.5'), /whole number/);
    await refused(readGivenValue(host, 'size', size, ''), /must not be empty/);
    await refused(readGivenValue(host, 'size', size, 'x'), /--size: expected a whole number/);
    const name = text('Name', { pattern: { test: /^[a-z]+$/, says: 'small letters' } });
    await refused(
      readGivenValue(host, 'name', name, 'A'),
      /--name: "A" is not valid; expected small letters/,
    );
    const type = choice(['boot', 'shutdown'], 'Type');
    await assert.rejects(readGivenValue(host, 'type', type, 'bot'), {
      message: '--type: "bot" is not valid; allowed values: boot, shutdown',
      details: { hint: 'did you mean boot?' },
    });
    assert.equal(await readGivenValue(host, 'private', boolean('Private'), false), false);
  });

  test('of a secret that is stored verbatim loses only the line end of a single line', async () => {
    const secret = text('Content', { secret: true, verbatim: true });
    const read = (stdin: string) => readGivenValue(hostWith(stdin, folder), 'content', secret, '-');
    assert.equal(await read('one line\n'), 'one line');
    assert.equal(await read(' with spaces \r\n'), ' with spaces ');
    assert.equal(await read('\tseveral\nlines\n\n'), '\tseveral\nlines\n\n');
    await refused(read(' \n'), /--content-file: the file is empty/);
    const key = text('Key', { secret: true });
    assert.equal(await readGivenValue(hostWith(' psk \n', folder), 'psk', key, '-'), 'psk');
  });

  test('clears a nullable field when it is empty', async () => {
    const host = hostWith('', folder);
    assert.equal(await readGivenValue(host, 'about', text('About', { nullable: true }), ''), '');
    const subnet = ref('network subnets', 'Subnet', { nullable: true });
    assert.equal(await readGivenValue(host, 'subnet_id', subnet, ''), null);
    await refused(readGivenValue(host, 'about', text('About'), ''), /--about: must not be empty/);
    await refused(
      readGivenValue(host, 'label_id', ref('labels', 'Label'), ''),
      /must not be empty/,
    );
  });

  test('of a list is split at commas, however often the flag is given', async () => {
    const host = hostWith('', folder);
    const labels = refs('labels', 'Labels');
    assert.deepEqual(await readGivenValue(host, 'label_ids', labels, ['a, b', 'c']), [
      'a',
      'b',
      'c',
    ]);
  });

  test('of a list may be JSON, whose commas are its own', async () => {
    const host = hostWith('', folder);
    const names = texts('Names');
    const read = (...given: string[]) => readGivenValue(host, 'names', names, given);
    assert.deepEqual(await read('["a,b", "c"]', 'd'), ['a,b', 'c', 'd']);
    assert.deepEqual(await read('[]'), []);
    for (const given of ['["a"', '{"a": 1}', '[1]', '"a,b"', '[["a"]]']) {
      await refused(read(given), /--names: .* is not a valid JSON list of strings/);
    }
  });

  test('of a list has no empty elements, which an empty variable leaves', async () => {
    const host = hostWith('', folder);
    for (const field of [refs('labels', 'Labels'), texts('Names')]) {
      for (const given of ['', ' ', 'a,', ',a', 'a,,b', '[""]', '["a", " "]']) {
        await assert.rejects(readGivenValue(host, 'names', field, ['x', given]), (failure) => {
          assert.ok(failure instanceof UsageFailure, given);
          assert.equal(failure.code, 'empty_value');
          assert.match(failure.details.hint ?? '', /for an empty list, use --\S+ '\[\]'/);
          return true;
        });
      }
      await refused(checkValue(field, ['a', ''], 'names'), /the list has an empty element/);
    }
  });

  test("of a run list is a recipe, also in Chef's notation", async () => {
    const host = hostWith('', folder);
    const runList = templates.fields.run_list;
    const read = (given: string) => readGivenValue(host, 'run_list', runList, [given]);
    const both = ['joomla', 'mysql::server'];
    assert.deepEqual(await read('recipe[joomla],recipe[mysql::server]'), both);
    assert.deepEqual(await read('["recipe[joomla]","recipe[mysql::server]"]'), both);
    assert.deepEqual(await checkValue(runList, ['recipe[joomla]', 'mysql::server'], ''), both);
    for (const given of [
      'joomla::default mysql::server',
      'recipe[joomla@1.4.6]',
      'joomla@1.4.6',
      'role[web]',
      "'joomla'",
      'recipe[joomla',
      'recipe[recipe[joomla]]',
      '["role[web]"]',
    ]) {
      await refused(read(given), /expected cookbook or cookbook::recipe/);
    }
  });

  test('is read from a file or stdin after @', async () => {
    const key = text('Key', { long: true });
    const host = hostWith('from stdin\n', folder);
    assert.equal(await readGivenValue(host, 'public_key', key, '@key.pub'), 'ssh-ed25519 AAAA ops');
    assert.equal(await readGivenValue(host, 'public_key', key, '@-'), 'from stdin');
    const values = json('Values');
    assert.deepEqual(await readGivenValue(host, 'values', values, '@values.json'), {
      a: ['b', 'c'],
    });
    await refused(
      readGivenValue(host, 'values', values, '@none.json'),
      /--values: none.json does not exist/,
    );
    await refused(readGivenValue(host, 'values', values, '{'), /--values: not valid JSON/);
    await refused(
      readGivenValue(host, 'values', values, '@/dev/zero'),
      /\/dev\/zero is larger than 10 MB/,
    );
    // A short text is what it says, also with an @ in front.
    assert.equal(await readGivenValue(host, 'name', text('Name'), '@web'), '@web');
  });

  test('of a secret is always read from a file, and never repeated', async () => {
    const secret = text('Key', { secret: true });
    const host = hostWith('hunter2\n', folder);
    assert.equal(await readGivenValue(host, 'private_key', secret, '-'), 'hunter2');
    await refused(
      readGivenValue(host, 'private_key', secret, 'hunter2'),
      /--private-key-file: the file does not exist/,
    );
    await assert.rejects(
      checkValue({ ...secret, pattern: { test: /^x$/, says: 'x' } }, 'hunter2', 'key'),
      (failure) => failure instanceof UsageFailure && !failure.message.includes('hunter2'),
    );
  });

  test('of the wrong type in a file is refused', async () => {
    await refused(checkValue(text('Name'), 5, 'name'), /name: expected a string/);
    await refused(
      checkValue(integer('Size'), '5', 'size'),
      /size: "5" is not valid; expected a whole number/,
    );
    await refused(checkValue(texts('List'), ['a', 1], 'list'), /expected a list of strings/);
    await refused(checkValue(text('Name'), null, 'name'), /must not be empty/);
    await refused(checkValue(json('Map', { object: true }), [1], 'map'), /expected an object/);
  });

  test('that is an address or a network is one', async () => {
    const host = hostWith('', folder);
    assert.equal(await readGivenValue(host, 'ip', ip('Address'), '192.0.2.7'), '192.0.2.7');
    await refused(
      readGivenValue(host, 'ip', ip('Address'), '192.0.2'),
      /--ip: "192\.0\.2" is not a valid IPv4 address/,
    );
    const range = cidr('Range');
    assert.equal(await readGivenValue(host, 'cidr', range, '10.0.0.0/16'), '10.0.0.0/16');
    await refused(readGivenValue(host, 'cidr', range, '10.0.0.1/16'), /use 10\.0\.0\.0\/16/);
    await refused(readGivenValue(host, 'cidr', range, '2001:db8::/32'), /not an IPv4 network/);
    const ranges = texts('Ranges', { format: 'cidr' });
    assert.deepEqual(await readGivenValue(host, 'c', ranges, ['10.0.0.0/8,192.0.2.0/24']), [
      '10.0.0.0/8',
      '192.0.2.0/24',
    ]);
    await refused(
      readGivenValue(host, 'c', ranges, ['10.0.0.0/33']),
      /not a valid prefix \(0-32\)/,
    );
  });

  test('of a script keeps its last line end, a key of one line does not', async () => {
    const host = hostWith('', folder);
    const code = text('Code', { long: true });
    await writeFile(join(folder, 'run.sh'), '#!/bin/sh\nuptime\n');
    assert.equal(await readGivenValue(host, 'code', code, '@run.sh'), '#!/bin/sh\nuptime\n');
    assert.equal(await readGivenValue(host, 'code', code, '@key.pub'), 'ssh-ed25519 AAAA ops');
  });

  test('with a notation is read in it, as JSON, or from a file', async () => {
    const host = hostWith('', folder);
    const rules = firewallProfiles.fields.rules;
    const one = [{ ip_protocol: 'tcp', min_port: 22, max_port: 22, source: 'any' }];
    await writeFile(join(folder, 'rules.yaml'), '- tcp/22:any\n');
    for (const given of ['tcp/22:any', JSON.stringify(one), '@rules.yaml']) {
      assert.deepEqual(await readGivenValue(host, 'rules', rules, [given]), one, given);
    }
    assert.deepEqual(await readGivenValue(host, 'rules', rules, ['[]']), []);
    for (const given of [[''], ['tcp/22:any', '']]) {
      await refused(readGivenValue(host, 'rules', rules, given), /--rule is empty/);
    }
    await refused(readGivenValue(host, 'rules', rules, ['tcp/22:any,']), /an empty element/);
    const json = JSON.stringify(one);
    await refused(
      readGivenValue(host, 'rules', rules, [json, 'tcp/80:any']),
      /cannot be combined with other values/,
    );
    await assert.rejects(
      readGivenValue(host, 'rules', rules, ['icmp/0:any', 'tcp/70000-1:10.0.0.0/8']),
      (failure) => {
        assert.ok(failure instanceof UsageFailure);
        assert.equal(failure.message, '--rule: 2 values are not valid');
        assert.equal(failure.details.lines?.length, 2);
        return true;
      },
    );
  });
});
