import { isPrivateKey } from '../../catalog/notations/ssh-keys.ts';
import type { Host } from '../../host.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { parseJson } from '../../lib/json/exact-json.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import { readDocument } from '../../operate/input/document.ts';
import { readInput } from '../../operate/input/input.ts';

/** The arguments that make up the body of a raw request. */
export interface BodyWords {
  /** `name=text`, sent as a string. */
  readonly fields: readonly string[];
  /** `name=value`, sent as a JSON value. */
  readonly typedFields: readonly string[];
  /** Path of a JSON or YAML document, `-` for stdin. */
  readonly input: string | undefined;
}

/** Splits `word` at its first `=`. Throws a `UsageFailure` that names the flag. */
export const splitField = (flag: string, word: string): [string, string] => {
  const at = word.indexOf('=');
  if (at > 0) return [word.slice(0, at), word.slice(at + 1)];
  throw new UsageFailure(`${flag} ${word}: expected name=value`, { code: 'invalid_value' });
};

/** A field, as the command line has it. */
interface GivenField {
  readonly flag: string;
  readonly name: string;
  readonly text: string;
}

const readFields = (flag: string, words: readonly string[]): readonly GivenField[] =>
  words.map((word) => {
    const [name, text] = splitField(flag, word);
    return { flag, name, text };
  });

/** Refuses a field with two different values: neither can silently override the other. */
const refuseContradictions = (given: readonly GivenField[]): void => {
  const first = new Map<string, GivenField>();
  for (const field of given) {
    const before = first.get(field.name) ?? field;
    if (before.text !== field.text || before.flag !== field.flag) {
      const flags = joinWords([...new Set([before.flag, field.flag])], 'and');
      throw new UsageFailure(`${flags}: ${field.name} is given twice with different values`, {
        code: 'contradiction',
        hint: 'give it once; for a list, use --typed-field name=[...]',
      });
    }
    first.set(field.name, field);
  }
};

/** Text that begins with a bracket or a quote was most likely intended as JSON. */
const looksLikeJson = /^\s*[[{"]/;

const readTypedValue = async (host: Host, flag: string, name: string, text: string) => {
  if (text.startsWith('@')) return readInput(host, text.slice(1), `${flag} ${name}`);
  try {
    const value: unknown = parseJson(text);
    return value;
  } catch (cause) {
    if (!looksLikeJson.test(text)) return text;
    throw new UsageFailure(`${flag} ${name}: not valid JSON`, {
      code: 'invalid_value',
      hint: 'quote the value for the shell, or use --field to send it as a string',
      cause,
    });
  }
};

const readDocumentToSend = async (host: Host, input: string): Promise<unknown> => {
  const value = await readDocument(host, input, '--input');
  if (value !== null && value !== undefined) return value;
  throw new UsageFailure(`--input: ${input === '-' ? 'stdin' : input} contains nothing to send`);
};

/** Public keys are shown in responses: a private key must not be sent in that field. */
const checkPublicKey = (body: unknown): void => {
  const sent = isJsonObject(body) ? body.public_key : undefined;
  if (typeof sent !== 'string' || !isPrivateKey(sent)) return;
  throw new UsageFailure('public_key: this is a private key; nothing was sent', {
    code: 'invalid_value',
    hint: 'give the public key, usually the file that ends in .pub',
  });
};

/**
 * Reads the body of a raw request; undefined if none was given. Fields override members of the
 * document. Throws a `UsageFailure` on input that cannot be read.
 */
export const readBody = async (host: Host, words: BodyWords): Promise<unknown> => {
  const body = await composeBody(host, words);
  checkPublicKey(body);
  return body;
};

const composeBody = async (
  host: Host,
  { fields, typedFields, input }: BodyWords,
): Promise<unknown> => {
  const document = input === undefined ? undefined : await readDocumentToSend(host, input);
  const given = [...readFields('--field', fields), ...readFields('--typed-field', typedFields)];
  refuseContradictions(given);
  const members: [string, unknown][] = [];
  for (const { flag, name, text } of given) {
    members.push([name, flag === '--field' ? text : await readTypedValue(host, flag, name, text)]);
  }
  if (members.length === 0) return document;
  if (document !== undefined && !isJsonObject(document)) {
    throw new UsageFailure('--input is not a JSON object, so fields cannot be added to it', {
      hint: 'leave out --field and --typed-field',
    });
  }
  return { ...document, ...Object.fromEntries(members) };
};
