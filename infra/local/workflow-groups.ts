export type Group = { isOver: boolean };

/** At most `limit` at a time, in order; the first failure ends the group, and nothing new begins in it. */
export const inParallel = async <T>(
  count: number,
  limit: number,
  work: (index: number, group: Group) => Promise<T>,
): Promise<T[]> => {
  const group: Group = { isOver: false };
  const results: T[] = [];
  let next = 0;
  const worker = async () => {
    while (next < count && !group.isOver) {
      const index = next;
      next += 1;
      results[index] = await work(index, group);
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(count, limit) }, worker));
    return results;
  } finally {
    group.isOver = true;
  }
};
