import { setTimeout as sleep } from "node:timers/promises";

/** What a test says to a host over HTTP, as anybody outside would. */
export const clientOf = (url: string) => {
  const call = async (method: string, path: string, body?: object, headers: Record<string, string> = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: text === "" ? undefined : JSON.parse(text),
    };
  };
  return {
    call,
    items: async (pk: string): Promise<Record<string, string>[]> =>
      (await call("GET", `/lists/${pk}`)).body.items,
    /** How often each step or delivery ran. */
    counts: async (): Promise<Record<string, number>> => {
      const { items } = (await call("GET", "/lists/count")).body;
      return Object.fromEntries(items.map((item: Record<string, string>) => [item.sk, Number(item.n)]));
    },
    start: (machine: string, name: string, input: object = {}) =>
      call("POST", `/workflows/${machine}`, { name, input }),
    execution: async (name: string) => (await call("GET", `/_local/executions/${name}`)).body,
    moveTo: (to: string) => call("POST", "/_local/clock", { to }),
  };
};

/** Waits for what another process does; gives up after ten seconds. */
export const eventually = async <T>(read: () => Promise<T | undefined>): Promise<T> => {
  for (let attempt = 0; attempt < 500; attempt += 1) {
    const value = await read().catch(() => undefined);
    if (value !== undefined) return value;
    await sleep(20);
  }
  throw new Error("It did not happen within ten seconds.");
};
