import { type App, Stack } from "aws-cdk-lib";
import { PublicApi, type PublicApiProps } from "./constructs/public-api.ts";
import type { Settings } from "./stage.ts";

/** The routes of the API, a resource each, in a stack of their own: one stack holds 500 resources. */
export class ApiStack extends Stack {
  constructor(app: App, settings: Settings, served: PublicApiProps) {
    super(app, "Api", { stackName: `${settings.name}-api` });
    new PublicApi(this, "Api", served);
  }
}
