/** Resolves which value applies when several sources give a setting. */
import { isApiVersion } from '../catalog/versions/api-version.ts';
import { readEndpointVersion } from '../catalog/versions/endpoint-version.ts';
import { ConfigurationFailure } from '../lib/failures/failures.ts';
import { findNearest } from '../lib/text/nearest.ts';
import {
  createDefaultLayer,
  createEnvironmentLayer,
  createFlagLayer,
  isTrusted,
  type Layer,
  type LoadOptions,
} from './files/layers.ts';
import { readValue } from './files/read-value.ts';
import type { CheckedFile } from './files/sections.ts';
import { parseListSetting, readListValueInFile } from './list-settings.ts';
import {
  findSetting,
  type ListSettingValue,
  type ResolvedSetting,
  type SettingName,
  type SettingValues,
  settingNames,
} from './settings.ts';
import { resolveProtection } from './trust/protection.ts';

/** The profile to use and its origin; undefined for a file without profiles. */
export const selectProfile = (
  layers: readonly Layer[],
  files: readonly CheckedFile[],
): ResolvedSetting<unknown> | undefined => {
  for (const { section, originOf } of layers) {
    if (section.profile !== undefined) {
      return { value: section.profile, origin: originOf('profile') };
    }
  }
  for (const file of files) {
    if (file.choice !== undefined) {
      return { value: file.choice, origin: { kind: file.kind, where: file.path } };
    }
    const isFlatProfile = settingNames.some(
      (name) => name in file.outside && !findSetting(name).harmless,
    );
    if (isTrusted(file) && isFlatProfile) return undefined;
  }
  return undefined;
};

export const checkProfile = (profile: ResolvedSetting<string>, known: readonly string[]): void => {
  if (known.includes(profile.value)) return;
  const [near] = findNearest(profile.value, known);
  const hint =
    known.length === 0
      ? 'no profiles are configured; create one with "imco login"'
      : `${near === undefined ? '' : `did you mean ${near}? `}available profiles: ${known.join(', ')}`;
  throw new ConfigurationFailure(
    `profile "${profile.value}" not found (from ${profile.origin.where})`,
    { code: 'unknown_profile', hint },
  );
};

/**
 * The stronger source of endpoint and domain wins, on a tie the endpoint; port only applies to
 * domain.
 */
const resolveAddress = (
  rank: (name: SettingName) => number,
  values: Map<SettingName, ResolvedSetting<unknown>>,
  notice: (line: string) => void,
): void => {
  const endpoint = values.get('endpoint');
  if (!endpoint) return;
  if (rank('domain') < rank('endpoint')) {
    values.delete('endpoint');
    return;
  }
  const port = values.get('port');
  if (port && rank('port') <= rank('endpoint')) {
    notice(
      `port (${port.origin.where}) ignored: the endpoint (${endpoint.origin.where}) takes precedence`,
    );
  }
  values.delete('domain');
  values.delete('port');
};

/** An endpoint that ends in a version sets `api`, unless something else sets it. */
const resolveVersion = (values: Map<SettingName, ResolvedSetting<unknown>>): void => {
  const endpoint = values.get('endpoint');
  if (!endpoint || values.get('api')?.origin.kind !== 'default') return;
  const version = readEndpointVersion(String(endpoint.value));
  if (version !== undefined && isApiVersion(version)) {
    values.set('api', { value: version, origin: endpoint.origin });
  }
};

export const resolveSettings = (
  layers: readonly Layer[],
  profile: ResolvedSetting<string> | undefined,
  { home, notice }: LoadOptions,
): SettingValues => {
  const rank = (name: SettingName): number => {
    const index = layers.findIndex(({ section }) => section[name] !== undefined);
    return index < 0 ? layers.length : index;
  };
  const values = new Map<SettingName, ResolvedSetting<unknown>>();
  for (const name of settingNames) {
    const layer = layers[rank(name)];
    if (!layer || name === 'profile' || name === 'protected') continue;
    const origin = layer.originOf(name);
    const value = readValue(name, layer.section[name], origin, { base: layer.base, home });
    values.set(name, { value, origin });
  }
  const isProtected = resolveProtection(
    layers,
    (raw, { base }, origin) => readValue('protected', raw, origin, { base, home }) === true,
    notice,
  );
  if (isProtected) values.set('protected', isProtected);
  if (profile) values.set('profile', profile);
  resolveAddress(rank, values, notice);
  resolveVersion(values);
  // `readValue` returns the type that the table declares for each name; a map cannot express that.
  return Object.fromEntries(values) as SettingValues;
};

/** The settings for the lists of resources, each from the strongest file that has it. */
export const resolveListSettings = (
  layers: readonly Layer[],
): ReadonlyMap<string, ResolvedSetting<ListSettingValue>> => {
  const values = new Map<string, ResolvedSetting<ListSettingValue>>();
  for (const { section, originOf } of layers) {
    for (const [word, raw] of Object.entries(section)) {
      const setting = parseListSetting(word);
      if (!setting || values.has(setting.name)) continue;
      const origin = originOf(setting.name);
      values.set(setting.name, { value: readListValueInFile(setting, raw, origin), origin });
    }
  }
  return values;
};

/** The settings from flags, variables and defaults only: no file is read. */
export const selectGivenSettings = (options: LoadOptions): SettingValues =>
  resolveSettings(
    [createFlagLayer(options), createEnvironmentLayer(options), createDefaultLayer(options)],
    undefined,
    options,
  );
