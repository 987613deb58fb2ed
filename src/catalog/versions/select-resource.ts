/** A resource as one version of the API has it, selected from the one that describes all versions. */

import type { Fields } from '../fields.ts';
import type { Resource } from '../resource.ts';
import type { InputRule } from '../rules/input-rules.ts';
import type { ListVerb, Verb, Verbs } from '../verb-forms.ts';
import { type ApiVersion, isInVersion } from './api-version.ts';

/** What a version calls the fields that it has, by their names here. */
type NamesInVersion = ReadonlyMap<string, string>;

const listNames = (fields: Fields, version: ApiVersion): NamesInVersion =>
  new Map(
    Object.entries(fields)
      .filter(([, field]) => isInVersion(field, version))
      .map(([name, field]) => [name, field.calledIn?.[version] ?? name]),
  );

/** Fields that a version has, by what it calls them. */
const selectFields = (fields: Fields, version: ApiVersion): Fields => {
  const names = listNames(fields, version);
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const called = names.get(name);
      return called === undefined ? [] : [[called, field]];
    }),
  );
};

/** Fields that a version lacks, by their names here. */
const selectOtherFields = (fields: Fields, version: ApiVersion): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, field]) => !isInVersion(field, version)));

/** Names of fields as a version has them, without those that it lacks. */
const selectNames = (names: NamesInVersion, wanted: readonly string[]): readonly string[] =>
  wanted.flatMap((name) => names.get(name) ?? []);

/** A rule about fields as a version has it; none where it lacks what the rule depends on. */
const selectRule = (rule: InputRule, names: NamesInVersion): readonly InputRule[] => {
  const fields = selectNames(names, rule.fields);
  const field = rule.when && names.get(rule.when.field);
  if (fields.length === 0 || (rule.when && field === undefined)) return [];
  const when = rule.when && { ...rule.when, field: field ?? rule.when.field };
  switch (rule.kind) {
    case 'only-with':
      return [{ ...rule, fields, when: when ?? rule.when }];
    case 'requires': {
      const first = names.get(rule.field);
      return first === undefined ? [] : [{ ...rule, field: first, fields, ...(when && { when }) }];
    }
    default:
      return [{ ...rule, fields, ...(when && { when }) }];
  }
};

const selectRules = (rules: readonly InputRule[], names: NamesInVersion): readonly InputRule[] =>
  rules.flatMap((rule) => selectRule(rule, names));

/** A list with the filters that a version has, and with what it needs. */
const selectList = (verb: ListVerb, version: ApiVersion, names: NamesInVersion): ListVerb => {
  const { lacks, clientFilters, filters, needs, each, ...facts } = {
    ...verb,
    ...verb.byVersion?.[version],
  };
  const filterNames = listNames(filters ?? {}, version);
  const eachName = each === undefined ? undefined : filterNames.get(each);
  return {
    ...facts,
    ...(lacks && { lacks: selectNames(names, lacks) }),
    ...(clientFilters && { clientFilters: selectNames(names, clientFilters) }),
    ...(filters && { filters: selectFields(filters, version) }),
    ...(needs && { needs: selectNames(filterNames, needs) }),
    ...(eachName !== undefined && { each: eachName }),
  };
};

/** A verb with the fields that a version has. */
const selectVerb = (verb: Verb, version: ApiVersion, names: NamesInVersion): Verb => {
  switch (verb.kind) {
    case 'list':
      return selectList(verb, version, names);
    case 'create':
      return {
        ...verb,
        needs: selectNames(names, verb.needs),
        ...(verb.takes && { takes: selectNames(names, verb.takes) }),
        ...(verb.unique && { unique: selectNames(names, verb.unique) }),
        ...(verb.rules && { rules: selectRules(verb.rules, names) }),
      };
    case 'update':
      return {
        ...verb,
        takes: selectNames(names, verb.takes),
        ...(verb.replaces && { replaces: selectNames(names, verb.replaces) }),
        ...(verb.resends && { resends: selectNames(names, verb.resends) }),
        ...(verb.rules && { rules: selectRules(verb.rules, names) }),
      };
    case 'upload':
      return { ...verb, takes: selectNames(names, verb.takes) };
    case 'action':
      return verb.sends ? { ...verb, sends: selectFields(verb.sends, version) } : verb;
    case 'make':
      return {
        ...verb,
        sends: selectFields(verb.sends, version),
        needs: selectNames(listNames(verb.sends, version), verb.needs),
        ...(verb.rules && { rules: selectRules(verb.rules, listNames(verb.sends, version)) }),
      };
    default:
      return verb;
  }
};

/** The fields that a verb takes as input, as the union of all versions has them. */
const listInputFields = ({ fields }: Resource, verb: Verb): Fields => {
  if (verb.kind === 'make') return verb.sends;
  if (verb.kind !== 'create' && verb.kind !== 'update' && verb.kind !== 'upload') return {};
  const taken = verb.kind === 'create' ? [...verb.needs, ...(verb.takes ?? [])] : verb.takes;
  return Object.fromEntries(Object.entries(fields).filter(([name]) => taken.includes(name)));
};

const selectVerbs = (resource: Resource, version: ApiVersion, names: NamesInVersion): Verbs =>
  Object.fromEntries(
    Object.entries(resource.verbs)
      .filter(([, verb]) => isInVersion(verb, version))
      .map(([name, verb]) => [
        name,
        {
          ...selectVerb(verb, version, names),
          otherFields: selectOtherFields(listInputFields(resource, verb), version),
        },
      ]),
  );

/** A resource as a version has it; one that the version lacks is not asked for. */
export const selectResource = (resource: Resource, version: ApiVersion): Resource => {
  const { fields, parents, columns, wide } = resource;
  const names = listNames({ ...parents, ...fields }, version);
  return {
    ...resource,
    fields: selectFields(fields, version),
    parents: selectFields(parents, version),
    columns: selectNames(names, columns),
    ...(wide && { wide: selectNames(names, wide) }),
    verbs: selectVerbs(resource, version, names),
    otherFields: selectOtherFields(fields, version),
  };
};
