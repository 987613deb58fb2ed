import { toJsonText } from '../../lib/json/json-text.ts';
/** Cookbooks of a template as a command line writes them: `joomla:1.4.6,mysql~>4.2.0`. */
import { isJsonObject } from '../../lib/json/members.ts';
import type { Notation, NotationResult } from '../notations/notation.ts';
import type { VerbNote } from '../verb-facts.ts';

/** The version of a cookbook: a constraint on a Supermarket version, or an uploaded version. */
export interface Cookbook {
  version?: string;
  version_id?: string;
}

/** Cookbooks by name. */
export type Cookbooks = Record<string, Cookbook>;

const says =
  'expected name:version for an uploaded version, or name~>version with ~>, =, >=, >, < or <=';

const form =
  /^(?<name>[A-Za-z0-9_-]+)\s*(?<sign>:|~>|>=|<=|=|>|<)\s*(?<version>\d+(?:\.\d+){0,2})$/;
const constraint = /^(?<sign>~>|>=|<=|=|>|<)\s*(?<version>\d+(?:\.\d+){0,2})$/;

type Named = readonly [string, Cookbook];

/**
 * An uploaded version is written as `name@version`, which is resolved to its id later; a constraint
 * has exactly one space after its operator.
 */
const parseCookbook = (text: string): Named | undefined => {
  const { name, sign, version } = form.exec(text.trim())?.groups ?? {};
  if (name === undefined) return undefined;
  return [
    name,
    sign === ':' ? { version_id: `${name}@${version}` } : { version: `${sign} ${version}` },
  ];
};

/** A cookbook from a file: the object that is sent, or only its constraint or version. */
const readCookbook = (name: string, value: unknown): Named | undefined => {
  if (typeof value === 'string') {
    const { sign, version } = constraint.exec(value.trim())?.groups ?? {};
    return sign === undefined
      ? parseCookbook(`${name}:${value}`)
      : [name, { version: `${sign} ${version}` }];
  }
  if (!isJsonObject(value) || Object.keys(value).length !== 1) return undefined;
  if (typeof value.version === 'string') {
    return constraint.test(value.version.trim()) ? readCookbook(name, value.version) : undefined;
  }
  return typeof value.version_id === 'string'
    ? [name, { version_id: value.version_id }]
    : undefined;
};

/** All cookbooks in the order given, or the problems of the invalid ones. */
const collectCookbooks = (
  given: readonly (readonly [string, Named | undefined])[],
): NotationResult<Cookbooks> => {
  const names = given.map(([, cookbook]) => cookbook?.[0]);
  const wrong = given.flatMap(([shown, cookbook], at) => {
    if (!cookbook) return [`${shown}: ${says}`];
    return names.indexOf(cookbook[0]) < at ? [`${shown}: ${cookbook[0]} is given twice`] : [];
  });
  if (wrong.length > 0) return { wrong };
  return {
    value: Object.fromEntries(given.flatMap(([, cookbook]) => (cookbook ? [cookbook] : []))),
  };
};

const parseCookbooks = (texts: readonly string[]): NotationResult<Cookbooks> =>
  collectCookbooks(texts.map((text) => [text.trim() || 'an empty element', parseCookbook(text)]));

const formatCookbook = (
  name: string,
  cookbook: unknown,
  nameOf: (id: string) => string,
): string => {
  if (!isJsonObject(cookbook)) return `${name}: ${toJsonText(cookbook)}`;
  const { version, version_id: id } = cookbook;
  if (typeof version === 'string') return `${name} ${version}`;
  if (typeof id !== 'string') return `${name}: ${toJsonText(cookbook)}`;
  const known = nameOf(id);
  return known.startsWith(`${name}@`) ? known.replace('@', ':') : `${name}:${id}`;
};

/** A recipe of a run list; Chef's roles and versions are not supported there. */
export const recipe = {
  test: /^[A-Za-z0-9_][A-Za-z0-9_.-]*(?:::[A-Za-z0-9_.-]+)?$/,
  says: 'cookbook or cookbook::recipe, separated by commas (versions go into --cookbooks; roles are not supported)',
};

/** The recipe of Chef's own notation: `joomla::default` of `recipe[joomla::default]`. */
export const unwrapRecipe = (text: string): string =>
  /^recipe\[([^[\]]*)\]$/.exec(text)?.[1] ?? text;

/**
 * Warns of recipes whose cookbook the template does not name. They may be a dependency of another
 * cookbook, so the platform decides.
 */
export const warnOfUnknownRecipes: VerbNote = (before, after) => {
  const runList = after.run_list ?? (after.cookbook_versions && before.run_list);
  const known = { ...before, ...after }.cookbook_versions;
  const names = isJsonObject(known) ? Object.keys(known) : [];
  const recipes = Array.isArray(runList) ? runList.map(String) : [];
  const strange = recipes.filter((recipe) => !names.includes(recipe.split('::', 1)[0] ?? ''));
  if (strange.length === 0) return undefined;
  return `run list: no cookbook of the template provides ${strange.join(', ')}`;
};

/** `joomla:1.4.6`, separated by commas; in files also an object by name. */
export const cookbooks: Notation<Cookbooks> = {
  form: '<name:version|name~>version>',
  empty: '{}',
  sample: 'joomla:1.4.6,mysql~>4.2.0',
  read: async (texts) => parseCookbooks(texts.flatMap((text) => text.split(','))),
  check: async (value) => {
    if (Array.isArray(value)) return parseCookbooks(value.map(String));
    if (!isJsonObject(value)) return { wrong: ['expected an object of cookbooks by name'] };
    return collectCookbooks(
      Object.entries(value).map(([name, held]) => [
        `${name}: ${toJsonText(held)}`,
        readCookbook(name, held),
      ]),
    );
  },
  resend: (part) => part,
  show: (value, nameOf) =>
    isJsonObject(value)
      ? Object.entries(value).map(([name, held]) => formatCookbook(name, held, nameOf))
      : [toJsonText(value)],
};
