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

/** A key as readers of the file see it: all of them are texts there. */
const readKey = (key: unknown): string => {
  const value = isScalar(key) ? key.value : key;
  return value === null || value === undefined ? '' : String(value);
};

const findPair = ({ items }: YAMLMap, name: string): Pair | undefined =>
  items.find(({ key }) => readKey(key) === name);

/** A settings file in YAML while it is changed. */
export class YamlDraft implements SettingsDraft {
  readonly #file: string;
  readonly #content: string;
  readonly #document: Document;

  constructor(file: string, content: string) {
    // What is broken is reported with its line and column before anything else.
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
      // An empty member takes members.
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
    // Where nothing is there is nothing to delete. What is there by way of an alias may be used
    // elsewhere as well, and is not changed.
    if (this.get(path) === undefined) return;
    this.#attempt(() => this.#document.deleteIn(this.#findKeys(path)));
    // What is merged in with `<<` stands elsewhere.
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
    // An alias whose anchor is gone cannot be written.
    const text = this.#attempt(() => this.#document.toString({ lineWidth: 0, indent }));
    return this.#content.includes('\r\n') ? text.replaceAll('\n', '\r\n') : text;
  }

  /** The path as its keys are written: `1:` is the member that readers call "1". */
  #findKeys(path: KeyPath): readonly unknown[] {
    let held: unknown = this.#document.contents;
    return path.map((name) => {
      const pair = isMap(held) ? findPair(held, name) : undefined;
      held = pair?.value;
      return isScalar(pair?.key) ? pair.key.value : name;
    });
  }

  /** Throws a `ConfigurationFailure` for what cannot be changed: an alias, or text in place of settings. */
  #attempt<T>(work: () => T): T {
    try {
      return work();
    } catch {
      throw createUnchangeable(this.#file);
    }
  }
}
