import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { UsageFailure } from '../../src/lib/failures/failures.ts';
import { buildPath, buildUrl } from '../../src/platform/paths.ts';

test('values are encoded into the template', () => {
  const template = '/labels/{id}/resources/{type}/{resource}';
  assert.equal(
    buildPath(template, { id: 'a/b', type: 'server', resource: 'ü?#%' }),
    '/labels/a%2Fb/resources/server/%C3%BC%3F%23%25',
  );
  assert.equal(buildPath('/ping', {}), '/ping');
});

test('values that would change the structure of the path are refused', () => {
  for (const id of ['', '.', '..', '\ud800']) {
    assert.throws(() => buildPath('/cloud/servers/{id}', { id }), UsageFailure);
  }
});

test('a value that is missing is a defect of the caller', () => {
  assert.throws(() => buildPath('/cloud/servers/{id}', {}), /needs a value for id/);
  assert.throws(() => buildPath('/x/{constructor}', {}), /needs a value for constructor/);
});

test('any value stays one segment of the URL', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (id) => {
      fc.pre(!['', '.', '..'].includes(id));
      const url = buildUrl('https://h/v2', { path: buildPath('/servers/{id}/boot', { id }) });
      const segments = url.pathname.split('/');
      assert.deepEqual([segments.length, segments[2], segments[4]], [5, 'servers', 'boot']);
      assert.equal(decodeURIComponent(segments[3] ?? ''), id);
      assert.equal(url.search + url.hash, '');
    }),
  );
});

test('no path leads away from the endpoint', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true }), fc.string(), (other, path) => {
      for (const given of [other, path, `/${path}`, `//${path}`, `/../${path}`]) {
        try {
          const url = buildUrl('https://clients.example.com:886/v2', { path: given });
          assert.equal(url.origin, 'https://clients.example.com:886');
          assert.ok(url.pathname.startsWith('/v2/'), url.pathname);
        } catch (error) {
          assert.ok(error instanceof UsageFailure, String(error));
        }
      }
    }),
  );
});

test('a query in the path and a separate query are combined', () => {
  const url = buildUrl('https://h/v2', { path: '/x?a=1', query: { b: '2 3' } });
  assert.equal(url.href, 'https://h/v2/x?a=1&b=2+3');
});
