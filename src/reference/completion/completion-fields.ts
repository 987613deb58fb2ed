/** The fields that the flags of a command may be about, as completion offers them. */
import { flagOf } from '../../catalog/flags.ts';
import { resourceOf } from '../../catalog/index.ts';
import type { Field, Resource } from '../../catalog/vocabulary.ts';
import type { CompletionField, Wanted } from '../../shell/tree.ts';
import type { Described } from '../reference-flags.ts';
import { namesOf, nothing } from './completion-values.ts';

const valueFor = ({ kind, values, to }: Field): Wanted => {
  if (values) return { kind: 'words', words: values };
  if (kind === 'boolean') return { kind: 'words', words: ['true', 'false'] };
  return to ? namesOf(to) : nothing;
};

/** The resource whose things a command shows. */
const shownBy = ({ resource, verb }: Described): Resource => {
  if (verb.kind === 'view' && verb.answers.kind === 'list') return resourceOf(verb.answers.of);
  return verb.kind === 'make' ? resourceOf(verb.of) : resource;
};

/** Fields by the words of their flags; those that say nothing in an answer are left out. */
export const fieldsFor = (described: Described): readonly CompletionField[] => {
  const { verb } = described;
  const { fields } = shownBy(described);
  const lacks: readonly string[] = verb.kind === 'list' ? (verb.lacks ?? []) : [];
  const shown = Object.entries(fields).filter(
    ([key, field]) =>
      !field.secret && !field.inputOnly && !field.deprecated && !lacks.includes(key),
  );
  return shown.map(([key, field]) => {
    const word = flagOf(key, field);
    // A field's own name comes before any word for another.
    const name = word !== key && word in fields ? key : word;
    return { name, value: valueFor(field) };
  });
};
