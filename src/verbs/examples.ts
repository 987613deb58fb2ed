import { flagNameFor } from '../catalog/flags.ts';
import { findResource } from '../catalog/index.ts';
import { collectionPath, findField, findParents, itemPath } from '../catalog/paths.ts';
import type { ActionVerb, CreateVerb, Field, Resource, Verb } from '../catalog/vocabulary.ts';
import { quoteForShell } from '../lib/text/shell-word.ts';

/** A value an operator might give for a field. */
const sampleOf = (key: string, field: Field): string => {
  if (field.sample !== undefined) return quoteForShell(field.sample);
  if (field.to) return quoteForShell(findResource(field.to).sample);
  if (field.secret) return `${key.replaceAll('_', '-')}.${field.kind === 'json' ? 'json' : 'txt'}`;
  if (field.notation) return quoteForShell(field.notation.sample);
  if (field.format === 'ip') return '198.51.100.7';
  if (field.format === 'cidr') return '10.0.0.0/16';
  if (field.kind === 'integer' || field.kind === 'number') return String(field.min || 1);
  return field.values?.[0] ?? 'web-1';
};

const flagExample = (resource: Resource, key: string): string => {
  const field = findField(resource, key);
  if (!field) return '';
  const value = key === resource.namedBy ? quoteForShell(resource.sample) : sampleOf(key, field);
  return `--${flagNameFor(key, field)} ${value}`;
};

const together = (...parts: readonly string[]): string =>
  parts.filter((part) => part !== '').join(' ');

const flags = (resource: Resource, keys: readonly string[]): string =>
  together(...keys.map((key) => flagExample(resource, key)));

const parentFlags = (resource: Resource, path: string): string =>
  together(
    ...Object.entries(findParents(resource, path)).map(
      ([key, field]) => `--${flagNameFor(key, field)} ${sampleOf(key, field)}`,
    ),
  );

const sent = (fields: Readonly<Record<string, Field>>, keys: readonly string[]): string =>
  together(
    ...keys.flatMap((key) => {
      const field = fields[key];
      return field ? [`--${flagNameFor(key, field)} ${sampleOf(key, field)}`] : [];
    }),
  );

/** Examples of a verb, as an operator would type them: they follow from the catalog. */
export const composeExamples = (
  resource: Resource,
  name: string,
  verb: Verb,
): readonly string[] => {
  const start = `imco ${resource.noun} ${name}`;
  const target = resource.only ? '' : quoteForShell(resource.sample);
  const one = together(start, target, parentFlags(resource, itemPath(resource)));
  switch (verb.kind) {
    case 'list':
      return listExamples(start, resource, verb);
    case 'show':
      return [one, `${one} -o json`];
    case 'create':
      return createExamples(start, resource, verb);
    case 'update':
      return [updateExample(one, resource, verb.takes)];
    case 'amend': {
      const sample = resource.fields[verb.field]?.notation?.sample ?? '';
      return [`${one} ${sample}`, `${one} ${sample} --dry-run`];
    }
    case 'action':
      return actionExamples(one, resource, verb);
    case 'make': {
      const made = together(one, sent(verb.sends, verb.needs));
      return [verb.followedBy ? `${made} --${verb.followedBy} --wait` : made];
    }
    case 'order': {
      const parents = parentFlags(resource, resource.path);
      return [together(start, target, 'clear-cache', parents, flagExample(resource, verb.by))];
    }
    case 'upload': {
      const wait = verb.awaits ? '--wait' : '';
      return [
        together(
          start,
          `./${resource.singular}.tar.gz`,
          parentFlags(resource, collectionPath(resource)),
          wait,
        ),
      ];
    }
    case 'download':
      return [one, `${one} --to ./downloads`, `${one} --to - | sha256sum`];
    case 'label':
      return [`${one} --add production --remove staging`];
    case 'wait':
      return waitExamples(one, resource);
    case 'view':
      return [verb.answers.kind === 'secret' ? `${one} --show-secrets` : one];
    case 'probe':
      return ['imco ping', 'imco ping --profile prod -o json'];
  }
};

const waitExamples = (one: string, { fields }: Resource): readonly string[] => {
  const [good] = fields.state?.good ?? [];
  return [...(good ? [`${one} --for state=${good} --timeout 10m`] : [one]), `${one} --for deleted`];
};

const listExamples = (
  start: string,
  resource: Resource,
  verb: Extract<Verb, { kind: 'list' }>,
): readonly string[] => {
  const needed = together(
    verb.within ? flagExample(resource, verb.within) : '',
    sent(verb.filters ?? {}, verb.needs ?? []),
  );
  const plain = together(start, needed);
  const name = resource.fields[resource.namedBy]?.to ? 'id' : resource.namedBy;
  return [
    plain,
    ...(resource.labelable ? [`${plain} --label production`] : []),
    ...(verb.narrowedBy ? [`${plain} --since 2h --level error`] : []),
    `${plain} -o json | jq -r '.[].${name}'`,
  ];
};

const createExamples = (start: string, resource: Resource, verb: CreateVerb): readonly string[] => {
  const parents = parentFlags(resource, collectionPath(resource));
  // What has a notation of its own is shown in it.
  const noted = (verb.takes ?? []).filter((key) => resource.fields[key]?.notation);
  const own = verb.argument
    ? quoteForShell(resource.sample)
    : flags(resource, [...verb.needs, ...noted]);
  const next = verb.followedBy ? `--${verb.followedBy} --wait` : '';
  return [
    together(start, parents, own, next),
    together(start, parents, `--from-file ${resource.singular}.yaml`),
  ];
};

const updateExample = (one: string, resource: Resource, takes: readonly string[]): string => {
  const [first = ''] = takes;
  const example = flagExample(resource, first);
  return first === resource.namedBy ? `${one} ${example}-new` : `${one} ${example}`;
};

const actionExamples = (one: string, resource: Resource, verb: ActionVerb): readonly string[] => {
  const view = verb.pick ? resource.verbs[verb.pick.among] : undefined;
  const rows = view?.kind === 'view' && view.answers.kind === 'list' ? view.answers.of : undefined;
  const picked =
    verb.pick && rows ? `--${verb.pick.flag} ${quoteForShell(findResource(rows).sample)}` : '';
  const body = sent(verb.sends ?? {}, Object.keys(verb.sends ?? {}));
  const secret = verb.answers?.kind === 'secret' ? '--show-secrets' : '';
  const whole = together(one, picked, body);
  const plain = together(whole, secret, verb.awaits ? '--wait' : '');
  const asked = verb.destructive ? `${whole} --yes` : `${together(whole, secret)} --dry-run`;
  const last = verb.precededBy?.at(-1);
  const next = verb.adds ? [`${whole} --${verb.adds.followedBy} --wait`] : [];
  return [plain, asked, ...next, ...(last ? [`${one} --${last}-first --yes --wait`] : [])];
};
