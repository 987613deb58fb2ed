/** `create --skeleton`: a YAML document with every field that a new row can have. */
import { formatFlagName, takesFile } from '../../catalog/flags.ts';
import type { CreateVerb, Field, Fields, Resource } from '../../catalog/vocabulary.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { describeInputRules, findFlagCondition } from '../input/rule-words.ts';
import { findCreateFields } from './drafts.ts';
import { describeFieldLine, toComment } from './field-comments.ts';

/** A create whose fields are described. */
interface DescribedCreate {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: CreateVerb;
}

/** A sample value in YAML; JSON is YAML. */
const writeSample = (field: Field): string => {
  const quoted = (text: string): string => JSON.stringify(text);
  switch (field.kind) {
    case 'integer':
    case 'number':
      return String(field.sample ?? field.min ?? 1);
    case 'boolean':
      return 'true';
    case 'texts':
    case 'refs':
      return field.sample === undefined ? '[]' : `[${quoted(field.sample)}]`;
    case 'json':
      return field.object ? '{}' : '[]';
    default:
      return quoted(field.sample ?? field.values?.[0] ?? '');
  }
};

/** How a secret is given, which has no place in a file that is kept. */
const describeSecretWay = (key: string, field: Field): string =>
  `secret: give it with --${formatFlagName(key, field)}, or leave it out to be asked for it`;

/** A field with its comment: a required one to fill in, any other as a comment. */
const writeField = (
  [key, field]: readonly [string, Field],
  {
    isRequired,
    condition,
  }: { readonly isRequired: boolean; readonly condition: string | undefined },
): string => {
  const about = toComment(describeFieldLine(field, { isRequired, condition }));
  if (field.secret) return `${about}\n${toComment(describeSecretWay(key, field))}`;
  const content = takesFile(field)
    ? `\n${toComment(`the content itself, or --${formatFlagName(key, field)} FILE`)}`
    : '';
  const line = isRequired ? `${key}:` : toComment(`${key}: ${writeSample(field)}`);
  return `${about}${content}\n${line}`;
};

const composeHead = ({ resource, name, verb }: DescribedCreate, fields: Fields): string => {
  const command = `imco ${resource.noun} ${name} --from-file FILE`;
  const needs = verb.needs.filter((key) => !fields[key]?.secret);
  const filled = needs.length === 0 ? [] : [`Fill in ${joinWords(needs, 'and')}.`];
  const rules = describeInputRules(fields, verb.rules);
  return toComment(
    [
      `A new ${resource.title}, for "${command}"`,
      ...filled,
      'Remove the # before other fields to set them.',
      ...rules,
    ].join('\n'),
  );
};

/** The document: parents and required fields first, each with a comment. */
export const composeSkeleton = (described: DescribedCreate): string => {
  const { verb } = described;
  const { fields, parentFields } = findCreateFields(described);
  const all = { ...parentFields, ...fields };
  const isRequired = (key: string): boolean => key in parentFields || verb.needs.includes(key);
  const keys = Object.keys(all);
  const ordered = [
    ...keys.filter((key) => isRequired(key)),
    ...keys.filter((key) => !isRequired(key)),
  ];
  const parts = ordered.flatMap((key) => {
    const field = all[key];
    if (!field) return [];
    const condition = findFlagCondition(fields, verb.rules, key);
    return [writeField([key, field], { isRequired: isRequired(key), condition })];
  });
  return `${[composeHead(described, all), ...parts].join('\n\n')}\n`;
};
