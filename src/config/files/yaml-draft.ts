import { type Document, isMap, isScalar, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { isJsonObject } from '../../lib/json/members.ts';
import {
  createUnchangeable,
  type KeyPath,
  readIndent,
  readMemberAt,
  type SettingsDraft,
} from './settings-draft.ts';
import { readYaml } from './syntax.ts';

/** A key as readers of the file see it: always a string. */
const readKey = (key: unknown): string => {
  const value = isScalar(key) ? key.value : key;
  return value === null || value === undefined ? '' : String(value);
};

const findPair = ({ items }: YAMLMap, name: string): Pair | undefined =>
  items.find(({ key }) => readKey(key) === name);

/** A settings file in YAML, opened for changes. */
export class YamlDraft implements SettingsDraft {
  readonly #file: string;
  readonly #content: string;
  readonly #document: Document;

  constructor(file: string, content: string) {
    // Reports a syntax error with line and column before anything else.
    const read = readYaml(file, content);
    if (read !== null && !isJsonObject(read)) throw createUnchangeable(file);
    this.#file = file;
    this.#content = content;
    this.#document = parseDocument(content, { schema: 'core', merge: true });
  }

  get(path: KeyPath): unknown {
    return readMemberAt(
      this.#attempt(() => this.#document.toJS()),
      path,
    );
  }

  set(path: KeyPath, value: unknown): void {
    const keys = this.#findKeys(path);
    this.#attempt(() => {
      // An empty member becomes a map.
      for (let depth = 1; depth < path.length; depth++) {
        const above = keys.slice(0, depth);
        const held: unknown = this.#document.getIn(above);
        if (held === null || held === undefined)
          this.#document.setIn(above, this.#document.createNode({}));
      }
      this.#document.setIn(keys, value);
    });
  }

  delete(path: KeyPath): void {
    // The value behind an alias may be used elsewhere as well and is not changed.
    if (this.get(path) === undefined) return;
    this.#attempt(() => this.#document.deleteIn(this.#findKeys(path)));
    // A member merged in with `<<` is defined elsewhere.
    if (this.get(path) !== undefined) throw createUnchangeable(this.#file);
  }

  move(names: readonly string[], into: KeyPath): void {
    const outside = this.#document.contents;
    if (!isMap(outside)) return;
    const isMoved = ({ key }: Pair): boolean => names.includes(readKey(key));
    const moved = outside.items.filter(isMoved);
    outside.items = outside.items.filter((pair) => !isMoved(pair));
    this.set(into, this.#document.createNode({}));
    const inside: unknown = this.#document.getIn(this.#findKeys(into), true);
    if (!isMap(inside)) throw createUnchangeable(this.#file);
    inside.items = moved;
  }

  text(): string {
    const indent = Math.min(readIndent(this.#content), 8);
    // An alias without its anchor cannot be written.
    const text = this.#attempt(() => this.#document.toString({ lineWidth: 0, indent }));
    return this.#content.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
  }

  /** The path with the keys as written: the key `1` is a number for YAML and "1" for readers. */
  #findKeys(path: KeyPath): readonly unknown[] {
    let held: unknown = this.#document.contents;
    return path.map((name) => {
      const pair = isMap(held) ? findPair(held, name) : undefined;
      held = pair?.value;
      return isScalar(pair?.key) ? pair.key.value : name;
    });
  }

  /**
   * Throws a `ConfigurationFailure` if the YAML library cannot make the change, for example to an
   * alias.
   */
  #attempt<T>(work: () => T): T {
    try {
      return work();
    } catch {
      throw createUnchangeable(this.#file);
    }
  }
}
