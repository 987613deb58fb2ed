import type { Option } from 'commander';
import type { Field, FieldKind } from '../../catalog/vocabulary.ts';

/** What a value is, where it is none of a field. */
export type FlagKind = FieldKind | 'duration';

/** Facts of a flag beyond what commander stores. */
export interface FlagFacts {
  /** Every command takes it. */
  readonly isCommon?: boolean;
  /** The field of the catalog that it sets or selects by. */
  readonly field?: Field;
  /** Kind of its value, if it has no field. */
  readonly kind?: FlagKind;
  /** Resource whose names and ids are valid values, such as `cloud ssh-profiles`. */
  readonly refersTo?: string;
  /** Whether the command requires it. */
  readonly isRequired?: boolean;
  /** Whether its values accumulate. */
  readonly isRepeatable?: boolean;
  /** Its value may be several, with commas between them. */
  readonly isList?: boolean;
  /** Its value is a path, or may name one behind `@`. */
  readonly takesPath?: boolean;
  /** It may be given without a value. */
  readonly isValueOptional?: boolean;
  /** The flags one of which it has to stand beside. */
  readonly needs?: readonly string[];
  /** What counts where it is not given. */
  readonly fallback?: string | number;
  /** Whether its reader handles an empty value. */
  readonly acceptsEmpty?: boolean;
  /** The flag it is another spelling of. */
  readonly spellingOf?: Option;
}

const known = new WeakMap<Option, FlagFacts>();

const none: FlagFacts = {};

/** Stores the facts of an option's flag; returns the option. */
export const setFlagFacts = (option: Option, facts: FlagFacts): Option => {
  known.set(option, facts);
  return option;
};

/** The facts of an option's flag. */
export const readFlagFacts = (option: Option): FlagFacts => known.get(option) ?? none;
