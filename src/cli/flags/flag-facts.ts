import type { Option } from 'commander';
import type { Field, FieldKind } from '../../catalog/vocabulary.ts';

/** Facts of a flag beyond what commander stores. */
export interface FlagFacts {
  /** The field of the catalog that it sets or selects by. */
  readonly field?: Field;
  /** Kind of its value, if it has no field. */
  readonly kind?: FieldKind;
  /** Resource whose names and ids it takes, as `cloud ssh-profiles`. */
  readonly refersTo?: string;
  /** Whether the command requires it. */
  readonly isRequired?: boolean;
  /** Whether its values accumulate. */
  readonly isRepeatable?: boolean;
  /** Its value may be several, with commas between them. */
  readonly isList?: boolean;
  /** Its value is a path, or may name one behind `@`. */
  readonly takesPath?: boolean;
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
