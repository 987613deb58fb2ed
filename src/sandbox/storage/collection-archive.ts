/** Reads the archive of an Ansible collection. */
import { isJsonObject } from '../../lib/json/members.ts';
import { type ArchiveKind, type FoundVersion, measureDepth, parseJsonMembers } from './archive.ts';

const manifest = 'MANIFEST.json';

/** The manifest nearest to the root. */
const findManifest = (names: readonly string[]): string | undefined =>
  names
    .filter((name) => name.split('/').at(-1) === manifest && measureDepth(name) <= 2)
    .sort((one, other) => measureDepth(one) - measureDepth(other))[0];

const findCollection = (members: ReadonlyMap<string, Buffer>): FoundVersion | string => {
  const at = findManifest([...members.keys()]);
  if (at === undefined) return `The archive does not contain a ${manifest}`;
  const { collection_info: info } = parseJsonMembers(members.get(at)?.toString('utf8') ?? '');
  const { namespace, name, version, description } = isJsonObject(info) ? info : {};
  if (typeof namespace !== 'string' || typeof name !== 'string')
    return `${at} does not contain a namespace and a name`;
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+$/.test(version))
    return `${at} does not contain a version of three numbers`;
  const folder = at.replace(manifest, 'playbooks/');
  const playbooks = [...members.keys()]
    .filter((member) => member.startsWith(folder) && /\.ya?ml$/.test(member))
    .map((member) => member.slice(folder.length))
    .filter((member) => !member.includes('/'))
    .sort();
  return {
    name: `${namespace}.${name}`,
    version,
    description: typeof description === 'string' ? description : null,
    playbooks,
  };
};

/** Archives of Ansible collections, as `ansible-galaxy collection build` packs them. */
export const collectionArchive: ArchiveKind = {
  members: /(?:^|\/)(?:MANIFEST\.json|playbooks\/[^/]+\.ya?ml)$/,
  find: findCollection,
};
