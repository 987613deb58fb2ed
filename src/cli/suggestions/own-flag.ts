import type { Command } from 'commander';
import { catalog } from '../../catalog/index.ts';
import { readFlagFacts } from '../flags/flag-facts.ts';
import type { Translate } from './flag-translators.ts';
import { findOurNoun } from './other-words.ts';

/** Flags of imco for other words of other tools. */
const otherFlags: Readonly<Record<string, readonly string[]>> = {
  type: ['server-plan'],
  image: ['generic-image', 'template'],
  location: ['realm'],
};

/** The names of the flags that a command has for itself, as its help shows them. */
const listOwnNames = ({ options }: Command): readonly string[] =>
  options
    .filter((option) => !option.hidden && readFlagFacts(option).isCommon !== true)
    .map((option) => option.long?.slice(2) ?? '');

/** The flag for the resource that another tool calls so: `--region` is `--realm`. */
const findByNoun = (name: string, own: readonly string[]): string | undefined => {
  const plural = findOurNoun(name);
  const noun = catalog.find((resource) => resource.plural === plural)?.singular;
  return own.find((flag) => flag === noun);
};

/** The only flag that ends with a word: `--provider` is `--cloud-provider`. */
const findByEnding = (name: string, own: readonly string[]): string | undefined => {
  const [found, ...others] = own.filter((flag) => flag.endsWith(`-${name}`));
  return others.length > 0 ? undefined : found;
};

/** Translates a flag to one of the command's own that means the same resource. */
export const translateToOwnFlag: Translate = ({ name, value, command }) => {
  const own = listOwnNames(command);
  const noun = name.replace(/-ids?$/, '');
  const found =
    findByNoun(noun, own) ??
    findByEnding(noun, own) ??
    otherFlags[name]?.find((flag) => own.includes(flag));
  if (found === undefined || value === '') return undefined;
  return { flags: [`--${found}`, value] };
};
