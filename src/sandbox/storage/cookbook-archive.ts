/** Reads the archive of a cookbook. */
import type { InputMembers } from '../state/rows.ts';
import { type ArchiveKind, type FoundVersion, measureDepth, parseJsonMembers } from './archive.ts';

/** `name 'joomla'` in `metadata.rb`. */
const readRubyValue = (text: string, word: string): string | undefined =>
  new RegExp(`^\\s*${word}\\s+(['"])(.*?)\\1`, 'm').exec(text)?.[2];

const parseMetadata = (name: string, text: string): InputMembers =>
  name.endsWith('.json')
    ? parseJsonMembers(text)
    : {
        name: readRubyValue(text, 'name'),
        version: readRubyValue(text, 'version'),
        description: readRubyValue(text, 'description'),
      };

/** The metadata file nearest to the root; JSON before Ruby. */
const findMetadataName = (names: readonly string[]): string | undefined =>
  names
    .filter((name) => /(?:^|\/)metadata\.(?:json|rb)$/.test(name) && measureDepth(name) <= 2)
    .sort((one, other) => measureDepth(one) - measureDepth(other) || one.localeCompare(other))[0];

const findCookbook = (members: ReadonlyMap<string, Buffer>): FoundVersion | string => {
  const at = findMetadataName([...members.keys()]);
  if (at === undefined) return 'The archive does not contain a metadata.json or metadata.rb';
  const { name, version, description } = parseMetadata(at, members.get(at)?.toString('utf8') ?? '');
  if (typeof name !== 'string' || name === '') return `${at} does not contain a name`;
  if (typeof version !== 'string' || !/^\d+\.\d+\.\d+$/.test(version))
    return `${at} does not contain a version of three numbers`;
  const folder = at.replace(/metadata\.\w+$/, 'recipes/');
  const recipes = [...members.keys()]
    .filter(
      (member) => member.startsWith(folder) && /^[^/]+\.rb$/.test(member.slice(folder.length)),
    )
    .map((member) => `${name}::${member.slice(folder.length, -'.rb'.length)}`)
    .sort();
  const about = typeof description === 'string' ? description : null;
  return { name, version, description: about, recipes };
};

/** Archives of Chef cookbooks, as `knife` and Berkshelf pack them. */
export const cookbookArchive: ArchiveKind = {
  members: /(?:^|\/)(?:metadata\.(?:json|rb)|recipes\/[^/]+\.rb)$/,
  find: findCookbook,
};
