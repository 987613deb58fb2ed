/**
 * Protection of profiles: one source that turns it on is enough, and no other source can turn it
 * off.
 */
import { isJsonObject } from '../../lib/json/members.ts';
import type { Layer } from '../files/layers.ts';
import { readSwitch } from '../files/read-value.ts';
import type { Origin, ResolvedSetting } from '../settings.ts';

/**
 * Whether a value in a file turns protection on. An invalid value counts as on, which is safer.
 */
export const isProtectionSetting = (raw: unknown): boolean =>
  raw !== undefined && raw !== null && readSwitch(raw) !== false;

const formatOrigin = ({ kind, where }: Origin): string =>
  kind === 'environment' ? `${where}=no` : `protected: false (${where})`;

/**
 * Resolves the protection from all sources: one that turns it on is enough. Gives a notice for each
 * source that tried to turn it off. `read` reads the value of a layer.
 */
export const resolveProtection = (
  layers: readonly Layer[],
  read: (raw: unknown, layer: Layer, origin: Origin) => boolean,
  notice: (line: string) => void,
): ResolvedSetting<boolean> | undefined => {
  const said = layers.flatMap((layer): ResolvedSetting<boolean>[] => {
    const raw = layer.section.protected;
    const origin = layer.originOf('protected');
    return raw === undefined ? [] : [{ value: read(raw, layer, origin), origin }];
  });
  const at = said.findIndex(({ value }) => value);
  const protecting = said[at];
  if (!protecting) return said[0];
  for (const { origin } of said.slice(0, at)) {
    notice(
      `${formatOrigin(origin)} ignored: the profile is protected (${protecting.origin.where}); to end the protection, see "imco config set --help"`,
    );
  }
  return protecting;
};

/** Name for the settings of a file without profiles. */
export const flatProfileName = '';

/** Names of the protected profiles in a file; `flatProfileName` for a file without profiles. */
export const readProtectedNames = (content: unknown): readonly string[] => {
  if (!isJsonObject(content)) return [];
  const profiles = isJsonObject(content.profiles) ? content.profiles : {};
  return [
    ...(isProtectionSetting(content.protected) ? [flatProfileName] : []),
    ...Object.keys(profiles).filter((name) => {
      const profile = profiles[name];
      return isJsonObject(profile) && isProtectionSetting(profile.protected);
    }),
  ];
};
