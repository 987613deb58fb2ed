import { isSecretField } from '../../catalog/secret-fields.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isSecretSet, type MaskRules, maskMembers } from '../../lib/json/mask-members.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';
import type { Session } from '../session.ts';

/** What stands in place of a secret. */
export const secretMask = '********';

/** What the catalog marks as secret in any resource, wherever the platform sends it. */
const rules: MaskRules = { isSecret: isSecretField, mask: secretMask };

/** A JSON value with its secrets masked. */
export const maskValue = (value: unknown): unknown => maskMembers(value, rules);

/** A JSON value that is secret as a whole: all that is said is masked. */
export const maskWholeValue = (value: unknown): unknown =>
  maskMembers(value, { ...rules, leaf: (part) => (part === null ? null : secretMask) });

/** Whether a secret is in a value, at any depth. */
const hasSecret = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasSecret);
  if (!isJsonObject(value)) return false;
  for (const key in value) {
    const held = value[key];
    if (isSecretField(key) ? isSecretSet(held) : typeof held === 'object' && hasSecret(held))
      return true;
  }
  return false;
};

/**
 * The row with the members masked that the catalog marks as secret in any resource: the platform
 * may send them with others too, and inside of them.
 */
export const maskSecrets = (session: Session, item: Item): Item => {
  // Most rows have nothing to mask, and some lists have very many rows.
  if (session.options.showSecrets || !hasSecret(item)) return item;
  const masked = maskValue(item);
  return isJsonObject(masked) ? masked : {};
};

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
  const { showSecrets, showSecretsUnwatched } = session.options;
  if (!showSecrets || showSecretsUnwatched || session.host.terminal.out.isTerminal) return;
  throw new UsageFailure('--show-secrets writes secrets to something that is no terminal', {
    code: 'confirmation_missing',
    hint: 'add --yes if that is meant',
  });
};
