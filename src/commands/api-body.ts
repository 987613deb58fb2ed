import { isMembers } from '../catalog/members.ts';
import { isPrivateKey } from '../catalog/ssh-keys.ts';
import { UsageFailure } from '../failures.ts';
import type { Host } from '../host.ts';
import { readDocument, readInput } from '../operate/input.ts';
import { parseJson } from '../platform/exact-json.ts';

/** What the body of a raw request is made from. */
export interface BodyWords {
  /** `name=text`, sent as the text it is. */
  readonly fields: readonly string[];
  /** `name=value`, sent as the JSON value it is. */
  readonly typedFields: readonly string[];
  /** A JSON or YAML document, `-` for stdin. */
  readonly input: string | undefined;
}

/** The two sides of the first `=` in `word`. Throws a `UsageFailure` that names the flag. */
export const nameAndValue = (flag: string, word: string): [string, string] => {
  const at = word.indexOf('=');
  if (at > 0) return [word.slice(0, at), word.slice(at + 1)];
  throw new UsageFailure(`${flag} ${word}: it takes name=value`, { code: 'invalid_value' });
};

/** A text that begins like JSON with brackets or quotes was meant to be JSON. */
const looksLikeJson = /^\s*[[{"]/;

const typedValue = async (host: Host, flag: string, name: string, text: string) => {
  if (text.startsWith('@')) return readInput(host, text.slice(1), `${flag} ${name}`);
  try {
    const value: unknown = parseJson(text);
    return value;
  } catch (cause) {
    if (!looksLikeJson.test(text)) return text;
    throw new UsageFailure(`${flag} ${name}: not valid JSON`, {
      code: 'invalid_value',
      hint: 'quote the value for the shell, or use --field for a text',
      cause,
    });
  }
};

const readDocumentToSend = async (host: Host, input: string): Promise<unknown> => {
  const value = await readDocument(host, input, '--input');
  if (value !== null && value !== undefined) return value;
  throw new UsageFailure(`--input: ${input === '-' ? 'stdin' : input} holds nothing to send`);
};

/** What is public is shown in answers: a private key must not be sent under that name. */
const checkPublicKey = (body: unknown): void => {
  const sent = isMembers(body) ? body.public_key : undefined;
  if (typeof sent !== 'string' || !isPrivateKey(sent)) return;
  throw new UsageFailure('public_key: this is a private key; nothing was sent', {
    code: 'invalid_value',
    hint: 'give the public key, such as of the file that ends in .pub',
  });
};

/**
 * The body of a raw request; undefined when nothing was given. Fields win over members of the
 * document. Throws a `UsageFailure` on what cannot be read.
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
  const members: [string, unknown][] = fields.map((word) => nameAndValue('--field', word));
  for (const word of typedFields) {
    const [name, text] = nameAndValue('--typed-field', word);
    members.push([name, await typedValue(host, '--typed-field', name, text)]);
  }
  if (members.length === 0) return document;
  if (document !== undefined && !isMembers(document)) {
    throw new UsageFailure('--input holds no object that fields could be added to', {
      hint: 'leave out --field and --typed-field',
    });
  }
  return { ...document, ...Object.fromEntries(members) };
};
