import { findResource } from '../../catalog/index.ts';
import {
  collectionPath,
  findField,
  findListVerb,
  itemPath,
  joinPath,
} from '../../catalog/paths.ts';
import type { Resource } from '../../catalog/vocabulary.ts';
import { ConnectionFailure, TargetFailure } from '../../lib/failures/failures.ts';
import type { Item } from '../../output/document.ts';
import { createForeignAnswerFailure } from '../../platform/failures/foreign-refusals.ts';
import { buildPath } from '../../platform/paths.ts';
import type { Platform } from '../../platform/platform.ts';
import { readItem, readItems, readText, sameThingIn } from '../rows/answers.ts';
import { type NamedItem, qualifiedName } from './match.ts';
import type { ParentScope } from './parents.ts';

const canShow = (resource: Resource): boolean =>
  Object.values(resource.verbs).some((verb) => verb.kind === 'show' && !verb.from);

const noSuchThing = (resource: Resource, id: string): TargetFailure =>
  new TargetFailure(`no ${resource.title} has the id ${id}`, { code: 'not_found' });

/** A "not found" of something between imco and the platform. */
const isForeignNotFound = (failure: unknown): boolean =>
  failure instanceof ConnectionFailure &&
  failure.code === createForeignAnswerFailure &&
  (failure.details.status === 404 || failure.details.status === 410);

/** What a thing is called, by itself and with what tells it apart from others of that name. */
export interface ItemName {
  readonly name: string;
  readonly full: string;
}

/** Query parameters of a list, by name. */
type Query = Readonly<Record<string, string>>;

/** Learns what the things of a resource are called whenever all of them were listed. */
export type ListListener = (resource: Resource, things: readonly NamedItem[]) => void;

/** A list as it was asked for. */
interface Asked {
  readonly parent: string | undefined;
  readonly query: Query | undefined;
}

/**
 * What a command has read so far: each list and each thing is asked for once, however many
 * targets and references need it.
 */
export class Directory {
  readonly #platform: Platform;
  readonly #signal: AbortSignal;
  readonly #listener: ListListener;
  readonly #lists = new Map<string, Promise<readonly Item[]>>();
  readonly #items = new Map<string, Promise<Item>>();
  /** How many things each list had when it was last read, by noun. */
  readonly #counts = new Map<string, number>();
  /** How the lists of each resource were asked for, by noun: they are read anew like that. */
  readonly #asked = new Map<string, Map<string, Asked>>();

  constructor(platform: Platform, signal: AbortSignal, listener: ListListener = () => {}) {
    this.#platform = platform;
    this.#signal = signal;
    this.#listener = listener;
  }

  /** The same with what has been read so far: it asks for nothing more, whatever the signal says. */
  withoutReading(): Directory {
    const send = (): Promise<never> => Promise.reject(new Error('nothing more is read'));
    const other = new Directory({ ...this.#platform, send }, new AbortController().signal);
    for (const [key, reading] of this.#lists) other.#lists.set(key, reading);
    for (const [path, reading] of this.#items) other.#items.set(path, reading);
    return other;
  }

  /** Tells the listener what all the things of a resource are called. */
  learned(resource: Resource, things: readonly NamedItem[]): void {
    this.#listener(resource, things);
  }

  /**
   * Tells the listener of what was listed, where that is all there is of the resource, and the rows
   * hold the names themselves.
   */
  listed(resource: Resource, items: readonly Item[], parent?: string, query?: Query): void {
    const { namedBy, fields } = resource;
    if (parent !== undefined || query !== undefined || fields[namedBy]?.to) return;
    this.learned(
      resource,
      items.map((item) => ({ item, name: readText(item, namedBy) })),
    );
  }

  /**
   * All things of a resource. What is listed under a parent is read for that `parent` (its id), or
   * for every parent there is; what the platform lists by a word, for every word.
   */
  async list(resource: Resource, parent?: string, query?: Query): Promise<readonly Item[]> {
    const asked = this.#asked.get(resource.noun) ?? new Map<string, Asked>();
    const key = JSON.stringify([parent, query]);
    const isKnown = asked.has(key);
    asked.set(key, { parent, query });
    this.#asked.set(resource.noun, asked);
    const items = await this.#list(resource, parent, query);
    this.#counts.set(resource.noun, items.length);
    if (!isKnown) this.listed(resource, items, parent, query);
    return items;
  }

  async #list(resource: Resource, parent?: string, query?: Query): Promise<readonly Item[]> {
    const verb = findListVerb(resource);
    if (!verb) return [];
    const { within, each, filters = {} } = verb;
    if (within && parent === undefined) {
      const above = findField(resource, within)?.to;
      const parents = above ? await this.list(findResource(above)) : [];
      const lists = parents.map((item) => this.#list(resource, readText(item, 'id'), query));
      return (await Promise.all(lists)).flat();
    }
    if (each && query?.[each] === undefined) {
      const words = filters[each]?.values ?? [];
      const lists = words.map((word) => this.#list(resource, parent, { ...query, [each]: word }));
      return (await Promise.all(lists)).flat();
    }
    return this.#read(collectionPath(resource), within, parent, query);
  }

  #read(
    template: string,
    within: string | undefined,
    parent: string | undefined,
    query: Query | undefined,
  ): Promise<readonly Item[]> {
    const path = buildPath(template, within && parent !== undefined ? { [within]: parent } : {});
    const key = `${path}?${new URLSearchParams(query)}`;
    const known = this.#lists.get(key);
    if (known) return known;
    const reading = this.#platform
      .send({ method: 'GET', path, ...(query ? { query } : {}) }, { signal: this.#signal })
      .then((answer) => readItems(answer, `GET ${path}`));
    this.#lists.set(key, reading);
    return reading;
  }

  /** One thing as `show` answers it. A `TargetFailure` when there is none. */
  async whole(resource: Resource, id: string, scope: ParentScope = {}): Promise<Item> {
    if (!canShow(resource)) {
      const found = (await this.list(resource)).find((item) => item.id === id);
      if (found) return found;
      throw noSuchThing(resource, id);
    }
    const path = buildPath(itemPath(resource), { ...scope, id });
    const known = this.#items.get(path);
    if (known) return known;
    const reading = this.fresh(resource, id, scope);
    this.#items.set(path, reading);
    return reading;
  }

  /** One thing by its id, from a list already read where that will do. */
  async item(resource: Resource, id: string): Promise<Item> {
    return (await this.#inList(resource, id)) ?? this.whole(resource, id);
  }

  /** One thing as far as it has been read already: nothing is asked for. */
  async known(resource: Resource, id: string): Promise<Item | undefined> {
    const [listed = ''] = collectionPath(resource).split('{', 1);
    const [shown = ''] = itemPath(resource).split('{', 1);
    const lists = [...this.#lists].filter(([key]) => key.startsWith(listed));
    const items = [...this.#items].filter(([path]) => path.startsWith(shown));
    // What could not be read elsewhere says nothing of this one.
    const read = await Promise.allSettled([...lists, ...items].map(([, reading]) => reading));
    return read
      .flatMap((result) => (result.status === 'fulfilled' ? result.value : []))
      .find((item) => item.id === id);
  }

  /** The thing as a list already read has it, unless that list answers less than `show`. */
  async #inList(resource: Resource, id: string): Promise<Item | undefined> {
    const list = this.#lists.get(`${resource.path}?`);
    if (!list || findListVerb(resource)?.lacks) return undefined;
    return (await list).find((item) => item.id === id);
  }

  /** One thing read anew, past what is remembered. It has to be of a resource that can be shown. */
  async fresh(resource: Resource, id: string, scope: ParentScope = {}): Promise<Item> {
    const path = buildPath(itemPath(resource), { ...scope, id });
    try {
      const answer = await this.#platform.send({ method: 'GET', path }, { signal: this.#signal });
      return resource.only
        ? readItem(answer, `GET ${path}`)
        : sameThingIn(answer, id, `GET ${path}`);
    } catch (failure) {
      if (isForeignNotFound(failure)) await this.#confirmMissing(resource, id, scope);
      throw failure;
    }
  }

  /**
   * Throws a `TargetFailure` where the list of a resource has no such thing: a "not found" that is
   * not the platform's word says nothing by itself, and a list that cannot be read says no more.
   */
  async #confirmMissing(resource: Resource, id: string, scope: ParentScope): Promise<void> {
    const verb = findListVerb(resource);
    if (!verb || verb.needs) return;
    try {
      const items = await this.freshListOf(resource, verb.within && scope[verb.within]);
      if (items.some((item) => item.id === id)) return;
    } catch {
      this.#signal.throwIfAborted();
      return;
    }
    throw noSuchThing(resource, id);
  }

  #forgetLists(resource: Resource): void {
    const [path = ''] = collectionPath(resource).split('{', 1);
    for (const key of this.#lists.keys()) if (key.startsWith(path)) this.#lists.delete(key);
  }

  /** All things of a resource read anew, in the lists in which they were read before. */
  async freshList(resource: Resource): Promise<readonly Item[]> {
    const known = [...(this.#asked.get(resource.noun)?.values() ?? [])];
    const asked = known.length > 0 ? known : [{ parent: undefined, query: undefined }];
    this.#forgetLists(resource);
    const lists = asked.map(async ({ parent, query }) => {
      const items = await this.#list(resource, parent, query);
      this.listed(resource, items, parent, query);
      return items;
    });
    const found = (await Promise.all(lists)).flat();
    this.#counts.set(resource.noun, found.length);
    return found;
  }

  /** How many things were listed when that was last done; undefined where it was not. */
  lastCount({ noun }: Resource): number | undefined {
    return this.#counts.get(noun);
  }

  /** Whether the platform answers one thing of a resource alone. */
  canShow(resource: Resource): boolean {
    return canShow(resource);
  }

  /** One of these lists read anew, past what is remembered. */
  async freshListOf(resource: Resource, parent?: string, query?: Query): Promise<readonly Item[]> {
    this.#forgetLists(resource);
    const items = await this.#list(resource, parent, query);
    this.listed(resource, items, parent, query);
    return items;
  }

  /** The rows a view of one thing answers, such as its scripts. */
  async view(resource: Resource, id: string, path: string): Promise<readonly Item[]> {
    return this.#read(joinPath(resource, path), 'id', id, undefined);
  }

  /**
   * The row of the thing `id` of a resource, from a list where it has one for all of its things.
   * `parent` is where it is listed, as far as that is known. Undefined when it can't be learned: it
   * is wanted for a name, and a name is decoration, so a refusal here fails no command.
   */
  async #rowOf(
    resource: Resource,
    id: string,
    {
      parent,
      isOnly = false,
    }: { readonly parent?: string | undefined; readonly isOnly?: boolean } = {},
  ): Promise<Item | undefined> {
    const single = canShow(resource) && (isOnly || findListVerb(resource)?.within !== undefined);
    try {
      return single
        ? await this.item(resource, id)
        : (await this.list(resource, parent)).find((candidate) => candidate.id === id);
    } catch (failure) {
      this.#signal.throwIfAborted();
      if (failure instanceof Error) return undefined;
      throw failure;
    }
  }

  /** The name of the thing `id` of a resource; the id itself when it can't be learned. */
  async nameOf(resource: Resource, id: string): Promise<string> {
    const item = await this.#rowOf(resource, id);
    return (item && (await this.nameIn(resource, item))) || id;
  }

  /** The name of the thing `id` as far as a list already read has it; the id itself otherwise. */
  async knownName(resource: Resource, id: string): Promise<string> {
    const item = await this.#inList(resource, id);
    return (item && readText(item, resource.namedBy)) || id;
  }

  /** The name of one thing, which is read by itself unless a list already read has it. */
  async nameOfOne(resource: Resource, id: string): Promise<string> {
    try {
      return (await this.nameIn(resource, await this.item(resource, id))) || id;
    } catch (failure) {
      this.#signal.throwIfAborted();
      if (failure instanceof Error) return id;
      throw failure;
    }
  }

  /** The names of the thing `id`, listed under `parent`; undefined when they can't be learned. */
  async namesOf(resource: Resource, id: string, parent?: string): Promise<ItemName | undefined> {
    return this.#namesIn(resource, await this.#rowOf(resource, id, { parent }));
  }

  /** The same of the only thing of its resource that is wanted: its list need not be read for it. */
  async namesOfOne(resource: Resource, id: string, parent?: string): Promise<ItemName | undefined> {
    return this.#namesIn(resource, await this.#rowOf(resource, id, { parent, isOnly: true }));
  }

  async #namesIn(resource: Resource, item: Item | undefined): Promise<ItemName | undefined> {
    const name = item && (await this.nameIn(resource, item));
    return name ? { name, full: qualifiedName(resource, { item, name }) } : undefined;
  }

  /** The name of a row: its name field, or the name of what that field refers to. */
  async nameIn(resource: Resource, item: Item): Promise<string> {
    const name = readText(item, resource.namedBy);
    const to = resource.fields[resource.namedBy]?.to;
    return to && name ? this.nameOf(findResource(to), name) : name;
  }
}
