import {
  findField,
  findListVerb,
  getCollectionPath,
  getItemPath,
  joinPath,
} from '../../catalog/paths.ts';
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

/** Is called with all things of a resource whenever all of them were listed. */
type ListListener = (resource: Resource, items: readonly Item[]) => void;

/** Where and by what a list was asked for. */
interface ListScope {
  readonly parent: string | undefined;
  readonly query: ListParameters | undefined;
}

/**
 * The rows a command has read so far: each list and each thing is asked for once, however many
 * targets and references need it.
 */
export class RowCache {
  /** The resources whose rows these are. */
  readonly catalog: Catalog;
  readonly #reader: RowReader;
  readonly #onList: ListListener;
  readonly #lists = new Map<string, Promise<readonly Item[]>>();
  readonly #items = new Map<string, Promise<Item>>();
  /** How many things each list had when it was last read, by noun. */
  readonly #counts = new Map<string, number>();
  /** How the lists of each resource were asked for, by noun: they are read anew like that. */
  readonly #scopes = new Map<string, Map<string, ListScope>>();

  constructor(reader: RowReader, catalog: Catalog, onList: ListListener = () => {}) {
    this.#reader = reader;
    this.catalog = catalog;
    this.#onList = onList;
  }

  /** Ends what is being read. */
  get signal(): AbortSignal {
    return this.#reader.signal;
  }

  /** The same with what has been read so far: it asks for nothing more, whatever the signal says. */
  withoutReading(): RowCache {
    const other = new RowCache(createClosedReader(), this.catalog);
    for (const [key, reading] of this.#lists) other.#lists.set(key, reading);
    for (const [path, reading] of this.#items) other.#items.set(path, reading);
    return other;
  }

  /**
   * All things of a resource. What is listed under a parent is read for that `parent` (its id), or
   * for every parent there is; what the platform lists by a word, for every word.
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

  /** The rows a view of one thing answers, such as its scripts. */
  async listView(resource: Resource, id: string, path: string): Promise<readonly Item[]> {
    const template = joinPath(resource, path);
    return this.#read(buildPath(template, { id }), undefined);
  }

  /** One thing as `show` answers it. A `TargetFailure` when there is none. */
  async readOne(resource: Resource, id: string, scope: ParentScope = {}): Promise<Item> {
    if (!canShow(resource)) {
      const item = (await this.list(resource)).find((row) => row.id === id);
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
  async findOrReadOne(resource: Resource, id: string): Promise<Item> {
    return (await this.findListed(resource, id)) ?? this.readOne(resource, id);
  }

  /** The thing as a list already read has it, unless that list answers less than `show`. */
  async findListed(resource: Resource, id: string): Promise<Item | undefined> {
    const list = this.#lists.get(`${resource.path}?`);
    if (!list || findListVerb(resource)?.lacks) return undefined;
    return (await list).find((item) => item.id === id);
  }

  /** One thing as far as it has been read already: nothing is asked for. */
  async peekOne(resource: Resource, id: string): Promise<Item | undefined> {
    const [listPath = ''] = getCollectionPath(resource).split('{', 1);
    const [showPath = ''] = getItemPath(resource).split('{', 1);
    const lists = [...this.#lists].filter(([key]) => key.startsWith(listPath));
    const items = [...this.#items].filter(([path]) => path.startsWith(showPath));
    // What could not be read elsewhere says nothing of this one.
    const read = await Promise.allSettled([...lists, ...items].map(([, reading]) => reading));
    return read
      .flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
      .find((item) => item.id === id);
  }

  /** How many things were listed when that was last done; undefined where it was not. */
  countListed({ noun }: Resource): number | undefined {
    return this.#counts.get(noun);
  }

  /** One thing read anew, past what is remembered. It has to be of a resource that can be shown. */
  async refresh(resource: Resource, id: string, scope: ParentScope = {}): Promise<Item> {
    try {
      return await this.#reader.readOne(resource, id, scope);
    } catch (failure) {
      if (isForeignNotFound(failure)) await this.#confirmMissing(resource, id, scope);
      throw failure;
    }
  }

  /** One list read anew, past what is remembered. */
  async refreshList(
    resource: Resource,
    parent?: string,
    query?: ListParameters,
  ): Promise<readonly Item[]> {
    this.#forgetLists(resource);
    return this.#listAndReport(resource, { parent, query });
  }

  /** All things of a resource read anew, in the lists in which they were read before. */
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

  /** Calls the listener with what was listed, where that is all there is of the resource. */
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
    return this.#read(buildPath(getCollectionPath(resource), parents), query);
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
   * Throws a `TargetFailure` where the list of a resource has no such thing: a "not found" that is
   * not the platform's word says nothing by itself, and a list that cannot be read says no more.
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
    const [path = ''] = getCollectionPath(resource).split('{', 1);
    for (const key of this.#lists.keys()) if (key.startsWith(path)) this.#lists.delete(key);
  }
}
