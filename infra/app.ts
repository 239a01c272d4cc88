import { App, Tags, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { ApiStack } from "./api-stack.ts";
import { bundleHandlers } from "./constructs/bundles.ts";
import { failOnFindings } from "./constructs/findings.ts";
import { DataStack } from "./data-stack.ts";
import { ServiceStack } from "./service-stack.ts";
import { settingsOf } from "./stage.ts";
import { WatchStack } from "./watch-stack.ts";

/**
 * The CDK app. It knows no account and no region, so that it is synthesized the same everywhere; a finding of cdk-nag
 * or of the template validation, warnings included, fails it.
 */
const app = new App({
  analyticsReporting: false,
  // Here and not in cdk.json, so that whoever synthesizes gets the same templates.
  postCliContext: {
    "@aws-cdk/core:validateAgainstDefaultRules": true,
    "@aws-cdk/core:annotationsInValidationReport": true,
    "@aws-cdk/core:checkSecretUsage": true,
    // The table cannot be taken away while something reads it.
    "@aws-cdk/core:defaultCrossStackReferences": "strong",
    "@aws-cdk/core:enablePartitionLiterals": true,
    "@aws-cdk/core:includePrefixInUniqueNameGeneration": true,
    "@aws-cdk/core:target-partitions": ["aws"],
    "@aws-cdk/aws-iam:minimizePolicies": true,
    "@aws-cdk/aws-lambda:recognizeLayerVersion": true,
    "@aws-cdk/aws-lambda:useCdkManagedLogGroup": true,
    "@aws-cdk/aws-lambda:createNewPoliciesWithAddToRolePolicy": false,
    "@aws-cdk/aws-dynamodb:resourcePolicyPerReplica": true,
    "@aws-cdk/aws-dynamodb:retainTableReplica": true,
    "@aws-cdk/aws-events:eventsTargetQueueSameAccount": true,
    "@aws-cdk/aws-s3:publicAccessBlockedByDefault": true,
    "@aws-cdk/aws-apigateway:logGroupDestinationArnWithoutWildcard": true,
  },
});
Validations.of(app).addPlugins(new AwsSolutionsChecks(app, { verbose: true }));

const settings = settingsOf(app);
const data = new DataStack(app, settings);
const service = new ServiceStack(app, settings, data, await bundleHandlers());
new ApiStack(app, settings, service.served);
new WatchStack(app, settings, service.watched);
Tags.of(app).add("utlysning-stage", settings.stage);
failOnFindings(app.synth().directory);
