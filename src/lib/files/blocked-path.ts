import { statSync } from 'node:fs';
import { dirname } from 'node:path';

/** The folder above a path that is none, which keeps anything from being below it. */
export const findBlockingFile = (path: string): string | undefined => {
  for (let above = dirname(path); ; above = dirname(above)) {
    try {
      const found = statSync(above, { throwIfNoEntry: false });
      if (found) return found.isDirectory() ? undefined : above;
    } catch {
      // Not visible: the next parent may show more.
    }
    if (dirname(above) === above) return undefined;
  }
};
