import { existsSync } from "node:fs";
import { join } from "node:path";
import { Code } from "aws-cdk-lib/aws-lambda";
import { Construct } from "constructs";
import {
  type EnvironmentOf,
  type EnvironmentSchema,
  type Grant,
  ServiceFunction,
} from "./service-function.ts";

/** One function of a domain: its environment as its schema wants it, what it may do, and how large it is. */
export interface Deployable<Schema extends EnvironmentSchema> {
  environment: EnvironmentOf<Schema>;
  may: readonly Grant[];
  seconds: number;
  memory?: number;
  atOnce?: number;
}

const pascal = (text: string): string =>
  text.replaceAll(/(?:^|[^a-zA-Z0-9])([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Every function, by the name of its handler file; all of them deploy the same directory of bundles. */
export class Deployables extends Construct {
  readonly all = new Map<string, ServiceFunction>();
  private readonly bundles: string;
  private readonly code: Code;

  constructor(scope: Construct, id: string, bundles: string) {
    super(scope, id);
    this.bundles = bundles;
    this.code = Code.fromAsset(bundles);
  }

  /** Deploys a domain: a handler without a plan, a plan without a handler or a missing variable does not compile. */
  domain<Schemas extends Readonly<Record<string, EnvironmentSchema>>>(
    domain: string,
    schemas: Schemas,
    plans: { readonly [Name in keyof Schemas]: Deployable<Schemas[Name]> },
  ): void {
    for (const name in schemas) {
      const schema = schemas[name];
      if (schema === undefined) continue;
      const { may, ...plan } = plans[name];
      const handler = `${domain}/${name}`;
      if (!existsSync(join(this.bundles, `${handler}.mjs`)))
        throw new Error(`There is no functions/${handler}.handler.ts`);
      const props = { ...plan, handler, code: this.code, schema };
      this.all.set(handler, new ServiceFunction(this, pascal(handler), props).may(...may));
    }
  }

  get(handler: string): ServiceFunction {
    const found = this.all.get(handler);
    if (found === undefined) throw new Error(`${handler} is not deployed`);
    return found;
  }
}
