import { UsageFailure } from '../lib/failures/failures.ts';
import { createPlaceholders } from '../lib/json/number-placeholders.ts';

/** A parsed query, which transforms a value. */
export type Query = (value: unknown) => unknown;

const createQueryFailure = (expression: string, why: string, column: number): UsageFailure =>
  new UsageFailure(
    `--query is not valid JMESPath: ${explainTokens(why)}, at column ${column + 1}`,
    {
      code: 'bad_query',
      lines: [expression.replaceAll(/\s/g, ' '), `${' '.repeat(column)}^`],
      hint: 'see https://jmespath.org/tutorial.html; quote the query for your shell',
    },
  );

/** Readable names for the tokens of the library. */
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

/** The message with readable token names. */
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

/** Whether the parser failed at the end of the input, so that more input could fix it. */
const isIncomplete = (why: string): boolean => /\bEOF\b/.test(why);

/**
 * The column of the error, from 0, which the library does not report: the first token after which
 * no continuation is valid, or the end.
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
      `unknown function ${String(strange.value)}`,
      strange.start,
    );
  }
};

/**
 * Parses a JMESPath expression. Throws a `UsageFailure` that points at the column of the error; the
 * query may throw one too, if a function gets a value of the wrong type.
 */
export const readQuery = async (expression: string): Promise<Query> => {
  const jmespath = await import('@jmespath-community/jmespath');
  const why = findFailure(() => jmespath.compile(expression));
  if (why !== undefined)
    throw createQueryFailure(expression, why, findErrorColumn(jmespath, expression));
  checkFunctions(jmespath, expression);
  return (value) => {
    try {
      // The library can only calculate and compare with numbers.
      const placeholders = createPlaceholders(value);
      const known = placeholders ? placeholders.value : value;
      // Its types accept only JSON, which every response is.
      const made = jmespath.search(known as Parameters<typeof jmespath.search>[0], expression);
      return placeholders ? placeholders.restored(made) : made;
    } catch (error) {
      const said = cleanMessage(error).replace(/\.$/, '');
      throw new UsageFailure(`--query cannot be applied to this response: ${said}`, {
        code: 'bad_query',
        hint: 'check the response with -o json',
      });
    }
  };
};
