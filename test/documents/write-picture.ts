/** Writes the picture of the README anew: `npm run picture`. */
import { writeFile } from 'node:fs/promises';
import { pictureFile, renderPicture, runSession } from './picture.ts';

const main = async (): Promise<void> => {
  await writeFile(pictureFile, renderPicture(await runSession()));
};

void main();
