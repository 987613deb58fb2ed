/** The words scenarios are written in. */

import type { ApiVersion, VersionFacts } from '../../../src/catalog/versions/api-version.ts';

/** One command line of a verb, and how it ends. */
export interface Scenario extends VersionFacts {
  /**
   * Words after the verb. `{id}` stands for the id of the first thing the list has, `{file}`,
   * `{application}` and `{collection}` for files to hand over, `{task}`, `{export}` and `{import}` for
   * what was started last, `{new}` for a path where there is none yet.
   */
  readonly words: readonly string[];
  readonly stdin?: string;
  readonly exit: number;
  /** Status the platform turns the last request down with that it does not take. */
  readonly refusedWith?: number;
}

/** Scenarios by command. */
export type Scenarios = Readonly<Record<string, readonly Scenario[]>>;

/** A command that does what it says. */
export const done = (...words: readonly string[]): Scenario => ({ words, exit: 0 });

/** The same, with something on stdin. */
export const reading = (stdin: string, ...words: readonly string[]): Scenario => ({
  words,
  stdin,
  exit: 0,
});

/** A thing the platform does not know. */
export const notFound = (...words: readonly string[]): Scenario => ({
  words,
  exit: 3,
  refusedWith: 404,
});

/** A thing that a list does not have: the platform is asked for nothing else. */
export const unlisted = (...words: readonly string[]): Scenario => ({ words, exit: 3 });

/** A wait that is over when the platform does not know the thing any more. */
export const gone = (...words: readonly string[]): Scenario => ({
  words,
  exit: 0,
  refusedWith: 404,
});

/** What the platform does not do in the state things are in. */
export const conflict = (...words: readonly string[]): Scenario => ({
  words,
  exit: 5,
  refusedWith: 409,
});

/** Values the platform does not take. */
export const invalid = (...words: readonly string[]): Scenario => ({
  words,
  exit: 5,
  refusedWith: 422,
});

/** The same in versions up to one. */
export const until = (version: ApiVersion, scenario: Scenario): Scenario => ({
  ...scenario,
  until: version,
});

/** The same in versions from one on. */
export const since = (version: ApiVersion, scenario: Scenario): Scenario => ({
  ...scenario,
  since: version,
});

export const json = ['-o', 'json'];

/** An id of the right form that nothing has. */
export const nobody = '0'.repeat(24);

/** Labels put on and taken off one thing, and several at once. */
export const labelling = (target: string, ...more: readonly string[]): readonly Scenario[] => [
  done(target, ...more, '--add', 'staging,critical'),
  done(target, '--remove', 'staging'),
  done(target, '--add', `made for ${target.replaceAll('@', ' ')}`, '--create-labels'),
];

/** What only platforms that speak API v3 do. */
export const newer = (scenarios: Scenarios): Scenarios =>
  Object.fromEntries(
    Object.entries(scenarios).map(([words, own]) => [words, own.map((one) => since('v3', one))]),
  );
