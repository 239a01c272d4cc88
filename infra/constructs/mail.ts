import { Stack } from "aws-cdk-lib";
import { EventBus } from "aws-cdk-lib/aws-events";
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  SuppressionReasons,
} from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import type { Settings } from "../stage.ts";

/** The address that letters come from, and the configuration set through which SES says what became of them. */
export class Mail extends Construct {
  readonly fromAddress: string;
  readonly identityArn: string;
  readonly configurationSetArn: string;
  readonly configurationSetName: string;

  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const identity = new EmailIdentity(this, "Identity", { identity: Identity.domain(settings.domain) });
    const configurationSet = new ConfigurationSet(this, "ConfigurationSet", {
      configurationSetName: settings.name,
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    configurationSet.addEventDestination("Fates", {
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, "Bus", "default")),
      // Not SEND: that SES took a letter stands in its answer, and each event costs an invocation.
      events: [
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
      ],
    });
    this.fromAddress = settings.fromAddress;
    this.identityArn = identity.emailIdentityArn;
    this.configurationSetName = settings.name;
    this.configurationSetArn = Stack.of(this).formatArn({
      service: "ses",
      resource: "configuration-set",
      resourceName: configurationSet.configurationSetName,
    });
  }
}
