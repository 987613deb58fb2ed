import { catalog } from '../../catalog/index.ts';
import type { Fields } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';
import type { Session } from '../session.ts';

/** What stands in place of a secret. */
export const secretMask = '********';

/** Every field that is secret in any resource. */
export const findSecretFields: Fields = Object.fromEntries(
  catalog.flatMap(({ fields }) => Object.entries(fields).filter(([, field]) => field.secret)),
);

const secretNames: ReadonlySet<string> = new Set(Object.keys(findSecretFields));

/** Whether members of this name are secret in any resource. */
export const isSecretField = (name: string): boolean => secretNames.has(name);

const isSet = (value: unknown): boolean => value !== null && value !== '';

/** A value with the members masked that are secret, at any depth. */
const masked = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(masked);
  return isJsonObject(value) ? maskedRow(value) : value;
};

/** Whether a secret is in a value, at any depth. */
const hasSecret = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasSecret);
  if (!isJsonObject(value)) return false;
  for (const key in value) {
    const held = value[key];
    if (isSecretField(key) ? isSet(held) : typeof held === 'object' && hasSecret(held)) return true;
  }
  return false;
};

// Most rows have nothing to mask, and some lists have very many rows.
const maskedRow = (item: Item): Item =>
  hasSecret(item)
    ? Object.fromEntries(
        Object.entries(item).map(([key, value]) => [
          key,
          isSecretField(key) && isSet(value) ? secretMask : masked(value),
        ]),
      )
    : item;

/**
 * The row with the members masked that the catalog marks as secret in any resource: the platform
 * may send them with others too, and inside of them.
 */
export const maskSecrets = (session: Session, item: Item): Item =>
  session.options.showSecrets ? item : maskedRow(item);

/** An object that is secret as a whole: every value is masked. */
export const maskAll = (session: Session, item: Item): Item =>
  session.options.showSecrets
    ? item
    : Object.fromEntries(
        Object.entries(item).map(([key, value]) => [key, value === null ? null : secretMask]),
      );

/**
 * Refuses to print secrets where nobody is watching unless that is said twice: a flag in a
 * script's history should not be enough to fill a log with passwords.
 */
export const checkShowSecrets = (session: Session): void => {
  const { showSecrets, yes } = session.options;
  if (!showSecrets || yes || session.host.terminal.out.isTerminal) return;
  throw new UsageFailure('--show-secrets writes secrets to something that is no terminal', {
    code: 'confirmation_missing',
    hint: 'add --yes if that is meant',
  });
};
