/** Comments of YAML documents about the fields of a resource. */
import { markVersions } from '../../catalog/versions/api-version.ts';
import type { Field } from '../../catalog/vocabulary.ts';

/** What a comment says of a field beside its own facts. */
interface CommentFacts {
  readonly isRequired?: boolean;
  /** With which flag it only works. */
  readonly condition?: string | undefined;
}

/** What the value of a field is. */
const describeKind = (field: Field): string => {
  switch (field.kind) {
    case 'integer':
      return 'whole number';
    case 'number':
      return 'number';
    case 'boolean':
      return 'true or false';
    case 'texts':
      return 'list of strings';
    case 'refs':
      return 'list of names or ids';
    case 'ref':
      return 'name or id';
    case 'json':
      return field.object ? 'object' : 'JSON value';
    case 'choice':
    case 'state':
      return field.values ? `one of ${field.values.join(', ')}` : 'string';
    case 'time':
      return 'time';
    default:
      return 'string';
  }
};

const describeRange = ({ min, max, unit }: Field): readonly string[] => {
  const range =
    min !== undefined && max !== undefined
      ? [`${min}-${max}`]
      : [
          ...(min === undefined ? [] : [`at least ${min}`]),
          ...(max === undefined ? [] : [`at most ${max}`]),
        ];
  return [...range, ...(unit ? [`in ${unit}`] : [])];
};

/** The form of a string, in words. */
const describeForm = ({ pattern, inputForm, format }: Field): readonly string[] => {
  const form = (pattern ?? inputForm)?.says;
  if (form !== undefined) return [form];
  return format === 'ip' ? ['IPv4 address'] : format === 'cidr' ? ['CIDR notation'] : [];
};

/** A field in one line: what it is for, its kind, its limits, and whether it is required. */
export const describeFieldLine = (
  field: Field,
  { isRequired = false, condition }: CommentFacts = {},
): string => {
  const { to, nullable, unconfirmed } = field;
  const version = markVersions(field);
  const notes = [
    ...(isRequired ? ['required'] : []),
    describeKind(field),
    ...describeRange(field),
    ...describeForm(field),
    ...(to ? [`see "imco ${to} list"`] : []),
    ...(condition === undefined ? [] : [`only with ${condition}`]),
    ...(nullable && !isRequired ? ['may be empty'] : []),
    ...(unconfirmed ? ['undocumented'] : []),
    ...(version === undefined ? [] : [version]),
  ];
  return `${field.about} (${notes.join('; ')})`;
};

/** Text as lines of a comment; no text ends its own comment. */
export const toComment = (text: string, mark = '#'): string =>
  text
    .split(/[\r\n\u0085\u2028\u2029]+/)
    .map((line) => `${mark} ${line}`.trimEnd())
    .join('\n');
