import { UsageFailure } from '../lib/failures/failures.ts';
import { createPlaceholders } from '../lib/json/number-placeholders.ts';

/** A query that has been read: what it makes of a value. */
export type Query = (value: unknown) => unknown;

const createQueryFailure = (expression: string, why: string, column: number): UsageFailure =>
  new UsageFailure(`--query is no JMESPath: ${explainTokens(why)}, at column ${column + 1}`, {
    code: 'bad_query',
    lines: [expression.replaceAll(/\s/g, ' '), `${' '.repeat(column)}^`],
    hint: 'see https://jmespath.org/tutorial.html; quote the query for your shell',
  });

/** What the library calls what people see. */
const tokenNames: Readonly<Record<string, string>> = {
  EOF: 'the end',
  Rbracket: ']',
  Lbracket: '[',
  Rparen: ')',
  Lparen: '(',
  Rbrace: '}',
  Lbrace: '{',
  Colon: ':',
  Comma: ',',
  Number: 'number',
};

const cleanMessage = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error))
    .replace(/^syntax(?: error)?[:,]?\s*/i, '')
    .trim();

/** The same for people. */
const explainTokens = (why: string): string =>
  why.replaceAll(/\b[A-Z]\w+\b/g, (word) => tokenNames[word] ?? word).replaceAll(/got: /g, 'got ');

const findFailure = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return cleanMessage(error);
  }
};

type Jmespath = typeof import('@jmespath-community/jmespath');

/** Whether a parser stopped because the end came too soon: more could mend it. */
const isIncomplete = (why: string): boolean => /\bEOF\b/.test(why);

/**
 * Where an expression goes wrong, from 0 on: the library does not say. It is the first token with
 * which the beginning cannot be mended any more, or the end.
 */
const findErrorColumn = ({ compile, tokenize }: Jmespath, expression: string): number => {
  let readable = expression.length;
  while (readable > 0 && findFailure(() => tokenize(expression.slice(0, readable)))) readable -= 1;
  if (readable < expression.length) return readable;
  const tokens = tokenize(expression);
  const ends = [...tokens.slice(1).map(({ start }) => start), expression.length];
  const at = ends.findIndex((end) => {
    const why = findFailure(() => compile(expression.slice(0, end)));
    return why !== undefined && !isIncomplete(why);
  });
  return tokens[at]?.start ?? expression.length;
};

/** A function that does not exist is reported before anything is sent. */
const checkFunctions = (jmespath: Jmespath, expression: string): void => {
  const tokens = jmespath.tokenize(expression);
  const strange = tokens.find(
    ({ type, value, start }, at) =>
      type === 'UnquotedIdentifier' &&
      tokens[at + 1]?.type === 'Lparen' &&
      tokens[at + 1]?.start === start + String(value).length &&
      !jmespath.isRegistered(String(value)),
  );
  if (strange) {
    throw createQueryFailure(
      expression,
      `there is no function ${String(strange.value)}`,
      strange.start,
    );
  }
};

/**
 * Reads a JMESPath expression. Throws a `UsageFailure` that points at the column where it goes
 * wrong; what it makes of a value may throw one too, where a function is given what it can't take.
 */
export const readQuery = async (expression: string): Promise<Query> => {
  const jmespath = await import('@jmespath-community/jmespath');
  const why = findFailure(() => jmespath.compile(expression));
  if (why !== undefined)
    throw createQueryFailure(expression, why, findErrorColumn(jmespath, expression));
  checkFunctions(jmespath, expression);
  return (value) => {
    try {
      // The library reckons with numbers, and compares with nothing else.
      const placeholders = createPlaceholders(value);
      const known = placeholders ? placeholders.value : value;
      // Its types know JSON only, which is what every answer is.
      const made = jmespath.search(known as Parameters<typeof jmespath.search>[0], expression);
      return placeholders ? placeholders.restored(made) : made;
    } catch (error) {
      const said = cleanMessage(error).replace(/\.$/, '');
      throw new UsageFailure(`--query cannot be applied to this answer: ${said}`, {
        code: 'bad_query',
        hint: 'look at the answer with -o json',
      });
    }
  };
};
