import { contentHash } from "./canonical.ts";

/** The partition that holds one shard of a list. */
export function shardKey(partition: string, shard: number): string {
  return `${partition}#${shard}`;
}

/** The shard that an entity lies in, always the same. */
export function shardOf(id: string, shards: number): number {
  return Number.parseInt(contentHash(id).slice(0, 8), 16) % shards;
}
