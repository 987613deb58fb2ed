/** The list of manual pages in package.json: npm installs the pages it names and no others. */
import { createManual } from '../../../src/reference/manual/manual.ts';
import { readReference } from '../../cli/command-tree.ts';

/** Paths of all pages in the package, in the order of the manual. Runs at the top of the repository. */
export const listPagePaths = async (): Promise<readonly string[]> => {
  const names = Object.keys(createManual({ ...(await readReference()), released: '' }));
  const bySection = (name: string): string => `${name.at(-1)}${name}`;
  return names
    .sort((a, b) => (bySection(a) < bySection(b) ? -1 : 1))
    .map((name) => `./dist/man/${name}`);
};
