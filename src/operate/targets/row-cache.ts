import {
  findField,
  findListVerb,
  getCollectionPath,
  getItemPath,
  joinPath,
} from '../../catalog/paths.ts';
import { selectOwnRows } from '../../catalog/rules/own-rows.ts';
import type { Catalog } from '../../catalog/versions/catalog-for.ts';
import type { Field, Resource } from '../../catalog/vocabulary.ts';
import type { Item } from '../../output/document.ts';
import { buildPath } from '../../platform/paths.ts';
import { readText } from '../rows/answers.ts';
import {
  canShow,
  createClosedReader,
  createNoSuchThing,
  isForeignNotFound,
  type ListParameters,
  type RowReader,
} from './row-reader.ts';
import type { ParentScope } from './target.ts';

/** Called with all items of a resource whenever a complete list was read. */
type ListListener = (resource: Resource, items: readonly Item[]) => void;

/** The parent and query of a list. */
interface ListScope {
  readonly parent: string | undefined;
  readonly query: ListParameters | undefined;
}

/** A pattern for the keys of the lists with this path, whatever their parents and queries. */
const createPathPattern = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/?]+')}\\?`);

/**
 * Caches the rows of a command: each list and item is requested once, however many targets and
 * references need it.
 */
export class RowCache {
  /** The resources whose rows these are. */
  readonly catalog: Catalog;
  readonly #reader: RowReader;
  readonly #onList: ListListener;
  readonly #lists = new Map<string, Promise<readonly Item[]>>();
  readonly #items = new Map<string, Promise<Item>>();
  /** The length of each list when it was last read, by noun. */
  readonly #counts = new Map<string, number>();
  /** The parents and queries of the lists of each resource, by noun, for reading them again. */
  readonly #scopes = new Map<string, Map<string, ListScope>>();

  constructor(reader: RowReader, catalog: Catalog, onList: ListListener = () => {}) {
    this.#reader = reader;
    this.catalog = catalog;
    this.#onList = onList;
  }

  /** Aborts reading. */
  get signal(): AbortSignal {
    return this.#reader.signal;
  }

  /** A copy with the rows read so far, which sends no further requests. */
  withoutReading(): RowCache {
    const other = new RowCache(createClosedReader(), this.catalog);
    for (const [key, reading] of this.#lists) other.#lists.set(key, reading);
    for (const [path, reading] of this.#items) other.#items.set(path, reading);
    return other;
  }

  /** A cache of the same platform that has read nothing yet. */
  createEmpty(): RowCache {
    return new RowCache(this.#reader, this.catalog, this.#onList);
  }

  /**
   * All items of a resource. A nested resource is read for `parent` (its id), or for every parent;
   * a list with a required filter, for every value.
   */
  async list(
    resource: Resource,
    parent?: string,
    query?: ListParameters,
  ): Promise<readonly Item[]> {
    const scopes = this.#scopes.get(resource.noun) ?? new Map<string, ListScope>();
    const key = JSON.stringify([parent, query]);
    const isKnown = scopes.has(key);
    scopes.set(key, { parent, query });
    this.#scopes.set(resource.noun, scopes);
    const items = await this.#list(resource, { parent, query });
    this.#counts.set(resource.noun, items.length);
    if (!isKnown) this.#reportList(resource, items, { parent, query });
    return items;
  }

  /** The rows of a view of one item, such as its scripts. */
  async listView(resource: Resource, id: string, path: string): Promise<readonly Item[]> {
    const template = joinPath(resource, path);
    return this.#read(buildPath(template, { id }), undefined);
  }

  /** One item as `show` returns it. Throws a `TargetFailure` if it does not exist. */
  async readOne(resource: Resource, id: string, scope: ParentScope = {}): Promise<Item> {
    if (!canShow(resource)) {
      const parent = scope[findListVerb(resource)?.within ?? ''];
      const item = (await this.list(resource, parent)).find((row) => row.id === id);
      if (item) return item;
      throw createNoSuchThing(resource, id);
    }
    const path = buildPath(getItemPath(resource), { ...scope, id });
    const known = this.#items.get(path);
    if (known) return known;
    const reading = this.refresh(resource, id, scope);
    this.#items.set(path, reading);
    return reading;
  }

  /** One thing by its id, from a list already read where that will do. */
  async findOrReadOne(resource: Resource, id: string, scope: ParentScope = {}): Promise<Item> {
    return (await this.findListed(resource, id)) ?? this.readOne(resource, id, scope);
  }

  /** The item from a list in the cache, unless that list has fewer fields than `show`. */
  async findListed(resource: Resource, id: string): Promise<Item | undefined> {
    const list = this.#lists.get(`${resource.path}?`);
    if (!list || findListVerb(resource)?.lacks) return undefined;
    return (await list).find((item) => item.id === id);
  }

  /** One item from the cache, without a request. */
  async peekOne(resource: Resource, id: string): Promise<Item | undefined> {
    const [listPath = ''] = getCollectionPath(resource).split('{', 1);
    const [showPath = ''] = getItemPath(resource).split('{', 1);
    const lists = [...this.#lists].filter(([key]) => key.startsWith(listPath));
    const items = [...this.#items].filter(([path]) => path.startsWith(showPath));
    // A failure to read it for another purpose is ignored.
    const read = await Promise.allSettled([...lists, ...items].map(([, reading]) => reading));
    return read
      .flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
      .find((item) => item.id === id);
  }

  /** The length of the last list; undefined if none was read. */
  countListed({ noun }: Resource): number | undefined {
    return this.#counts.get(noun);
  }

  /** Reads one item again, without the cache. Its resource must have a `show` request. */
  async refresh(resource: Resource, id: string, scope: ParentScope = {}): Promise<Item> {
    try {
      return await this.#reader.readOne(resource, id, scope);
    } catch (failure) {
      if (isForeignNotFound(failure)) await this.#confirmMissing(resource, id, scope);
      throw failure;
    }
  }

  /** Reads one list again, without the cache. */
  async refreshList(
    resource: Resource,
    parent?: string,
    query?: ListParameters,
  ): Promise<readonly Item[]> {
    this.#forgetLists(resource);
    return this.#listAndReport(resource, { parent, query });
  }

  /** Reads all items of a resource again, with the same lists as before. */
  async refreshLists(resource: Resource): Promise<readonly Item[]> {
    const known = [...(this.#scopes.get(resource.noun)?.values() ?? [])];
    const scopes = known.length > 0 ? known : [{ parent: undefined, query: undefined }];
    this.#forgetLists(resource);
    const lists = scopes.map((scope) => this.#listAndReport(resource, scope));
    const items = (await Promise.all(lists)).flat();
    this.#counts.set(resource.noun, items.length);
    return items;
  }

  async #listAndReport(resource: Resource, scope: ListScope): Promise<readonly Item[]> {
    const items = await this.#list(resource, scope);
    this.#reportList(resource, items, scope);
    return items;
  }

  /** Calls the listener with a list if it is complete. */
  #reportList(resource: Resource, items: readonly Item[], { parent, query }: ListScope): void {
    if (parent === undefined && query === undefined) this.#onList(resource, items);
  }

  async #list(resource: Resource, { parent, query }: ListScope): Promise<readonly Item[]> {
    const verb = findListVerb(resource);
    if (!verb) return [];
    const { within, each, filters = {} } = verb;
    if (within && parent === undefined) {
      const above = findField(resource, within)?.to;
      const parents = above ? await this.list(this.catalog.find(above)) : [];
      const lists = parents.map((item) =>
        this.#list(resource, { parent: readText(item, 'id'), query }),
      );
      return (await Promise.all(lists)).flat();
    }
    if (each && query?.[each] === undefined) {
      const words = await this.listFilterValues(filters[each], parent);
      const lists = words.map((word) =>
        this.#list(resource, { parent, query: { ...query, [each]: word } }),
      );
      return (await Promise.all(lists)).flat();
    }
    const parents = within && parent !== undefined ? { [within]: parent } : {};
    const items = await this.#read(buildPath(getCollectionPath(resource), parents), query);
    return selectOwnRows(verb, items);
  }

  /** The values of a filter that the platform needs: its words, or the things it may refer to. */
  async listFilterValues(
    field: Field | undefined,
    parent: string | undefined,
  ): Promise<readonly string[]> {
    if (!field?.to) return field?.values ?? [];
    const items = await this.list(this.catalog.find(field.to), parent);
    return items.map((item) => readText(item, 'id'));
  }

  #read(path: string, query: ListParameters | undefined): Promise<readonly Item[]> {
    const key = `${path}?${new URLSearchParams(query)}`;
    const known = this.#lists.get(key);
    if (known) return known;
    const reading = this.#reader.readList(path, query);
    this.#lists.set(key, reading);
    return reading;
  }

  /**
   * Throws a `TargetFailure` if the list of a resource lacks the item. A "not found" that does not
   * come from the platform is not proof, nor is a list that cannot be read.
   */
  async #confirmMissing(resource: Resource, id: string, scope: ParentScope): Promise<void> {
    const verb = findListVerb(resource);
    if (!verb || verb.needs) return;
    try {
      const items = await this.refreshList(resource, verb.within && scope[verb.within]);
      if (items.some((item) => item.id === id)) return;
    } catch {
      this.signal.throwIfAborted();
      return;
    }
    throw createNoSuchThing(resource, id);
  }

  #forgetLists(resource: Resource): void {
    const path = createPathPattern(getCollectionPath(resource));
    for (const key of this.#lists.keys()) if (path.test(key)) this.#lists.delete(key);
  }
}
