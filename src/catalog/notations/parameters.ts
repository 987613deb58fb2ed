import { toJsonText } from '../../lib/json/json-text.ts';
/** Values of the parameters of a script as a command line writes them: `DATABASE=shop`. */
import { isJsonObject } from '../../lib/json/members.ts';
import type { Notation } from './notation.ts';

/** Values by the name of the parameter. */
export type ParameterValues = Record<string, unknown>;

const formatParameter = (value: unknown): string =>
  typeof value === 'string' ? value : toJsonText(value);

/** `NAME=value`, once for each parameter; a value may contain anything, including commas. */
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
      if (name === '') return [`${texts[at]}: expected name=value`];
      const isSecond = pairs.findIndex(([other]) => other === name) < at;
      return isSecond ? [`${texts[at]}: ${name} is given twice`] : [];
    });
    return wrong.length > 0 ? { wrong } : { value: Object.fromEntries(pairs) };
  },
  check: async (value) =>
    isJsonObject(value)
      ? { value }
      : { wrong: ['expected an object of parameter names and values'] },
  resend: (part) => part,
  show: (value) =>
    isJsonObject(value)
      ? Object.entries(value).map(([name, held]) => `${name}=${formatParameter(held)}`)
      : [toJsonText(value)],
};
