/** The fields that completion offers for the flags of a command. */
import { formatFlagName } from '../../catalog/flags.ts';
import { findResource } from '../../catalog/index.ts';
import type { Field, Resource } from '../../catalog/vocabulary.ts';
import type { ArgumentKind, CompletionField } from '../../shell/tree.ts';
import type { DescribedVerb } from '../reference-flags.ts';
import { nameArgument, noArgument } from './completion-values.ts';

const findValue = ({ kind, values, to }: Field): ArgumentKind => {
  if (values) return { kind: 'words', words: values };
  if (kind === 'boolean') return { kind: 'words', words: ['true', 'false'] };
  return to ? nameArgument(to) : noArgument;
};

/** The resource whose rows a command shows. */
const findAnswerResource = ({ resource, verb }: DescribedVerb): Resource => {
  if (verb.kind === 'view' && verb.answers.kind === 'list') return findResource(verb.answers.of);
  return verb.kind === 'make' ? findResource(verb.of) : resource;
};

/** Fields by their flag names, without those that are never part of a response. */
export const listCompletionFields = (described: DescribedVerb): readonly CompletionField[] => {
  const { verb } = described;
  const { fields } = findAnswerResource(described);
  const lacks: readonly string[] = verb.kind === 'list' ? (verb.lacks ?? []) : [];
  const shown = Object.entries(fields).filter(
    ([key, field]) =>
      !field.secret && !field.inputOnly && !field.deprecated && !lacks.includes(key),
  );
  return shown.map(([key, field]) => {
    const word = formatFlagName(key, field);
    // A field's own name takes precedence over the flag name of another.
    const name = word !== key && word in fields ? key : word;
    return { name, value: findValue(field) };
  });
};
