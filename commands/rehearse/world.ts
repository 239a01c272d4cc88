import * as z from "zod";
import type { RouteSpec } from "../../schemas/routes/route.ts";
import { ApiRefusal, type Asked, ask, askAll } from "../api-client.ts";

/** Somebody who uses the system: what their token says. */
export interface Person {
  sub: string;
  email: string;
  roles: string[];
  organisation?: string;
}

const Token = z.object({ token: z.string() });
const Clock = z.object({ now: z.iso.datetime({ precision: 3 }) });
const Mails = z.object({
  mails: z.array(
    z.object({
      id: z.string(),
      at: z.string(),
      to: z.array(z.string()),
      subject: z.string(),
      html: z.string().optional(),
    }),
  ),
});
export type Mail = z.infer<typeof Mails>["mails"][number];
const Executions = z.object({
  executions: z.array(z.object({ name: z.string(), machine: z.string(), status: z.string() })),
});
const DeadLetters = z.object({ deadLetters: z.array(z.unknown()) });

/** The running system as its users meet it: its API, and a clock that can be moved. Nothing else is touched. */
export class World {
  readonly url: string;
  readonly #tokens = new Map<string, string>();
  /** What was answered to those who are listened to. */
  readonly overheard: { who: string; route: string; text: string }[] = [];
  readonly #listened = new Set<string>();
  readonly events: { at: string; phase: string; what: string }[] = [];
  #now = "";

  constructor(url: string) {
    this.url = url;
  }

  get now(): string {
    return this.#now;
  }

  /** Writes down what happened, for the timeline. */
  note(phase: string, what: string): void {
    this.events.push({ at: this.#now, phase, what });
  }

  async ask<Response extends z.ZodType>(
    who: Person | undefined,
    spec: RouteSpec & { response: Response },
    asked: Asked = {},
  ) {
    const heard = (text: string) =>
      this.overheard.push({ who: who?.sub ?? "", route: `${spec.method} ${spec.path}`, text });
    const listened = who !== undefined && this.#listened.has(who.sub);
    return ask(this.url, who && (await this.#token(who)), spec, { ...asked, ...(listened && { heard }) });
  }

  /** From now on keeps every answer to these people, as it came. */
  listenTo(people: readonly Person[]): void {
    for (const { sub } of people) this.#listened.add(sub);
  }

  async askAll<Item extends z.ZodType>(
    who: Person,
    spec: RouteSpec & {
      response: z.ZodObject<{ items: z.ZodArray<Item>; next: z.ZodOptional<z.ZodString> }>;
    },
    params: Record<string, string>,
    filter: Record<string, string> = {},
  ): Promise<z.output<Item>[]> {
    return askAll(this.url, await this.#token(who), spec, params, filter);
  }

  /** The code that the request is refused with, or undefined where it is not. */
  async refusal(
    who: Person | undefined,
    spec: RouteSpec & { response: z.ZodType },
    asked: Asked = {},
  ): Promise<string | undefined> {
    try {
      await this.ask(who, spec, asked);
      return undefined;
    } catch (error) {
      if (error instanceof ApiRefusal) return error.code;
      throw error;
    }
  }

  /** Moves time forward; answers when everything that was due has happened. */
  async moveTo(instant: string): Promise<void> {
    const to = new Date(Math.max(Date.parse(instant), Date.parse(this.#now || instant))).toISOString();
    this.#now = Clock.parse(await this.#local("clock", { to })).now;
  }

  /** Lets everything under way come to rest, without moving time. */
  async settle(): Promise<void> {
    await this.moveTo(this.#now);
  }

  async start(): Promise<void> {
    this.#now = Clock.parse(await this.#local("clock")).now;
  }

  async mails(): Promise<Mail[]> {
    return Mails.parse(await this.#local("outbox")).mails;
  }

  async executions(): Promise<z.infer<typeof Executions>["executions"]> {
    return Executions.parse(await this.#local("executions")).executions;
  }

  async deadLetters(): Promise<number> {
    return DeadLetters.parse(await this.#local("dead-letters")).deadLetters.length;
  }

  async #token(who: Person): Promise<string> {
    const known = this.#tokens.get(who.sub);
    if (known !== undefined) return known;
    const { token } = Token.parse(await this.#local("token", who));
    this.#tokens.set(who.sub, token);
    return token;
  }

  async #local(path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/_local/${path}`, {
      method: body === undefined ? "GET" : "POST",
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "content-type": "application/json" } }),
    });
    if (!answer.ok) throw new Error(`/_local/${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
