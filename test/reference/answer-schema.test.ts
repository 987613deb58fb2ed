import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { applicationTemplates } from '../../src/catalog/applications/templates.ts';
import { servers } from '../../src/catalog/cloud/servers.ts';
import { catalog } from '../../src/catalog/index.ts';
import { infrastructure } from '../../src/catalog/infrastructure/infrastructure.ts';
import type { Resource } from '../../src/catalog/resource.ts';
import { apiVersions } from '../../src/catalog/versions/api-version.ts';
import {
  createAnswerSchema,
  createErrorSchema,
  createResourceSchema,
} from '../../src/reference/schema/answer-schema.ts';
import { operationsIn, readDocument, schemaBehind } from '../contract/document.ts';
import { isSame, listOffers, operationsOf, wordsOf } from '../contract/offered.ts';
import { runImco } from '../support/program.ts';

const compile = (schema: object) => {
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
  addFormats(ajv);
  ajv.addVocabulary(['x-commands']);
  return ajv.compile(schema);
};

describe('the schemas of answers', () => {
  test('are valid schemas, for every resource', () => {
    for (const resource of catalog) compile(createResourceSchema(resource));
    compile(createErrorSchema());
  });

  test('describe the examples of the contract, in each version', () => {
    let count = 0;
    for (const version of apiVersions) {
      const document = readDocument(version);
      const written = operationsIn(document);
      for (const offer of listOffers(version).filter(
        ({ verb }) => verb.kind === 'list' && !verb.where,
      )) {
        const [offered] = operationsOf(offer);
        const operation = written.find((one) => offered && isSame(offered, one));
        const answer = operation?.responses['200']?.content?.['application/json']?.schema;
        if (!answer?.items) continue;
        const row: object = schemaBehind(document, answer.items);
        const examples: unknown = 'examples' in row ? row.examples : [];
        const validate = compile(createAnswerSchema(offer.resource, offer.name, offer.verb));
        assert.ok(
          validate(examples),
          `${version} ${wordsOf(offer)}: ${JSON.stringify(validate.errors)}`,
        );
        count += Array.isArray(examples) ? examples.length : 0;
      }
    }
    assert.ok(count > 20, String(count));
  });

  test('are those of what is printed, where that is a task or what has come of it', () => {
    const id = 'a'.repeat(24);
    const validate = (resource: Resource, name: string) => {
      const verb = resource.verbs[name];
      assert.ok(verb);
      return compile(createAnswerSchema(resource, name, verb));
    };
    const deploy = validate(applicationTemplates, 'deploy');
    assert.ok(deploy({ id, label_name: 'blog', state: 'pending' }));
    assert.ok(deploy({ id, name: 'blog', value: 'deployed' }));
    assert.ok(!deploy({ id, label_name: 'blog' }));
    const imported = validate(infrastructure, 'import');
    assert.ok(imported({ id, state: 'finished', label_name: 'copy' }));
    assert.ok(!imported({ id, upload_url: null }));
  });

  test('refuse answers of another shape', () => {
    const { list, boot } = servers.verbs;
    const isList = compile(createAnswerSchema(servers, 'list', list));
    const row = { id: 'a'.repeat(24), name: 'web-1', state: 'operational' };
    assert.equal(isList([row]), true);
    for (const wrong of [row, [{ ...row, id: 1 }], [{ ...row, state: 'flying' }], [{ id: row.id }]])
      assert.equal(isList(wrong), false, JSON.stringify(wrong));
    const areOutcomes = compile(createAnswerSchema(servers, 'boot', boot));
    assert.equal(areOutcomes([{ id: row.id, name: 'web-1', ok: true, result: row }]), true);
    const planned = {
      method: 'PUT',
      url: 'https://clients.example.com/v3/cloud/servers',
      body: {},
    };
    assert.equal(areOutcomes([planned]), true, 'of a dry run');
    const undone = { id: row.id, name: 'web-1', ok: true, done: true };
    for (const wrong of [row, [row], [undone], [{ ...planned, ok: true }]])
      assert.equal(areOutcomes(wrong), false, JSON.stringify(wrong));
  });

  test('are printed by help, for a resource, one of its commands, and errors', async () => {
    const print = async (...words: readonly string[]): Promise<unknown> => {
      const { code, stdout, stderr } = await runImco(['help', '--schema', ...words]);
      assert.equal(code, 0, stderr);
      return JSON.parse(stdout);
    };
    assert.deepEqual(await print('cloud', 'servers'), createResourceSchema(servers));
    assert.deepEqual(
      await print('cloud', 'servers', 'boot'),
      createAnswerSchema(servers, 'boot', servers.verbs.boot),
    );
    const validate = compile(Object(await print()));
    const failed = await runImco(['help', '--schema', 'login']);
    assert.equal(failed.code, 2);
    const refused = await runImco(['cloud', 'servers', 'fly', '-o', 'json']);
    assert.ok(validate(JSON.parse(refused.stderr)), JSON.stringify(validate.errors));
  });
});

test('every operation of the contracts is named by help', async () => {
  const { stdout } = await runImco(['help', '--json']);
  const named = new Set([...stdout.matchAll(/"id": ?"(\w+)"/g)].map(([, id]) => id));
  for (const version of apiVersions) {
    const missing = operationsIn(readDocument(version))
      .map(({ operationId }) => operationId)
      .filter((id) => !named.has(id));
    assert.deepEqual(missing, [], version);
  }
});
