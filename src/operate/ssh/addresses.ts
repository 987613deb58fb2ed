/** Which address of a machine is used. */
import { isIP } from 'node:net';
import {
  type AddressKind,
  addressKinds,
  isAddressKind,
  requireMachine,
} from '../../catalog/rules/machines.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import {
  ConfigurationFailure,
  ConflictFailure,
  UsageFailure,
} from '../../lib/failures/failures.ts';
import { joinWords } from '../../lib/text/join-words.ts';
import type { Item } from '../../output/document.ts';
import { readText } from '../rows/answers.ts';
import type { Target } from '../targets/target.ts';

/** A value from a flag, or else from a setting. */
export interface GivenSetting {
  readonly flag: string;
  readonly given: string | undefined;
  readonly setting: string;
  readonly configured: string | undefined;
}

/**
 * The value of a flag or else of a setting. `explain` says what is wrong with it: a wrong flag is a
 * `UsageFailure`, a wrong setting a `ConfigurationFailure`.
 */
export const checkGiven = (
  { flag, given, setting, configured }: GivenSetting,
  explain: (text: string) => string | undefined,
  hint: string,
): string | undefined => {
  const text = given ?? configured;
  const problem = text === undefined ? undefined : explain(text);
  if (problem === undefined) return text;
  const details = { code: 'invalid_value' as const, hint };
  throw given === undefined
    ? new ConfigurationFailure(`${setting}: ${problem}`, details)
    : new UsageFailure(`${flag}: ${problem}`, details);
};

const splitKinds = (text: string): readonly string[] => text.split(',').map((word) => word.trim());

/** The kinds of addresses to try, in order. Throws on a word that is not a kind. */
export const readAddressOrder = (
  given: string | undefined,
  configured: string | undefined,
): readonly AddressKind[] => {
  const explain = (text: string): string | undefined => {
    const wrong = splitKinds(text).find((word) => !isAddressKind(word));
    return wrong === undefined ? undefined : `"${wrong}" is not a valid kind of address`;
  };
  const hint = `allowed values, separated by commas: ${addressKinds.join(', ')}`;
  const source = { flag: '--address', given, setting: 'ssh-address', configured };
  const text = checkGiven(source, explain, hint);
  return text === undefined ? addressKinds : [...new Set(splitKinds(text).filter(isAddressKind))];
};

/** One part of a host name: letters, digits and inner hyphens. */
const label = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?';

const hostPattern = new RegExp(`^(?=.{1,253}$)${label}(?:\\.${label})*\\.?$`, 'i');

/**
 * Whether a text is an IP address or a host name and nothing else: it cannot be read as an option,
 * and no shell, `ProxyCommand` or configuration file finds special characters in it.
 */
export const isHostAddress = (text: string): boolean =>
  hostPattern.test(text) || (isIP(text) !== 0 && !text.includes('%'));

/** Addresses that mean none. */
const noAddresses: readonly string[] = ['', '0.0.0.0', '::'];

/** The address of a machine, or why there is none that can be used. */
export type AddressChoice =
  | { readonly kind: AddressKind; readonly address: string }
  | { readonly problem: string };

/** The first address of a machine in this order. */
export const chooseAddress = (
  resource: Resource,
  item: Item,
  order: readonly AddressKind[],
): AddressChoice => {
  const { addresses } = requireMachine(resource);
  for (const kind of order) {
    const address = readText(item, addresses[kind]);
    if (noAddresses.includes(address)) continue;
    if (isHostAddress(address)) return { kind, address };
    return { problem: `${addresses[kind]} is not a valid address` };
  }
  return { problem: `no address (${joinWords(order, 'or')})` };
};

/** The address of a target. Throws a `ConflictFailure` if it has none that can be used. */
export const requireAddress = (
  resource: Resource,
  { item, name }: Target,
  order: readonly AddressKind[],
): { readonly kind: AddressKind; readonly address: string } => {
  const choice = chooseAddress(resource, item, order);
  if ('address' in choice) return choice;
  const others = addressKinds.filter(
    (kind) => !order.includes(kind) && 'address' in chooseAddress(resource, item, [kind]),
  );
  throw new ConflictFailure(`${resource.title} ${name}: ${choice.problem}`, {
    code: 'no_address',
    hint:
      others.length > 0
        ? `it has other addresses: use --address ${others.join(',')}`
        : `see "imco ${resource.noun} show"`,
  });
};
