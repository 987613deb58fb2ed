/** The text that an operator edits: the settable fields of a row as YAML, and what was made of it. */
import type { Field, Fields, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';
import { toSafeLine } from '../../output/terminal/safe-text.ts';
import { parseDocumentText } from '../input/document.ts';
import { maskValue } from '../rows/secrets.ts';
import { parseTextDocuments } from '../rows/text-documents.ts';
import type { Session } from '../session.ts';
import { toTargetWord } from '../targets/expression.ts';
import { readNames } from '../targets/names.ts';
import type { InputValues } from '../targets/references.ts';
import type { Target } from '../targets/target.ts';
import { describeFieldLine, toComment } from './field-comments.ts';
import { checkMembers, type Member, type Members, sortMembers } from './members.ts';
import { restoreSecrets } from './restore-secrets.ts';
import { isSameValue } from './update-document.ts';

/** The fields that can be edited: those of the update that are not secret. */
export const selectEditable = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, { secret }]) => !secret));

/** Members as YAML, safe to show on a terminal. */
export const toYaml = async ({ host }: Session, value: unknown): Promise<string> => {
  const { formatYaml } = await import('../../output/formats/yaml.ts');
  const look = { headings: true, disarmed: false };
  const chunks = await formatYaml({ shape: 'value', value }, host.terminal.err, look);
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text;
};

/** The present values of the fields, as the text shows them: without secrets, references by name. */
export const readShownValues = async (
  { cache }: Session,
  resource: Resource,
  fields: Fields,
  row: Item,
): Promise<InputValues> => {
  const item = parseTextDocuments(resource, row);
  const referring = Object.keys(fields).filter((key) => fields[key]?.to);
  const names = await readNames(cache, resource, [item], { keys: referring });
  const nameOne = (id: unknown): unknown => {
    const name = typeof id === 'string' ? names.get(id)?.name : undefined;
    return name === undefined ? id : toTargetWord(name);
  };
  const show = (key: string, field: Field): unknown => {
    const held = item[key];
    if (field.kind === 'ref') return nameOne(held ?? null);
    if (field.kind === 'refs' && Array.isArray(held)) return held.map(nameOne);
    return maskValue(held ?? null);
  };
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, show(key, field)]));
};

/** What is edited. */
export interface EditedRow {
  readonly resource: Resource;
  readonly fields: Fields;
  readonly target: Target;
  /** The values as the text shows them. */
  readonly shown: InputValues;
}

const composeHead = ({ profile }: Session, { resource, target, fields }: EditedRow): string => {
  const name = toSafeLine(target.name.replaceAll(/\s+/g, ' '));
  const names = Object.keys(fields);
  return toComment(
    [
      `${resource.title} ${name}, profile ${toSafeLine(profile.name)}`,
      'Save the file and leave the editor to send what you have changed.',
      'A line that you delete changes nothing; null clears a field.',
      'To cancel, leave the file as it is, or empty it.',
      ...(names.length < Object.keys(resource.fields).length
        ? ['Only fields that can be changed are here; secrets never are.']
        : []),
    ].join('\n'),
  );
};

/** The text to edit: a comment and the present value for each field. */
export const composeEditText = async (session: Session, row: EditedRow): Promise<string> => {
  const { fields, shown } = row;
  const parts: string[] = [];
  for (const [key, field] of Object.entries(fields)) {
    const value = await toYaml(session, { [key]: shown[key] });
    parts.push(`${toComment(describeFieldLine(field))}\n${value}`);
  }
  return [`${composeHead(session, row)}\n`, ...parts].join('\n');
};

/** What begins each line of the problem at the top of the text. */
const problemMark = '#!';

/** The text with a problem on top, in place of an earlier one. */
export const withProblem = (text: string, lines: readonly string[]): string =>
  [...lines.map((line) => toComment(toSafeLine(line), problemMark)), text].join('\n');

/** The text without the problem on top, with plain line ends and no mark at its start. */
export const readEditedText = (text: string): string =>
  text
    .replace(/^\uFEFF/, '')
    .replaceAll('\r\n', '\n')
    .replace(/^(?:#!.*\n)+/, '');

/** Whether a text has nothing but comments. */
export const isEmptyText = (text: string): boolean =>
  text.split('\n').every((line) => /^\s*(?:#.*)?$/.test(line));

/** The members of an edited text. Throws a `UsageFailure` if it is not YAML with fields. */
const parseEdited = async (text: string, label: string): Promise<Members> => {
  const value = await parseDocumentText(text, label);
  if (isJsonObject(value)) return value;
  throw new UsageFailure(`${label} must contain the fields of one resource`);
};

/** The values that an edited text changes, checked; references may still be names. */
export const readChanges = async (
  row: EditedRow,
  text: string,
  original: string,
): Promise<InputValues> => {
  const { resource, fields, target } = row;
  const label = `${resource.singular}.yaml`;
  const before = await parseEdited(original, label);
  const { sent } = sortMembers({ label, fields }, await parseEdited(text, label));
  const item = parseTextDocuments(resource, target.item);
  const changed = [...sent].flatMap(([key, { word, value }]): [string, Member][] =>
    isSameValue(value, before[key])
      ? []
      : [[key, { word, value: restoreSecrets(value, item[key], word) }]],
  );
  return checkMembers(fields, { label, sent: changed });
};
