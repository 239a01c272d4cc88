import type { IncomingMessage } from "node:http";
import * as z from "zod";
import type { Clock } from "./clock.ts";
import { readBody } from "./http-api.ts";
import { type HttpAnswer, message } from "./http-event.ts";
import { type Issuer, TokenRequest } from "./issuer.ts";
import { parseJson } from "./json.ts";
import type { Mailbox } from "./mailbox.ts";
import { listDeadLetters, type Store } from "./store.ts";
import type { Execution } from "./workflow-journal.ts";
import type { Workflows } from "./workflows.ts";

const ClockRequest = z.object({ to: z.iso.datetime({ offset: true }) });

const json = (value: unknown): HttpAnswer => ({
  status: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});

export const executionSummary = (execution: Execution) => ({
  name: execution.name,
  machine: execution.machine.split(":").at(-1) ?? "",
  status: execution.status,
  startedAt: new Date(execution.startedAt).toISOString(),
  ...(execution.stoppedAt !== undefined && { stoppedAt: new Date(execution.stoppedAt).toISOString() }),
  input: parseJson(execution.input),
  ...(execution.output !== undefined && { output: parseJson(execution.output) }),
  ...(execution.error !== undefined && { error: execution.error, cause: execution.cause ?? "" }),
});

/** What exists on this machine only, under `/_local/`: tokens, the clock, and a look at everything. */
export const createLocalRoutes = (options: {
  issuer: Issuer;
  clock: Clock;
  moveTo: (instant: number) => Promise<void>;
  mailbox: Mailbox;
  workflows: Workflows;
  store: Store;
  health: () => object;
}) => {
  const { clock, mailbox, workflows } = options;

  const body = async (request: IncomingMessage): Promise<unknown> => {
    const text = (await readBody(request))?.toString() ?? "";
    return text === "" ? {} : parseJson(text);
  };

  const clockRoute = async (request: IncomingMessage): Promise<HttpAnswer> => {
    if (request.method === "POST") {
      const instant = Date.parse(ClockRequest.parse(await body(request)).to);
      if (instant < clock.now())
        return message(409, `It is ${clock.iso()} already, and time does not go back.`);
      await options.moveTo(instant);
    }
    return json({ now: clock.iso(), mode: clock.mode });
  };

  const executionRoute = (name: string): HttpAnswer => {
    const found = workflows.history(name);
    if (found === undefined) return message(404, `There is no execution ${name}.`);
    return json({ ...executionSummary(found.execution), events: found.events });
  };

  const route = async (request: IncomingMessage, path: string): Promise<HttpAnswer> => {
    if (path === "/_local/token" && request.method === "POST") {
      return json({ token: await options.issuer.sign(TokenRequest.parse(await body(request))) });
    }
    if (path === "/_local/clock") return clockRoute(request);
    if (path === "/_local/outbox") return json({ page: mailbox.url, mails: mailbox.list() });
    if (path === "/_local/executions") return json({ executions: workflows.all().map(executionSummary) });
    if (path.startsWith("/_local/executions/")) {
      return executionRoute(decodeURIComponent(path.slice("/_local/executions/".length)));
    }
    if (path === "/_local/dead-letters") return json({ deadLetters: listDeadLetters(options.store) });
    if (path === "/_local/health") return json(options.health());
    if (path === "/_local/inbox") return { status: 302, headers: { location: mailbox.url }, body: "" };
    return message(404, "Not Found");
  };

  return async (request: IncomingMessage, path: string): Promise<HttpAnswer> => {
    try {
      return await route(request, path);
    } catch (error) {
      if (error instanceof SyntaxError) return message(400, "The body is not JSON.");
      if (error instanceof z.ZodError) {
        const [issue] = error.issues;
        return message(400, `${issue?.path.join(".") || "body"}: ${issue?.message ?? "invalid"}`);
      }
      return message(500, error instanceof Error ? error.message : String(error));
    }
  };
};
