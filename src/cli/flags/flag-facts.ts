import type { Option } from 'commander';
import type { Field, FieldKind } from '../../catalog/vocabulary.ts';

/** What a value is, where it is none of a field. */
export type FlagKind = FieldKind | 'duration';

/** What is known of a flag beyond what commander stores. */
export interface FlagFacts {
  /** Every command takes it. */
  readonly isCommon?: boolean;
  /** The field of the catalog it sets, or that rows are selected by. */
  readonly field?: Field;
  /** Kind of its value, where no field says that. */
  readonly kind?: FlagKind;
  /** Resource whose names and ids it takes, as `cloud ssh-profiles`. */
  readonly refersTo?: string;
  /** The command can't do without it. */
  readonly isRequired?: boolean;
  /** What it is given several times counts together. */
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
  /** Whoever reads it decides what an empty value means. */
  readonly acceptsEmpty?: boolean;
  /** The flag it is another spelling of. */
  readonly spellingOf?: Option;
}

const known = new WeakMap<Option, FlagFacts>();

const none: FlagFacts = {};

/** Keeps with an option what is to be known of its flag; answers the option. */
export const setFlagFacts = (option: Option, facts: FlagFacts): Option => {
  known.set(option, facts);
  return option;
};

/** What is known of the flag of an option. */
export const readFlagFacts = (option: Option): FlagFacts => known.get(option) ?? none;
