import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** `node`, and names such as `node22` that systems give to further ones. */
const isNamedNode = (name: string): boolean => /^node-?\d*$/.test(name);

/** Every Node in the folders of a search path, each once, whatever links lead to it. */
export const nodesOn = (path: string): readonly string[] => {
  const found = path
    .split(delimiter)
    .filter((folder) => folder !== '' && existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder)
        .filter(isNamedNode)
        .sort()
        .map((name) => join(folder, name)),
    )
    // A link may lead nowhere.
    .filter((file) => existsSync(file));
  return [...new Set(found.map((file) => realpathSync(file)))];
};
