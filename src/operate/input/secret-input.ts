import { formatFlagName } from '../../catalog/flags.ts';
import type { Field, Fields } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';
import type { Item } from '../../output/document.ts';
import { askSecret, canAsk } from '../../output/terminal/prompts.ts';
import type { Session } from '../session.ts';
import type { InputValues } from '../targets/references.ts';

/** The words that the row of a field's sibling lists: the keys it has to have values for. */
const findSecretKeys = async (
  { cache }: Session,
  fields: Fields,
  { keyedBy }: Field,
  resolved: InputValues,
): Promise<readonly string[]> => {
  const to = keyedBy && fields[keyedBy.ref]?.to;
  if (!keyedBy || !to) return [];
  const row: Item = await cache.findOrReadOne(
    cache.catalog.find(to),
    String(resolved[keyedBy.ref]),
  );
  const keys = row[keyedBy.field];
  return Array.isArray(keys) ? keys.map(String) : [];
};

const checkKeys = (flag: string, keys: readonly string[], value: unknown): void => {
  if (!isJsonObject(value)) return;
  const empty = Object.keys(value).filter((key) => typeof value[key] !== 'string' || !value[key]);
  if (empty.length > 0) throw new UsageFailure(`${flag}: ${empty.join(', ')} has to be a text`);
  const given = Object.keys(value);
  const missing = keys.filter((key) => !given.includes(key));
  const unexpected = given.filter((key) => !keys.includes(key));
  if (missing.length === 0 && unexpected.length === 0) return;
  const near = unexpected.flatMap((key) => findNearest(key, missing));
  throw new UsageFailure(
    [
      `${flag}:`,
      missing.length > 0 ? `a value for ${missing.join(', ')} is missing` : '',
      missing.length > 0 && unexpected.length > 0 ? 'and' : '',
      unexpected.length > 0 ? `${unexpected.join(', ')} is not asked for` : '',
    ]
      .filter(Boolean)
      .join(' '),
    { hint: formatSuggestion(near) ?? `it takes ${keys.join(', ')}` },
  );
};

const ask = (session: Session, question: string): Promise<string> =>
  askSecret(session.host.terminal, question, session.host.signal);

const askForSecret = async (
  session: Session,
  flag: string,
  field: Field,
  keys: readonly string[],
): Promise<unknown> => {
  if (field.kind !== 'json') {
    const secret = await ask(session, field.about.split(',', 1)[0] ?? flag);
    if (secret === '') throw new UsageFailure(`${flag}: nothing was typed; nothing was sent`);
    return secret;
  }
  const values: Record<string, string> = {};
  // One question after the other: a person answers them.
  for (const key of keys) {
    const secret = await ask(session, key);
    if (secret === '') throw new UsageFailure(`${flag}: nothing was typed; nothing was sent`);
    values[key] = secret;
  }
  return values;
};

/** Whether somebody can be asked for what is secret. */
export const canAskSecrets = ({ host }: Session): boolean => canAsk(host.terminal);

/**
 * The values with the secrets among `wanted` that were not given, asked for without echo, and those
 * given checked for the keys they need. `resolved` are all values known so far, references as ids.
 * Throws a `UsageFailure` where keys are missing or not asked for.
 */
export const readSecretInputs = async (
  session: Session,
  fields: Fields,
  wanted: readonly string[],
  resolved: InputValues,
): Promise<InputValues> => {
  const values: Record<string, unknown> = { ...resolved };
  for (const key of wanted) {
    const field = fields[key];
    if (!field?.secret) continue;
    const flag = `--${formatFlagName(key, field)}`;
    const keys = await findSecretKeys(session, fields, field, resolved);
    if (values[key] === undefined && canAskSecrets(session)) {
      values[key] = await askForSecret(session, flag, field, keys);
    }
    if (field.keyedBy) checkKeys(flag, keys, values[key]);
  }
  return values;
};
