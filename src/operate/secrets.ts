import type { Resource } from '../catalog/vocabulary.ts';
import { UsageFailure } from '../failures.ts';
import type { Item } from '../output/document.ts';
import type { Session } from './session.ts';

/** What stands in place of a secret. */
export const mask = '********';

/** The row with the fields masked that the catalog marks as secret. */
export const withoutSecrets = (session: Session, resource: Resource, item: Item): Item => {
  if (session.options.showSecrets) return item;
  const secret = Object.keys(item).filter(
    (key) => resource.fields[key]?.secret && item[key] !== null && item[key] !== '',
  );
  if (secret.length === 0) return item;
  return { ...item, ...Object.fromEntries(secret.map((key) => [key, mask])) };
};

/** An object that is secret as a whole: every value is masked. */
export const allSecret = (session: Session, item: Item): Item =>
  session.options.showSecrets
    ? item
    : Object.fromEntries(
        Object.entries(item).map(([key, value]) => [key, value === null ? null : mask]),
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
