import { toJsonText } from '../../lib/json/json-text.ts';
/** Parameter values of a script as written on a command line: `DATABASE=shop`. */
import { isJsonObject } from '../../lib/json/members.ts';
import type { Notation } from './notation.ts';

/** Values by parameter name. */
export type ParameterValues = Record<string, unknown>;

const formatParameter = (value: unknown): string =>
  typeof value === 'string' ? value : toJsonText(value);

/** The notation `NAME=value`, given once per parameter, as a value may contain commas. */
export const parameterValues: Notation<ParameterValues> = {
  form: '<name=value>',
  empty: '{}',
  sample: 'DATABASE=shop',
  read: async (texts) => {
    const pairs = texts.map((text): readonly [string, string] => {
      const place = text.indexOf('=');
      return [text.slice(0, Math.max(place, 0)), text.slice(place + 1)];
    });
    const wrong = pairs.flatMap(([name], at) => {
      if (name === '') return [`"${texts[at]}": expected name=value`];
      const isSecond = pairs.findIndex(([other]) => other === name) < at;
      return isSecond ? [`"${texts[at]}": ${name} is given twice`] : [];
    });
    return wrong.length > 0 ? { wrong } : { value: Object.fromEntries(pairs) };
  },
  check: async (value) =>
    isJsonObject(value)
      ? { value }
      : { wrong: ['expected an object with parameter names as keys'] },
  resend: (part) => part,
  show: (value) =>
    isJsonObject(value)
      ? Object.entries(value).map(([name, held]) => `${name}=${formatParameter(held)}`)
      : [toJsonText(value)],
};
