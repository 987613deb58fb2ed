/** A set of ids that uses little memory. */
export interface IdSet {
  has(id: string): boolean;
  add(id: string): void;
}

/** The form of the platform's ids: 96 bits in hex. */
const idForm = /^[0-9a-f]{24}$/;

/** An id as three 32-bit numbers. */
type Words = readonly [number, number, number];

const splitId = (id: string): Words => [
  Number.parseInt(id.slice(0, 8), 16),
  Number.parseInt(id.slice(8, 16), 16),
  Number.parseInt(id.slice(16), 16),
];

/** Hashes an id, so that ids created at the same time, which differ only at the end, spread out. */
const hashId = ([one, two, three]: Words): number => {
  const mixed =
    Math.imul(one, 0x9e3779b1) ^ Math.imul(two, 0x85ebca6b) ^ Math.imul(three, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

/** Three numbers per slot, all 0 if it is free; at most half full. */
interface Places {
  readonly numbers: Uint32Array;
  readonly count: number;
}

const createPlaces = (count: number): Places => ({ numbers: new Uint32Array(3 * count), count });

/** Where an id is, or would be: the first place from its own on that has it or is free. */
const findPlace = ({ numbers, count }: Places, words: Words): { at: number; isThere: boolean } => {
  const [one, two, three] = words;
  for (let place = hashId(words) % count; ; place = (place + 1) % count) {
    const at = 3 * place;
    if (numbers[at] === one && numbers[at + 1] === two && numbers[at + 2] === three)
      return { at, isThere: true };
    if (numbers[at] === 0 && numbers[at + 1] === 0 && numbers[at + 2] === 0)
      return { at, isThere: false };
  }
};

/**
 * Creates an empty set of ids: a hash table of numbers with 24 to 48 bytes per id, where a set of
 * strings takes more than 100. Ids of another form are stored as strings.
 */
export const createIdSet = (): IdSet => {
  const others = new Set<string>();
  let places = createPlaces(1024);
  let size = 0;
  const isCompact = (id: string): boolean => idForm.test(id) && !/^0+$/.test(id);

  const grow = (): void => {
    const { numbers: old } = places;
    places = createPlaces(2 * places.count);
    for (let at = 0; at < old.length; at += 3) {
      const words: Words = [old[at] ?? 0, old[at + 1] ?? 0, old[at + 2] ?? 0];
      if (words.some((word) => word !== 0)) places.numbers.set(words, findPlace(places, words).at);
    }
  };

  return {
    has: (id) => (isCompact(id) ? findPlace(places, splitId(id)).isThere : others.has(id)),
    add: (id) => {
      if (!isCompact(id)) {
        others.add(id);
        return;
      }
      const words = splitId(id);
      const { at, isThere } = findPlace(places, words);
      if (isThere) return;
      places.numbers.set(words, at);
      size += 1;
      if (2 * size > places.count) grow();
    },
  };
};
