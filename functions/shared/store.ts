import * as z from "zod";
import { auditEntry } from "./audit-entry.ts";
import { canonical, contentHash } from "./canonical.ts";
import type { Change } from "./change.ts";
import { type RefusalCode, refuse } from "./refusal.ts";
import { shardKey, shardOf } from "./shards.ts";
import type { StreamImage } from "./stream-batch.ts";
import type { Condition, IndexName, Item, Key, Page, Table, Write } from "./table.ts";

/** Who did something, and when. */
export interface Author {
  sub: string;
  at: string;
}

/** What the system does by itself, when a timer or a workflow says so. */
export function system(at: string): Author {
  return { sub: "system", at };
}

/** A stored entity with its revision, which is its ETag and the number of its latest audit entry. */
export type Stored<Entity> = Entity & { rev: number; chain: string };

/** From which states an act may start, and the state it leads to. */
export type Transitions<State extends string> = Record<string, { from: readonly State[]; to: State }>;

export interface Access {
  /** The entities under a parent, spread over partitions so that none of them runs hot. */
  index: IndexName;
  key: string;
  shards?: number;
}

interface Kind<Entity> {
  type: string;
  schema: z.ZodType<Entity>;
  /** Where the entity is listed: partition and sort key per index. */
  listed: (
    entity: Entity,
  ) => Partial<Record<IndexName, { partition: string; sort: string; shards?: number }>>;
  /** What conditions of writes look at, beside the state and the revision. */
  guards?: (entity: Entity) => Record<string, string | number | boolean>;
  /** Whether each change leaves an entry in the audit chain; letters and signals are trails of their own. */
  audited: boolean;
  /** Whether it is large and read again and again: one still at its last read revision is not fetched once more. */
  reread?: boolean;
}

const revision = z.object({ rev: z.number(), chain: z.string() });
type Revision = z.infer<typeof revision>;

export interface WriteOptions {
  /** What to refuse with when the condition does not hold; `ConcurrentChange` is tried again by who commits. */
  otherwise?: RefusalCode;
  atLeast?: Condition["atLeast"];
  equal?: Condition["equal"];
  excludes?: Condition["excludes"];
  /** Reasons and parameters for the audit entry; never personal data. */
  details?: Record<string, unknown>;
  letter?: { kind: string; to: string };
}

export interface Store<Entity extends { id: string; state: string }> {
  find(id: string): Promise<Stored<Entity> | undefined>;
  /** The entity as a stream record shows it. Somebody may have changed it since: only a conditional write can tell. */
  seen(image: StreamImage): Stored<Entity> | undefined;
  /** Refuses with NotFound. */
  get(id: string): Promise<Stored<Entity>>;
  /** Everything listed in a partition of an index, shard after shard, read in pages. */
  list(access: Access, range?: { prefix?: string; upTo?: string }): AsyncGenerator<Stored<Entity>>;
  /** The first page of what is listed, with a position to go on from. */
  page(
    access: Access,
    range: { prefix?: string; limit: number; position?: Position },
  ): Promise<{ entities: Stored<Entity>[]; next: Position | undefined }>;
  /** A new entity, its audit entry with it; AlreadyExists unless `otherwise` says another word. */
  created(entity: Entity, action: string, by: Author, options?: WriteOptions): Change<Stored<Entity>>;
  /** The entity as it becomes, on condition that it is still what was read. */
  changed(
    before: Stored<Entity>,
    after: Entity,
    action: string,
    by: Author,
    options?: WriteOptions,
  ): Change<Stored<Entity>>;
  /** A condition on an entity that the transaction itself leaves alone. */
  unchanged(entity: Stored<Entity>, otherwise: RefusalCode): Write;
  /** A condition that there is no entity with this id. */
  absent(id: string, otherwise: RefusalCode): Write;
}

export interface Position {
  shard: number;
  start?: Record<string, unknown>;
}

/** A store of one kind of entity: how it is keyed, listed, parsed on the way out and audited on the way in. */
export function entityStore<Entity extends { id: string; state: string }>(
  table: Table,
  kind: Kind<Entity>,
): Store<Entity> {
  let last: { text: string; entity: Entity; revision: Revision } | undefined;
  function parsed(item: Item): Stored<Entity> {
    const text = z.string().parse(item.entity);
    const at = revision.parse(item);
    const entity = last?.text === text ? last.entity : kind.schema.parse(JSON.parse(text));
    if (kind.reread) last = { text, entity, revision: at };
    return { ...entity, ...at };
  }
  /** What was read last, if it is the one that is asked for and still as it was; its revision is read, always. */
  async function lastIfCurrent(key: Key): Promise<Stored<Entity> | undefined> {
    const known = last;
    if (known?.entity.id !== key.pk) return undefined;
    const now = revision.safeParse(await table.get(key, ["rev", "chain"])).data;
    const { rev, chain } = known.revision;
    return now?.rev === rev && now.chain === chain ? { ...known.entity, rev, chain } : undefined;
  }
  const itemOf = (entity: Entity, rev: number, chain: string): Item => ({
    pk: entity.id,
    sk: "entity",
    type: kind.type,
    state: entity.state,
    rev,
    chain,
    // As one string: the SDK takes ten times longer over a deep map, and nothing but the keys is ever queried.
    entity: canonical(entity),
    ...kind.guards?.(entity),
    ...Object.fromEntries(
      Object.entries(kind.listed(entity)).flatMap(([index, { partition, sort, shards }]) => [
        [`${index}pk`, shards === undefined ? partition : shardKey(partition, shardOf(entity.id, shards))],
        [`${index}sk`, sort],
      ]),
    ),
  });

  function writes(
    entity: Entity,
    before: Stored<Entity> | undefined,
    action: string,
    by: Author,
    options: WriteOptions,
  ): Change<Stored<Entity>> {
    // An entity never stores what its schema does not know.
    const clean = kind.schema.parse(entity);
    const rev = (before?.rev ?? 0) + 1;
    const audit = kind.audited
      ? auditEntry({
          entity: entity.id,
          rev,
          at: by.at,
          by: by.sub,
          action,
          details: options.details ?? {},
          content: contentHash(clean),
          previous: before?.chain ?? "",
        })
      : undefined;
    const chain = audit?.hash ?? "";
    const { atLeast, equal, excludes } = options;
    const condition: Condition =
      before === undefined
        ? { absent: true }
        : { rev: before.rev, state: [before.state], atLeast, equal, excludes };
    const put: Write = {
      put: itemOf(clean, rev, chain),
      condition,
      otherwise: options.otherwise ?? (before === undefined ? "AlreadyExists" : "ConcurrentChange"),
      says: { type: kind.type, id: entity.id, action, ...(options.letter ? { letter: options.letter } : {}) },
    };
    return { output: { ...clean, rev, chain }, writes: audit ? [put, audit.write] : [put] };
  }

  async function page(
    access: Access,
    range: { prefix?: string; upTo?: string; limit: number; position?: Position },
  ) {
    const shards = access.shards ?? 1;
    const entities: Stored<Entity>[] = [];
    let position: Position | undefined = range.position ?? { shard: 0 };
    while (position !== undefined && entities.length < range.limit) {
      const here: Page = await table.query({
        index: access.index,
        partition: access.shards === undefined ? access.key : shardKey(access.key, position.shard),
        prefix: range.prefix,
        upTo: range.upTo,
        limit: range.limit - entities.length,
        start: position.start,
      });
      entities.push(...here.items.map(parsed));
      if (here.next !== undefined) position = { shard: position.shard, start: here.next };
      else position = position.shard + 1 < shards ? { shard: position.shard + 1 } : undefined;
    }
    return { entities, next: position };
  }

  const find = async (id: string) => {
    const key = { pk: id, sk: "entity" };
    const known = await lastIfCurrent(key);
    if (known) return known;
    const item = await table.get(key);
    return item?.type === kind.type ? parsed(item) : undefined;
  };

  return {
    find,
    page,
    async get(id) {
      return (await find(id)) ?? refuse("NotFound", { type: kind.type, id });
    },
    async *list(access, range = {}) {
      let position: Position | undefined;
      do {
        const here: { entities: Stored<Entity>[]; next: Position | undefined } = await page(access, {
          ...range,
          limit: 200,
          position,
        });
        yield* here.entities;
        position = here.next;
      } while (position !== undefined);
    },
    created: (entity, action, by, options = {}) => writes(entity, undefined, action, by, options),
    changed: (before, after, action, by, options = {}) => writes(after, before, action, by, options),
    seen: ({ type, entity, rev, chain }) =>
      type.S === kind.type && entity && rev && chain
        ? { ...kind.schema.parse(JSON.parse(entity.S)), rev: Number(rev.N), chain: chain.S }
        : undefined,
    absent: (id, otherwise) => ({
      check: { pk: id, sk: "entity" },
      condition: { absent: true },
      otherwise,
    }),
    unchanged: (entity, otherwise) => ({
      check: { pk: entity.id, sk: "entity" },
      condition: { rev: entity.rev },
      otherwise,
    }),
  };
}
