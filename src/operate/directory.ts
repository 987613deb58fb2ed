import { resourceOf } from '../catalog/index.ts';
import type { ListVerb, Resource } from '../catalog/vocabulary.ts';
import { TargetFailure } from '../failures.ts';
import type { Item } from '../output/document.ts';
import { pathOf } from '../platform/paths.ts';
import type { Platform } from '../platform/platform.ts';
import { itemIn, itemsIn, textOf } from './answers.ts';

const listVerb = (resource: Resource): ListVerb | undefined =>
  Object.values(resource.verbs).find((verb) => verb.kind === 'list');

const canShow = (resource: Resource): boolean =>
  Object.values(resource.verbs).some((verb) => verb.kind === 'show' && !verb.from);

/**
 * What a command has read so far: each list and each thing is asked for once, however many
 * targets and references need it.
 */
export class Directory {
  readonly #platform: Platform;
  readonly #signal: AbortSignal;
  readonly #lists = new Map<string, Promise<readonly Item[]>>();
  readonly #items = new Map<string, Promise<Item>>();

  constructor(platform: Platform, signal: AbortSignal) {
    this.#platform = platform;
    this.#signal = signal;
  }

  /**
   * All things of a resource. What is listed under a parent is read for that `parent` (its id), or
   * for every parent there is.
   */
  async list(
    resource: Resource,
    parent?: string,
    query?: Readonly<Record<string, string>>,
  ): Promise<readonly Item[]> {
    const verb = listVerb(resource);
    if (!verb) return [];
    if (!verb.within || parent !== undefined) {
      return this.#read(verb.path ?? resource.path, verb.within, parent, query);
    }
    const above = resource.fields[verb.within]?.to;
    const parents = above ? await this.list(resourceOf(above)) : [];
    const lists = await Promise.all(
      parents.map((item) => this.list(resource, textOf(item, 'id'), query)),
    );
    return lists.flat();
  }

  #read(
    template: string,
    within: string | undefined,
    parent: string | undefined,
    query: Readonly<Record<string, string>> | undefined,
  ): Promise<readonly Item[]> {
    const path = pathOf(template, within && parent !== undefined ? { [within]: parent } : {});
    const key = `${path}?${new URLSearchParams(query)}`;
    const known = this.#lists.get(key);
    if (known) return known;
    const reading = this.#platform
      .send({ method: 'GET', path, ...(query ? { query } : {}) }, { signal: this.#signal })
      .then((answer) => itemsIn(answer, `GET ${path}`));
    this.#lists.set(key, reading);
    return reading;
  }

  /** One thing as `show` answers it. A `TargetFailure` when there is none. */
  async whole(resource: Resource, id: string): Promise<Item> {
    if (!canShow(resource)) {
      const found = (await this.list(resource)).find((item) => item.id === id);
      if (found) return found;
      throw new TargetFailure(`no ${resource.title} has the id ${id}`, { code: 'not_found' });
    }
    const path = pathOf(`${resource.path}/{id}`, { id });
    const known = this.#items.get(path);
    if (known) return known;
    const reading = this.fresh(resource, id);
    this.#items.set(path, reading);
    return reading;
  }

  /** One thing by its id, from a list already read where that will do. */
  async item(resource: Resource, id: string): Promise<Item> {
    return (await this.#listed(resource, id)) ?? this.whole(resource, id);
  }

  /** The thing as a list already read has it, unless that list answers less than `show`. */
  async #listed(resource: Resource, id: string): Promise<Item | undefined> {
    const list = this.#lists.get(`${resource.path}?`);
    if (!list || listVerb(resource)?.lacks) return undefined;
    return (await list).find((item) => item.id === id);
  }

  /** One thing read anew, past what is remembered. */
  async fresh(resource: Resource, id: string): Promise<Item> {
    const path = pathOf(`${resource.path}/{id}`, { id });
    const answer = await this.#platform.send({ method: 'GET', path }, { signal: this.#signal });
    return itemIn(answer, `GET ${path}`);
  }

  /** All things of a resource read anew. */
  async freshList(resource: Resource): Promise<readonly Item[]> {
    this.#lists.delete(`${resource.path}?`);
    return this.list(resource);
  }

  /** The rows a view of one thing answers, such as its scripts. */
  async view(resource: Resource, id: string, path: string): Promise<readonly Item[]> {
    return this.#read(`${resource.path}/{id}/${path}`, 'id', id, undefined);
  }

  /**
   * The name of the thing `id` of a resource; the id itself when it can't be learned. A name is
   * decoration, so a refusal here fails no command.
   */
  async nameOf(resource: Resource, id: string): Promise<string> {
    try {
      const single = canShow(resource) && listVerb(resource)?.within !== undefined;
      const item = single
        ? await this.item(resource, id)
        : (await this.list(resource)).find((candidate) => candidate.id === id);
      return (item && (await this.nameIn(resource, item))) || id;
    } catch (failure) {
      this.#signal.throwIfAborted();
      if (failure instanceof Error) return id;
      throw failure;
    }
  }

  /** The name of a row: its name field, or the name of what that field refers to. */
  async nameIn(resource: Resource, item: Item): Promise<string> {
    const name = textOf(item, resource.namedBy);
    const to = resource.fields[resource.namedBy]?.to;
    return to && name ? this.nameOf(resourceOf(to), name) : name;
  }
}
