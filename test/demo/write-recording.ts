/** Writes the recording of the README anew: `npm run recording`. */
import { writeFile } from 'node:fs/promises';
import { formatRecording, record, recordingFile } from './recording.ts';

const main = async (): Promise<void> => {
  await writeFile(recordingFile, formatRecording(await record()));
};

void main();
