/** So many people use the system at the same moment. */
const usual = 6;

/** Lets everybody of a list act at the same time, a few at once; answers in the order of the list. */
export async function together<One, Answer>(
  people: readonly One[],
  act: (one: One, index: number) => Promise<Answer>,
  atOnce = usual,
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const queue = [...people.entries()];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      answers[next[0]] = await act(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return answers;
}
