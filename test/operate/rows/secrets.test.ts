import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalog } from '../../../src/catalog/index.ts';
import { maskSecrets, secretMask } from '../../../src/operate/rows/secrets.ts';
import type { Session } from '../../../src/operate/session.ts';

// Only the options are read.
const shown = { options: { showSecrets: true } } as Session;

test('a secret that no flag shows is masked also where the others are shown', () => {
  const found = catalog.flatMap((resource) =>
    Object.keys(resource.fields)
      .filter((key) => resource.fields[key]?.neverShown)
      .map((key) => [resource, key] as const),
  );
  assert.ok(found.some(([{ noun }]) => noun === 'network certificates'));
  for (const [resource, key] of found) {
    const row = { id: '651dd3414c9027ad77d91b40', [key]: 'value-of-it', password: 'open' };
    assert.deepEqual(maskSecrets(shown, resource, row), { ...row, [key]: secretMask });
  }
});
