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

/** A download as given on the command line. */
export interface DownloadCall {
  readonly resource: Resource;
  readonly name: string;
  readonly verb: DownloadVerb;
  /** The target word. */
  readonly words: readonly string[];
  readonly parents: Parents;
  /** `--to`: a file, a folder or `-`; default: the working folder. */
  readonly to: string | undefined;
  /** Whether an existing file or a terminal is refused or written to. */
  readonly overwrite: OverwriteMode;
}

/** The download and its name. */
export interface DownloadSource {
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
  // No list contains the URL, which is valid only for a short time.
  const item = await session.cache.readOne(resource, target.id, target.scope);
  const address = readText(item, verb.url);
  if (address === '') {
    throw new ConflictFailure(`${resource.title} ${target.name} has no content to download`, {
      code: 'no_bytes',
      hint: `its upload did not finish: see "${formatVerbCommand(resource, 'show', target)}"`,
    });
  }
  return { item, address, name: cleanFileName(readText(item, verb.named), target.id) };
};

/** Receives the bytes. */
interface Receiver {
  /** Resolves to whether more bytes are needed. */
  write(bytes: Uint8Array): Promise<boolean>;
  /** The bytes go to a terminal, where a progress bar would overwrite them. */
  readonly isOnTerminal: boolean;
}

/** Fetches the bytes and reports them to a progress bar; resolves to their number. */
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

/** The file to write. */
interface FilePlace {
  readonly path: string;
  readonly overwrite: OverwriteMode;
}

/** Fetches the bytes into a file, which exists only when complete; resolves to their number. */
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
 * Downloads a resource: into a file, whose path is shown with the resource, or to stdout, without
 * other output. After a failure no partial file remains.
 */
export const downloadTarget = async (session: Session, call: DownloadCall): Promise<void> => {
  const place: Destination = await readDestination(session.host, call.to, call.overwrite);
  const source = await findSource(session, call);
  if (source) await deliver(session, { ...call, place }, source);
};

/** Where a download goes, and what it is shown as. */
interface Delivery {
  readonly resource: Resource;
  readonly place: Destination;
  readonly overwrite: OverwriteMode;
}

/** Fetches bytes to their destination, and shows the row with the path of the file. */
export const deliver = async (
  session: Session,
  { resource, place, overwrite }: Delivery,
  source: DownloadSource,
): Promise<void> => {
  if (place.kind === 'stdout') {
    const { out } = session.host.terminal;
    const { write } = openByteSink(out);
    await fetchBytes(session, source, { write, isOnTerminal: out.isTerminal });
    return;
  }
  const path = chooseFilePath(place, source.name);
  const bytes = await fetchFile(session, source, { path, overwrite });
  await writeItem(session, resource, { ...source.item, path, bytes });
};
