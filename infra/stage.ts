import type { App } from "aws-cdk-lib";
import * as z from "zod";

const Settings = z.object({
  /** Part of every name, so that several stages fit in one account and region. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,15}$/, "a stage is at most 16 small letters, digits and hyphens")
    .default("dev"),
  /** The domain that letters come from; its owner must put the DKIM records that SES names into DNS. */
  domain: z
    .string()
    .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, "a mail domain such as utlysning.example")
    .default("utlysning.example"),
});
export type Settings = z.infer<typeof Settings> & { name: string; fromAddress: string };

/** What differs between deployments: `-c stage=… -c domain=…`. */
export const settingsOf = (app: App): Settings => {
  const given = Settings.parse({
    stage: app.node.tryGetContext("stage"),
    domain: app.node.tryGetContext("domain"),
  });
  return { ...given, name: `utlysning-${given.stage}`, fromAddress: `utlysning@${given.domain}` };
};
