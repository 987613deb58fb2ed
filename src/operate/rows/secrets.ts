import { isSecretMember, listOpenMembers } from '../../catalog/secret-fields.ts';
import type { Fields, Resource } from '../../catalog/vocabulary.ts';
import { UsageFailure } from '../../lib/failures/failures.ts';
import { isSecretSet, type MaskRules, maskMembers } from '../../lib/json/mask-members.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import type { Item } from '../../output/document.ts';
import type { Session } from '../session.ts';

/** The mask of a secret. */
export const secretMask = '********';

/** Member names that the catalog marks as secret in any resource. */
const rules: MaskRules = { isSecret: isSecretMember, mask: secretMask };

/** A JSON value with its secrets masked; `open` are names that are not secret in it. */
export const maskValue = (value: unknown, open: readonly string[] = []): unknown =>
  maskMembers(value, {
    ...rules,
    isSecret: (name, held) => isSecretMember(name, held) && !open.includes(name),
  });

/** A JSON value that is entirely secret: every value is masked. */
export const maskWholeValue = (value: unknown): unknown =>
  maskMembers(value, { ...rules, leaf: (part) => (part === null ? null : secretMask) });

/** Whether a value contains a secret, at any depth. */
const hasSecret = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.some(hasSecret);
  if (!isJsonObject(value)) return false;
  for (const key in value) {
    const held = value[key];
    if (isSecretMember(key, held) ? isSecretSet(held) : typeof held === 'object' && hasSecret(held))
      return true;
  }
  return false;
};

/** The row with those secrets masked that no flag shows. */
const maskNeverShown = (fields: Fields, item: Item): Item => {
  const hidden = Object.keys(item).filter(
    (key) => fields[key]?.neverShown && isSecretSet(item[key]),
  );
  return hidden.length === 0
    ? item
    : { ...item, ...Object.fromEntries(hidden.map((key) => [key, secretMask])) };
};

/**
 * The row of a resource with secret members masked. Members that are secret in any resource are
 * masked in all, at any depth, as the platform may send them anywhere; but not ordinary fields of
 * this resource.
 */
export const maskSecrets = (
  session: Session,
  { fields }: Pick<Resource, 'fields'>,
  item: Item,
): Item => {
  if (session.options.showSecrets) return maskNeverShown(fields, item);
  // Most rows have nothing to mask, and lists may be long.
  if (!hasSecret(item)) return item;
  const masked = maskValue(item);
  if (!isJsonObject(masked)) return {};
  const open = listOpenMembers(fields).filter((name) => name in item);
  return { ...masked, ...Object.fromEntries(open.map((name) => [name, maskValue(item[name])])) };
};

/** An object that is entirely secret: every value is masked. */
export const maskAll = (session: Session, item: Item): Item =>
  session.options.showSecrets
    ? item
    : Object.fromEntries(
        Object.entries(item).map(([key, value]) => [key, value === null ? null : secretMask]),
      );

/**
 * Refuses to print secrets outside a terminal without a second flag: one flag in the history of a
 * script should not be enough to fill a log with passwords.
 */
export const checkShowSecrets = (session: Session): void => {
  const { showSecrets, showSecretsUnwatched } = session.options;
  if (!showSecrets || showSecretsUnwatched || session.host.terminal.out.isTerminal) return;
  throw new UsageFailure('--show-secrets would write secrets to a file or pipe, not a terminal', {
    code: 'confirmation_missing',
    hint: 'add --yes to confirm',
  });
};
