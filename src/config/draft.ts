import { type Document, isMap, parseDocument } from 'yaml';
import { ConfigurationFailure } from '../failures.ts';
import { readJsonText, readYaml } from './syntax.ts';

/** The way to a value in a file, from the outside in. */
type Way = readonly string[];

/** A settings file while it is changed; what is not touched stays as it was written. */
export interface Draft {
  /** The value there; undefined where there is none. */
  get(way: Way): unknown;
  set(way: Way, value: unknown): void;
  delete(way: Way): void;
  /** Moves members of the outermost level, comments included. */
  move(names: readonly string[], into: Way): void;
  /** The file as it is to be. */
  text(): string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const notMembers = (file: string): ConfigurationFailure =>
  new ConfigurationFailure(`${file} cannot be changed here: what is there holds no settings`, {
    code: 'broken_file',
    hint: 'change it with "imco config edit"',
  });

/** What an object holds at the end of a way. */
const valueAt = (object: unknown, way: Way): unknown => {
  let held = object;
  for (const name of way) {
    held = isObject(held) && Object.hasOwn(held, name) ? held[name] : undefined;
  }
  return held;
};

/** The indent of the first line that has one. */
const indentOf = (content: string): number => /^( +)\S/m.exec(content)?.[1]?.length ?? 2;

const jsonDraft = (file: string, content: string): Draft => {
  const read = content.trim() === '' ? {} : readJsonText(file, content);
  if (!isObject(read)) throw notMembers(file);
  const indent = /^\s*\{[^\n]*\S[^\n]*\}\s*$/.test(content) ? 0 : /^\t/m.test(content) ? '\t' : 0;
  const holder = (way: Way): Record<string, unknown> | undefined => {
    const held = valueAt(read, way);
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
  const draft: Draft = {
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

const mapAt = (document: Document, way: Way) => {
  const found = way.length === 0 ? document.contents : document.getIn(way, true);
  return isMap(found) ? found : undefined;
};

const yamlDraft = (file: string, content: string): Draft => {
  // What is broken is told with its place before anything else.
  const read = readYaml(file, content);
  if (read !== null && !isObject(read)) throw notMembers(file);
  const document: Document = parseDocument(content, { schema: 'core', merge: true });
  const within = (change: () => void): void => {
    try {
      change();
    } catch {
      // An alias, or a text where settings should be.
      throw notMembers(file);
    }
  };
  return {
    // What is merged into it with `<<` is there as well.
    get: (way) => {
      try {
        return valueAt(document.toJS(), way);
      } catch {
        return undefined;
      }
    },
    set: (way, value) => {
      within(() => {
        // An empty member is a place for members.
        for (let depth = 1; depth < way.length; depth++) {
          const above = way.slice(0, depth);
          const held: unknown = document.getIn(above);
          if (held === null || held === undefined) document.setIn(above, document.createNode({}));
        }
        document.setIn(way, value);
      });
    },
    delete: (way) => {
      within(() => document.deleteIn(way));
    },
    move: (names, into) => {
      const outside = mapAt(document, []);
      if (!outside) return;
      const isMoved = (key: unknown): boolean => names.includes(String(key));
      const moved = outside.items.filter(({ key }) => isMoved(key));
      outside.items = outside.items.filter(({ key }) => !isMoved(key));
      within(() => document.setIn(into, document.createNode({})));
      const inside = mapAt(document, into);
      if (!inside) throw notMembers(file);
      inside.items = moved;
    },
    text: () => {
      const text = document.toString({ lineWidth: 0, indent: Math.min(indentOf(content), 8) });
      return content.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
    },
  };
};

/**
 * The content of a settings file, to be changed: JSON where its name ends so, YAML otherwise. Throws
 * a `ConfigurationFailure` with line and column where it is broken.
 */
export const draftOf = (file: string, content: string): Draft =>
  file.endsWith('.json') ? jsonDraft(file, content) : yamlDraft(file, content);
