import { getItemPath } from '../../catalog/paths.ts';
import type { DownloadVerb, Resource } from '../../catalog/vocabulary.ts';
import { ConflictFailure } from '../../lib/failures/failures.ts';
import { openByteSink } from '../../output/byte-sink.ts';
import type { Item } from '../../output/document.ts';
import { openProgressBar } from '../../output/terminal/progress-bar.ts';
import { readText } from '../rows/answers.ts';
import { writeItem } from '../rows/write-rows.ts';
import type { Session } from '../session.ts';
import { type Parents, resolveParents } from '../targets/parents.ts';
import { readTargetsOf } from '../targets/targets.ts';
import {
  chooseFilePath,
  type Destination,
  type OverwriteMode,
  readDestination,
  refuseOverwrite,
} from '../transfers/destination.ts';
import { cleanFileName } from '../transfers/file-name.ts';
import { openPartFile } from '../transfers/part-file.ts';
import { formatVerbCommand } from '../waiting/states.ts';

/** A download as it was asked for. */
export interface DownloadCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: DownloadVerb;
  /** The word that names the one target. */
  readonly words: readonly string[];
  readonly parents: Parents;
  /** `--to`: a file, a folder or `-`; the working folder unless given. */
  readonly to: string | undefined;
  /** A file that is there, or a terminal, is refused or written to. */
  readonly overwrite: OverwriteMode;
}

/** What is fetched, and what it is called. */
interface DownloadSource {
  readonly item: Item;
  readonly address: string;
  readonly name: string;
}

const findSource = async (
  session: Session,
  { resource, name, verb, words, parents }: DownloadCall,
): Promise<DownloadSource | undefined> => {
  const place = { resource, path: getItemPath(resource), name };
  const scope = await resolveParents(session, place, parents);
  const [target] = await readTargetsOf(session.cache, resource, words, scope);
  if (!target) return undefined;
  // The address is in no list, and short-lived.
  const item = await session.cache.readOne(resource, target.id, target.scope);
  const address = readText(item, verb.url);
  if (address === '') {
    throw new ConflictFailure(`${resource.title} ${target.name} has no bytes to fetch`, {
      code: 'no_bytes',
      hint: `its upload did not come to an end: see "${formatVerbCommand(resource, 'show', target)}"`,
    });
  }
  return { item, address, name: cleanFileName(readText(item, verb.named), target.id) };
};

/** Takes the bytes. */
interface Receiver {
  /** Answers whether more bytes are wanted. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** They are shown on a terminal: a bar would be drawn over them. */
  readonly isOnTerminal: boolean;
}

/** Fetches the bytes and reports them to a progress bar; answers how many came. */
const fetchBytes = async (
  session: Session,
  { address, name }: DownloadSource,
  { write, isOnTerminal }: Receiver,
): Promise<number> => {
  const { terminal, clock, signal } = session.host;
  const quiet = session.options.quiet || isOnTerminal;
  const bar = await openProgressBar(terminal, { quiet, clock, name });
  const into = {
    begin: bar.begin,
    write: async (bytes: Uint8Array): Promise<boolean> => {
      const isWanted = await write(bytes);
      bar.moved(bytes.length);
      return isWanted;
    },
  };
  try {
    return await session.platform.getBytes(address, into, { signal });
  } finally {
    bar.stop();
  }
};

/** The file that bytes become. */
interface FilePlace {
  readonly path: string;
  readonly overwrite: OverwriteMode;
}

/** Fetches the bytes into a file, which is there only when all of them are; answers how many. */
const fetchFile = async (
  session: Session,
  source: DownloadSource,
  { path, overwrite }: FilePlace,
): Promise<number> => {
  const mode = await refuseOverwrite(path, overwrite);
  const part = await openPartFile(path, mode);
  try {
    const write = async (chunk: Uint8Array): Promise<boolean> => {
      await part.write(chunk);
      return true;
    };
    const bytes = await fetchBytes(session, source, { write, isOnTerminal: false });
    await part.commit();
    return bytes;
  } finally {
    await part.discard();
  }
};

/**
 * The bytes of a thing fetched: into a file, whose place is the answer beside the thing, or to
 * stdout, where nothing else is then. Where it fails nothing is left of the file.
 */
export const downloadTarget = async (session: Session, call: DownloadCall): Promise<void> => {
  const place: Destination = await readDestination(session.host, call.to, call.overwrite);
  const source = await findSource(session, call);
  if (!source) return;
  if (place.kind === 'stdout') {
    const { out } = session.host.terminal;
    const { write } = openByteSink(out);
    await fetchBytes(session, source, { write, isOnTerminal: out.isTerminal });
    return;
  }
  const path = chooseFilePath(place, source.name);
  const bytes = await fetchFile(session, source, { path, overwrite: call.overwrite });
  await writeItem(session, call.resource, { ...source.item, path, bytes });
};
