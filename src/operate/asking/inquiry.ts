import { formatFlagName } from '../../catalog/flags.ts';
import type { Field, Fields, Resource } from '../../catalog/vocabulary.ts';
import type { GivenValue } from '../input/values.ts';
import type { Session } from '../session.ts';
import type { InputValues } from '../targets/references.ts';

/** Fields that are asked for in turn, and what is known so far. */
export interface Inquiry {
  readonly session: Session;
  /** The resource that the fields are of. */
  readonly resource: Resource;
  readonly fields: Fields;
  /** The values known so far, references as ids. */
  readonly known: InputValues;
  /** The rows that references have to fit, besides the known values. */
  readonly targets: readonly InputValues[];
  /** The row that is changed: its values are shown in the questions. */
  readonly present?: InputValues | undefined;
}

/** The answer to the question for a field. */
export interface FieldAnswer {
  /** The value of its flag. */
  readonly given: GivenValue;
  /** The value that it stands for, references as ids. */
  readonly value: unknown;
}

/** Longest present value that is shown in a question. */
const longestShown = 60;

/** The present value of a field, if it is short and no secret. */
const describePresent = (key: string, field: Field, present: InputValues): string => {
  const value = present[key];
  const isPlain = typeof value === 'string' || typeof value === 'number';
  if (!isPlain || value === '' || field.secret || field.to !== undefined) return '';
  const text = String(value);
  return text.length > longestShown || text.includes('\n') ? '' : `, now ${text}`;
};

/** The question for a field, with its flag: what is typed next time. */
export const composeQuestion = (key: string, field: Field, present: InputValues = {}): string => {
  const unit = field.unit === undefined ? '' : ` in ${field.unit}`;
  const now = describePresent(key, field, present);
  return `${field.about}${unit} (--${formatFlagName(key, field)}${now}):`;
};
