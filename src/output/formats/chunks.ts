/** Size of what is written at once, in UTF-16 units. */
const chunkSize = 64 * 1024;

/** Short pieces gathered into chunks worth a write. */
export function* splitIntoChunks(pieces: Iterable<string>): Iterable<string> {
  let gathered: string[] = [];
  let size = 0;
  for (const piece of pieces) {
    gathered.push(piece);
    size += piece.length;
    if (size < chunkSize) continue;
    yield gathered.join('');
    gathered = [];
    size = 0;
  }
  if (size > 0) yield gathered.join('');
}
