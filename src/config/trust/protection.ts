/** Protection: whoever says that a profile is protected is right, whatever others say. */
import { isJsonObject } from '../../lib/json/members.ts';
import type { Layer } from '../files/layers.ts';
import { readSwitch } from '../files/read-value.ts';
import type { Origin, ResolvedSetting } from '../settings.ts';

/**
 * Whether a value in a file protects. What cannot be read as on or off is taken for the safer of
 * the two.
 */
export const isProtectionSetting = (raw: unknown): boolean =>
  raw !== undefined && raw !== null && readSwitch(raw) !== false;

const formatOrigin = ({ kind, where }: Origin): string =>
  kind === 'environment' ? `${where}=no` : `protected: false (${where})`;

/**
 * The protection that all sources give together: one that protects is enough. Gives a notice of
 * what would have undone it. `read` reads the value of a layer.
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
      `${formatOrigin(origin)} ignored: the profile is protected (${protecting.origin.where}); see "imco config set --help" to end that`,
    );
  }
  return protecting;
};

/** The profile of a file that has no profiles. */
export const flatProfileName = '';

/** Names of the profiles that the content of a file protects; `flatProfile` for a flat one. */
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
