/** The FILES section: what imco reads and writes by itself, on the pages of the commands concerned. */
import { join } from 'node:path';
import { requireNewUserFile, requireUserFolder } from '../../config/files/user-folder.ts';
import { findCacheFolder } from '../../lib/files/cache-folder.ts';
import { chooseFolder } from '../../sandbox/process/folder.ts';

/** A user without variables that move folders; the manual writes their home folder as `~`. */
const user = { home: '~', env: {}, platform: 'linux', cwd: '/' };

interface PageFile {
  readonly path: string;
  readonly about: string;
  /** The pages that have it, beside that of imco itself. */
  readonly pages: readonly string[];
}

const pageFiles = (): readonly PageFile[] => [
  {
    path: requireNewUserFile(user),
    about: 'settings and profiles',
    pages: ['imco-config', 'imco-doctor', 'imco-login', 'imco-logout'],
  },
  {
    path: join(requireUserFolder(user), 'keys'),
    about: 'credentials saved by "imco login", a folder for each profile',
    pages: ['imco-doctor', 'imco-login', 'imco-logout'],
  },
  {
    path: '.imcorc',
    about: 'settings of a project, in the working folder or a parent folder',
    pages: ['imco-config', 'imco-doctor'],
  },
  {
    path: join(findCacheFolder(user) ?? '', 'names'),
    about: 'names for completion; can be deleted at any time',
    pages: ['imco-completion', 'imco-logout'],
  },
  {
    path: chooseFolder(undefined, user).path,
    about: 'the account, credentials and logs of the sandbox',
    pages: ['imco-sandbox'],
  },
];

/** The files of a page, with what is in them; those of imco itself are all. */
export const listPageFiles = (page: string): readonly (readonly [path: string, about: string])[] =>
  pageFiles()
    .filter(({ pages }) => page === 'imco' || pages.includes(page))
    .map(({ path, about }) => [path, about]);
