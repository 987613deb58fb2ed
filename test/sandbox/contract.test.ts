import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { findField, findListVerb, getCollectionPath } from '../../src/catalog/paths.ts';
import type { Resource } from '../../src/catalog/resource.ts';
import type { ListVerb } from '../../src/catalog/verb-forms.ts';
import { apiVersions } from '../../src/catalog/versions/api-version.ts';
import { type Catalog, catalogFor } from '../../src/catalog/versions/catalog-for.ts';
import { answerOfOperation } from '../contract/answer-facts.ts';
import { operationsIn, readDocument } from '../contract/document.ts';
import { compareWithContract } from '../contract/pairs.ts';
import { checkExactly } from './schema.ts';
import { type Bed, type Client, idOf, openSandboxOf, rowsIn, taken } from './support.ts';

/** A client of a version, and what that version has. */
interface Reader {
  readonly client: Client;
  readonly catalog: Catalog;
}

const readRows = async ({ client }: Reader, path: string): Promise<Record<string, unknown>[]> =>
  rowsIn((await client.send('GET', path)).json);

/** The list of a resource; each that a test of responses is about has one. */
const findList = (resource: Resource): ListVerb => {
  const verb = findListVerb(resource);
  assert.ok(verb, resource.noun);
  return verb;
};

/** The ids of all rows of a resource, or of those below one parent. */
const readIds = async (reader: Reader, noun: string, parent?: string): Promise<string[]> => {
  const resource = reader.catalog.find(noun);
  const paths =
    parent === undefined
      ? await listPaths(reader, resource)
      : [getCollectionPath(resource).replace(/\{\w+\}/, parent)];
  const rows = await Promise.all(paths.map((path) => readRows(reader, path)));
  return rows.flat().map(({ id }) => String(id));
};

/** The queries without which a list has no response, one for each value of a filter it needs. */
const queriesFor = async (
  reader: Reader,
  { filters = {}, each, needs = [] }: ListVerb,
  parent: string,
): Promise<string[]> => {
  const field = each === undefined ? undefined : filters[each];
  if (field) {
    const values = field.to ? await readIds(reader, field.to, parent) : (field.values ?? []);
    return values.map((value) => `?${each}=${value}`);
  }
  if (needs.length === 0) return [''];
  const { client } = reader;
  const ids: Record<string, string> = {
    app_id: await idOf(client, '/wizard/apps', 'Joomla'),
    location_id: await idOf(client, '/wizard/locations', 'Europe'),
    cloud_provider_id: await idOf(client, '/cloud/cloud_providers', 'Microsoft Azure'),
  };
  return [`?${needs.map((name) => `${name}=${ids[name]}`).join('&')}`];
};

/** The paths of a resource's list, for each parent and each value of a filter that it needs. */
const listPaths = async (reader: Reader, resource: Resource): Promise<string[]> => {
  const verb = findList(resource);
  const above = verb.within === undefined ? undefined : findField(resource, verb.within)?.to;
  const parents = above ? await readIds(reader, above) : [''];
  const paths = parents.map(async (parent) => {
    const path = getCollectionPath(resource).replace(/\{\w+\}/, parent);
    return (await queriesFor(reader, verb, parent)).map((query) => `${path}${query}`);
  });
  return (await Promise.all(paths)).flat();
};

/** Where one row is, beside the list that holds it. */
const pathOf = (resource: Resource, list: string, id: string): string => {
  const [base = ''] = list.split('?');
  return resource.path.includes('{') ? `${base}/${id}` : `${resource.path}/${id}`;
};

for (const version of apiVersions) {
  describe(`every response of ${version} conforms to its contract:`, () => {
    let bed: Bed & { close(): Promise<void> };
    before(async () => {
      bed = await openSandboxOf(version, { seed: { kind: 'demo', servers: 40, events: 40 } });
      await taken(bed.client, 'POST', '/settings/saas_accounts', {
        saas_provider_id: await idOf(bed.client, '/cloud/saas_providers', 'New Relic'),
        account_data: { license_key: 'xyz' },
      });
    });
    after(() => bed.close());

    const catalog = catalogFor(version);
    const { pairs, schemaNames } = compareWithContract(version);
    /** The schema of the rows that the list of a resource responds with. */
    const listSchema = (resource: Resource): string => {
      const pair = pairs.find(
        ({ offered }) => offered.resource.noun === resource.noun && offered.verb.kind === 'list',
      );
      const written = pair && answerOfOperation(pair.operation);
      return written && 'of' in written ? written.of : '';
    };
    for (const resource of catalog.resources.filter((one) => findListVerb(one))) {
      const { show } = resource.verbs;
      test(resource.noun, async () => {
        const { client } = bed;
        const [schema = listSchema(resource)] = schemaNames(resource);
        const checkOne = checkExactly(version, schema);
        const checkListed = checkExactly(version, listSchema(resource));
        let seen = 0;
        for (const path of await listPaths({ client, catalog }, resource)) {
          const { where = {} } = findList(resource);
          const all = await readRows({ client, catalog }, path);
          const rows = all.filter((row) =>
            Object.entries(where).every(([name, value]) => row[name] === value),
          );
          seen += rows.length;
          for (const row of rows) checkListed(row);
          const [first] = rows;
          if (!first || show?.kind !== 'show' || show.from === 'list') continue;
          const one = await client.send('GET', pathOf(resource, path, String(first.id)));
          assert.equal(one.status, 200);
          checkOne(one.json);
        }
        assert.ok(seen > 0, 'a new account has rows to check');
      });
    }

    test('all operations', async () => {
      const operations = operationsIn(readDocument(version));
      assert.ok(operations.length > 100);
      const missing: string[] = [];
      for (const { method, path } of operations) {
        const { status, text } = await bed.client.send(method, path.replaceAll(/\{\w+\}/g, 'x'));
        // A row that does not exist is reported by name; a path that does not exist is not.
        const isServed = status !== 405 && status !== 501 && !text.includes('Not found');
        if (!isServed) missing.push(`${method} ${path}`);
      }
      assert.deepEqual(missing, []);
    });
  });
}
