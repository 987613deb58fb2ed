import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findResource } from '../../../src/catalog/index.ts';
import { describeStill } from '../../../src/operate/waiting/state-words.ts';

test('a transitional state is described with the states that it leads to', () => {
  for (const [noun, state, words] of [
    // An array is new, or is made larger and goes on working.
    [
      'cloud server-arrays',
      'commissioning',
      /commissioning; try again when it is inactive or oper/,
    ],
    ['cloud servers', 'commissioning', /commissioning; try again when it is inactive$/],
    [
      'cloud servers',
      'shutting_down',
      /shutting down; try again when it is operational or inactive$/,
    ],
    ['cloud servers', 'decommissioning', /^is being decommissioned$/],
    ['storage volumes', 'attaching', /attaching; try again when it is attached$/],
  ] as const) {
    assert.match(describeStill(findResource(noun), state), words);
  }
});
