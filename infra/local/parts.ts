import { LocalHostError } from "./json.ts";

/** Says which part did not start. */
export const partOf = async <T>(name: string, starting: Promise<T>): Promise<T> => {
  try {
    return await starting;
  } catch (error) {
    if (error instanceof LocalHostError) throw error;
    throw new LocalHostError(`${name} did not start: ${error instanceof Error ? error.message : error}.`);
  }
};
