import { isJsonObject, type JsonObject } from '../../lib/json/members.ts';
import {
  createUnchangeable,
  type KeyPath,
  readIndent,
  readMemberAt,
  type SettingsDraft,
} from './settings-draft.ts';
import { readJsonText } from './syntax.ts';

/** Sets a member with `defineProperty`, which treats a name like __proto__ as a plain name. */
const setMember = (object: JsonObject, name: string, value: unknown): void => {
  const plain = { enumerable: true, configurable: true, writable: true };
  Object.defineProperty(object, name, { value, ...plain });
};

/** A settings file in JSON, opened for changes. */
export class JsonDraft implements SettingsDraft {
  readonly #file: string;
  readonly #content: string;
  readonly #object: JsonObject;

  constructor(file: string, content: string) {
    const read = content.trim() === '' ? {} : readJsonText(file, content);
    if (!isJsonObject(read)) throw createUnchangeable(file);
    this.#file = file;
    this.#content = content;
    this.#object = read;
  }

  get(path: KeyPath): unknown {
    return readMemberAt(this.#object, path);
  }

  set(path: KeyPath, value: unknown): void {
    setMember(this.#createObjects(path.slice(0, -1)), path.at(-1) ?? '', value);
  }

  delete(path: KeyPath): void {
    const holder = this.get(path.slice(0, -1));
    if (isJsonObject(holder)) Reflect.deleteProperty(holder, path.at(-1) ?? '');
  }

  move(names: readonly string[], into: KeyPath): void {
    for (const name of names) {
      this.set([...into, name], this.get([name]));
      this.delete([name]);
    }
  }

  text(): string {
    const isOneLine = /^\s*\{[^\n]*\S[^\n]*\}\s*$/.test(this.#content);
    const hasTabs = !isOneLine && /^\t/m.test(this.#content);
    const indent = hasTabs ? '\t' : readIndent(this.#content);
    return `${JSON.stringify(this.#object, undefined, indent)}\n`;
  }

  /** The object at a path; missing objects on the way are created. */
  #createObjects(path: KeyPath): JsonObject {
    let held = this.#object;
    for (const name of path) {
      if (!Object.hasOwn(held, name) || held[name] === null) setMember(held, name, {});
      const inner = held[name];
      if (!isJsonObject(inner)) throw createUnchangeable(this.#file);
      held = inner;
    }
    return held;
  }
}
