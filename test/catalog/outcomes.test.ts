import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { catalog, findResource } from '../../src/catalog/index.ts';
import { followReferences } from '../../src/catalog/rules/referred-resource.ts';
import type { ConditionValue, Field } from '../../src/catalog/vocabulary.ts';
import { awaitsOf, type Entry, endsOf, entries } from './each-verb.ts';

/** The field a verb watches, of its own thing or of what it makes. */
const watchedField = ({ resource, verb }: Entry): Field | undefined => {
  const task = verb.kind === 'upload' ? verb.finish.task?.of : undefined;
  const of = verb.kind === 'make' || verb.kind === 'export' ? verb.of : task;
  const { on = [], field = 'state' } = awaitsOf(verb) ?? {};
  return followReferences(of ? findResource(of) : resource, on, findResource).fields[field];
};

/** Whether a field can have a value. */
const canBe = (field: Field, value: ConditionValue): boolean => {
  if (value === null) return field.nullable ?? false;
  if (typeof value === 'number') return field.kind === 'integer' && value >= (field.min ?? 0);
  if (value === true) return field.kind === 'boolean';
  // States that no source lists can be anything.
  return field.values?.includes(value) ?? field.kind === 'state';
};

describe('what a verb of the catalog waits for', () => {
  const waiting = entries.filter(({ verb }) => awaitsOf(verb));

  test('is something the watched field can be', () => {
    for (const entry of waiting) {
      const field = watchedField(entry);
      const values = endsOf(entry.verb).flatMap(
        ({ success = [], failure = [], transitional = [] }) => [
          ...success,
          ...failure,
          ...transitional,
        ],
      );
      for (const value of values)
        assert.ok(field && canBe(field, value), `${entry.words}: it is never ${value}`);
    }
  });

  test('is an end of one kind', () => {
    for (const entry of waiting) {
      const { success, untilSent, settles, deleted, while: busy } = awaitsOf(entry.verb) ?? {};
      // The last state before a row is deleted, and assumed words, are named beside the end itself.
      const named = watchedField(entry)?.assumed || deleted ? undefined : success;
      const rests = watchedField(entry)?.assumed ? undefined : settles;
      const idle = deleted ? undefined : busy;
      const ends = [named, untilSent, rests, deleted, idle].filter((end) => end !== undefined);
      assert.ok(success || ends.length === 1, entry.words);
      assert.ok(ends.length <= 1, entry.words);
    }
  });

  test('is not transitional, states on the way are, and failure states have failed', () => {
    for (const entry of waiting) {
      const { success = [], failure = [], transitional = [] } = awaitsOf(entry.verb) ?? {};
      const { passing = [], failed = [] } = watchedField(entry) ?? {};
      const texts = success.filter((value) => typeof value === 'string');
      assert.ok(!texts.some((value) => passing.includes(value)), entry.words);
      assert.ok(
        transitional.every((value) => passing.includes(value) || !watchedField(entry)?.values),
        entry.words,
      );
      assert.ok(
        failure.every((value) => failed.includes(value)),
        entry.words,
      );
    }
  });

  test('is a rest only where no source lists the states', () => {
    for (const entry of waiting) {
      if (!awaitsOf(entry.verb)?.settles) continue;
      const field = watchedField(entry);
      assert.ok(field?.kind === 'state' && (!field.values || field.assumed), entry.words);
    }
  });

  test('is what was sent only where both are references to the same', () => {
    for (const entry of waiting) {
      const member = awaitsOf(entry.verb)?.untilSent;
      if (member === undefined || entry.verb.kind !== 'action') continue;
      assert.equal(entry.verb.sends?.[member]?.to, watchedField(entry)?.to, entry.words);
    }
  });
});

describe('what the catalog says of a field', () => {
  test('that is demanded before a verb is something it can be', () => {
    for (const { resource, verb, words } of entries) {
      if (verb.kind !== 'action' || !verb.when) continue;
      const field = resource.fields[verb.when.field];
      assert.ok(field && verb.when.in.every((value) => canBe(field, value)), words);
    }
  });

  test('that narrows a list fits how it does', () => {
    for (const { resource, verb, words } of entries) {
      if (verb.kind !== 'list') continue;
      for (const name of verb.clientFilters ?? []) {
        assert.match(resource.fields[name]?.kind ?? '', /^(?:choice|ref|time)$/, words);
      }
      if (verb.each !== undefined) assert.ok(verb.filters?.[verb.each]?.values, words);
    }
  });

  test('that is put in order, amended or merged fits that', () => {
    for (const {
      resource: { fields },
      verb,
      words,
    } of entries) {
      if (verb.kind === 'order') {
        assert.equal(fields[verb.by]?.kind, 'choice', words);
        assert.equal(fields[verb.as]?.kind, 'refs', words);
      }
      if (verb.kind === 'amend') assert.ok(fields[verb.field]?.notation, words);
      if (verb.kind === 'update' && verb.merges) assert.ok(fields[verb.merges]?.object, words);
    }
  });

  test('that holds an address for bytes is never shown', () => {
    for (const { resource, verb, words } of entries) {
      if (verb.kind !== 'upload' && verb.kind !== 'download') continue;
      assert.ok(resource.fields[verb.url]?.secret, words);
    }
  });

  test('shown in a table is not secret', () => {
    for (const { noun, fields, columns, wide = [] } of catalog) {
      for (const name of [...columns, ...wide]) assert.ok(!fields[name]?.secret, `${noun} ${name}`);
    }
  });

  test('with good, passing and failed states keeps them apart', () => {
    for (const { noun, fields } of catalog) {
      for (const { good = [], passing = [], failed = [] } of Object.values(fields)) {
        const all = [...good, ...passing, ...failed];
        assert.equal(new Set(all).size, all.length, noun);
      }
    }
  });
});
