import { formatFlagName } from '../../catalog/flags.ts';
import type { Field, Fields } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { findNearest, formatSuggestion } from '../../lib/text/nearest.ts';
import type { Item } from '../../output/document.ts';
import { askSecret, askText, canAsk } from '../../output/terminal/prompts.ts';
import type { Session } from '../session.ts';
import type { InputValues } from '../targets/references.ts';
import { readNamedValue } from './values.ts';

/** The keys that a secret must have values for, as the resource of a sibling field lists them. */
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
  if (empty.length > 0) throw new UsageFailure(`${flag}: ${empty.join(', ')} must be a string`);
  const given = Object.keys(value);
  const missing = keys.filter((key) => !given.includes(key));
  const unexpected = given.filter((key) => !keys.includes(key));
  if (missing.length === 0 && unexpected.length === 0) return;
  const near = unexpected.flatMap((key) => findNearest(key, missing));
  throw new UsageFailure(
    `${flag}: ${[
      ...(missing.length > 0 ? [`missing values: ${missing.join(', ')}`] : []),
      ...(unexpected.length > 0 ? [`unexpected values: ${unexpected.join(', ')}`] : []),
    ].join('; ')}`,
    { hint: formatSuggestion(near) ?? `expected values: ${keys.join(', ')}` },
  );
};

const ask = (session: Session, question: string): Promise<string> =>
  askSecret(session.host.terminal, question, session.host.signal);

/** Asks for the file of a secret with several lines: pasted, they would not fit on one. */
const askForFile = async (session: Session, flag: string, field: Field): Promise<unknown> => {
  const { terminal, signal } = session.host;
  const about = field.about.split(',', 1)[0] ?? flag;
  const path = (await askText(terminal, `${about} (path of the file)`, signal)).trim();
  if (path === '') throw new UsageFailure(`${flag}: no value was entered; nothing was sent`);
  return readNamedValue(session.host, field, path, flag);
};

const askForSecret = async (
  session: Session,
  flag: string,
  field: Field,
  keys: readonly string[],
): Promise<unknown> => {
  if (field.kind !== 'json' && field.long) return askForFile(session, flag, field);
  if (field.kind !== 'json') {
    const secret = await ask(session, field.about.split(',', 1)[0] ?? flag);
    if (secret === '') throw new UsageFailure(`${flag}: no value was entered; nothing was sent`);
    return secret;
  }
  const values: Record<string, string> = {};
  // One question at a time, as a person answers them.
  for (const key of keys) {
    const secret = await ask(session, key);
    if (secret === '') throw new UsageFailure(`${flag}: no value was entered; nothing was sent`);
    values[key] = secret;
  }
  return values;
};

/** Whether a person can be asked for secrets. */
export const canAskSecrets = ({ host }: Session): boolean => canAsk(host.terminal);

/**
 * The values with missing secrets of `wanted` read from the terminal without echo. Given secrets
 * are checked for their keys. `resolved` are the values known so far, references as ids. Throws a
 * `UsageFailure` if keys are missing or unexpected.
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
