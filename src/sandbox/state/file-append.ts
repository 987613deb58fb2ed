import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** Not on every system: where there is none, links are followed. */
const noLink = constants.O_NOFOLLOW ?? 0;

/** How a file is opened to be added to. A link in its place leads to a file nobody has named. */
export const appendWhole = constants.O_APPEND | constants.O_CREAT | constants.O_WRONLY | noLink;

/** Cuts a file off, which is no link. */
export const truncateTo = async (path: string, size: number): Promise<void> => {
  const file = await open(path, constants.O_RDWR | noLink);
  try {
    await file.truncate(size);
  } finally {
    await file.close();
  }
};
