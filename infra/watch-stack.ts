import { type App, Stack } from "aws-cdk-lib";
import { Alarms } from "./constructs/alarms.ts";
import type { Settings } from "./stage.ts";
import { type Watched, watch } from "./watch.ts";

/** The alarms, in a stack of their own: the service's has little room below the 500 resources that one may hold. */
export class WatchStack extends Stack {
  constructor(app: App, settings: Settings, watched: Watched) {
    super(app, "Watch", { stackName: `${settings.name}-watch` });
    watch(new Alarms(this, "Alarms"), watched);
  }
}
