import { type Document, isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { ConfigurationFailure } from '../../lib/failures/failures.ts';
import { isJsonObject } from '../../lib/json/members.ts';
import { readJsonText, readYaml } from './syntax.ts';

/** The way to a value in a file, from the outside in. */
type Way = readonly string[];

/** A settings file while it is changed; what is not touched stays as it was written. */
export interface SettingsDraft {
  /** The value there; undefined where there is none. */
  get(way: Way): unknown;
  set(way: Way, value: unknown): void;
  delete(way: Way): void;
  /** Moves members of the outermost level, comments included. */
  move(names: readonly string[], into: Way): void;
  /** The file as it is to be. */
  text(): string;
}

/** The same objects, whose members are written here. */
const isObject = (value: unknown): value is Record<string, unknown> => isJsonObject(value);

const notMembers = (file: string): ConfigurationFailure =>
  new ConfigurationFailure(`${file} cannot be changed here: what is there holds no settings`, {
    code: 'broken_file',
    hint: 'change it with "imco config edit"',
  });

/** The own member at the end of a way in what was read; undefined without one. */
const valueAt = (object: unknown, way: Way): unknown => {
  let held = object;
  for (const name of way) {
    held = isObject(held) && Object.hasOwn(held, name) ? held[name] : undefined;
  }
  return held;
};

/** The indent of the first line that has one. */
const indentOf = (content: string): number => /^( +)\S/m.exec(content)?.[1]?.length ?? 2;

const jsonDraft = (file: string, content: string): SettingsDraft => {
  const read = content.trim() === '' ? {} : readJsonText(file, content);
  if (!isObject(read)) throw notMembers(file);
  const indent = /^\s*\{[^\n]*\S[^\n]*\}\s*$/.test(content) ? 0 : /^\t/m.test(content) ? '\t' : 0;
  const holder = (way: Way): Record<string, unknown> | undefined => {
    let held: unknown = read;
    for (const name of way) {
      held = isObject(held) && Object.hasOwn(held, name) ? held[name] : undefined;
    }
    return isObject(held) ? held : undefined;
  };
  const made = (way: Way): Record<string, unknown> => {
    let held = read;
    for (const name of way) {
      // `defineProperty` also takes a name like __proto__ for no more than a name.
      if (!Object.hasOwn(held, name) || held[name] === null) {
        Object.defineProperty(held, name, { value: {}, ...plain });
      }
      const inner = held[name];
      if (!isObject(inner)) throw notMembers(file);
      held = inner;
    }
    return held;
  };
  const draft: SettingsDraft = {
    get: (way) => {
      const held = holder(way.slice(0, -1));
      const name = way.at(-1) ?? '';
      return held && Object.hasOwn(held, name) ? held[name] : undefined;
    },
    set: (way, value) => {
      Object.defineProperty(made(way.slice(0, -1)), way.at(-1) ?? '', { value, ...plain });
    },
    delete: (way) => {
      const held = holder(way.slice(0, -1));
      if (held) delete held[way.at(-1) ?? ''];
    },
    move: (names, into) => {
      for (const name of names) {
        draft.set([...into, name], draft.get([name]));
        draft.delete([name]);
      }
    },
    text: () => `${JSON.stringify(read, undefined, indent || indentOf(content))}\n`,
  };
  return draft;
};

const plain = { enumerable: true, configurable: true, writable: true };

/** A key as readers of the file see it: all of them are texts there. */
const nameOf = (key: unknown): string => {
  const value = isScalar(key) ? key.value : key;
  return value === null || value === undefined ? '' : String(value);
};

const pairIn = ({ items }: YAMLMap, name: string): Pair | undefined =>
  items.find(({ key }) => nameOf(key) === name);

const yamlDraft = (file: string, content: string): SettingsDraft => {
  // What is broken is told with its place before anything else.
  const read = readYaml(file, content);
  if (read !== null && !isObject(read)) throw notMembers(file);
  const document: Document = parseDocument(content, { schema: 'core', merge: true });

  /** What is not to be changed here: an alias, or a text where settings should be. */
  const within = <T>(work: () => T): T => {
    try {
      return work();
    } catch {
      throw notMembers(file);
    }
  };

  /** The way as its keys are written: `1:` is the member that readers call "1". */
  const keysOf = (way: Way): readonly unknown[] => {
    let held: unknown = document.contents;
    return way.map((name) => {
      const pair = isMap(held) ? pairIn(held, name) : undefined;
      held = pair?.value;
      return isScalar(pair?.key) ? pair.key.value : name;
    });
  };

  const get: SettingsDraft['get'] = (way) =>
    valueAt(
      within(() => document.toJS()),
      way,
    );

  const set: SettingsDraft['set'] = (way, value) => {
    const keys = keysOf(way);
    within(() => {
      // An empty member is a place for members.
      for (let depth = 1; depth < way.length; depth++) {
        const above = keys.slice(0, depth);
        const held: unknown = document.getIn(above);
        if (held === null || held === undefined) document.setIn(above, document.createNode({}));
      }
      document.setIn(keys, value);
    });
  };

  return {
    get,
    set,
    delete: (way) => {
      // Where nothing is there is nothing to delete. What is there by way of an alias may be used
      // elsewhere as well, and is not changed.
      if (get(way) === undefined) return;
      within(() => document.deleteIn(keysOf(way)));
      // What is merged in with `<<` stands elsewhere.
      if (get(way) !== undefined) throw notMembers(file);
    },
    move: (names, into) => {
      const outside = document.contents;
      if (!isMap(outside)) return;
      const isMoved = ({ key }: Pair): boolean => names.includes(nameOf(key));
      const moved = outside.items.filter(isMoved);
      outside.items = outside.items.filter((pair) => !isMoved(pair));
      set(into, document.createNode({}));
      const inside: unknown = document.getIn(keysOf(into), true);
      if (!isMap(inside)) throw notMembers(file);
      inside.items = moved;
    },
    text: () => {
      const indent = Math.min(indentOf(content), 8);
      // An alias whose anchor is gone cannot be written.
      const text = within(() => document.toString({ lineWidth: 0, indent }));
      return content.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
    },
  };
};

/**
 * The content of a settings file, to be changed: JSON where its name ends so, YAML otherwise. Throws
 * a `ConfigurationFailure` with line and column where it is broken.
 */
export const createDraft = (file: string, content: string): SettingsDraft =>
  file.endsWith('.json') ? jsonDraft(file, content) : yamlDraft(file, content);
