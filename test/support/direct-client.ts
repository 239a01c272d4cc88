import { Agent, request } from "node:http";
import { DynamoDBClient, TransactionCanceledException } from "@aws-sdk/client-dynamodb";

// The engine checks that a signature is there, not that it is right.
const authorization =
  "AWS4-HMAC-SHA256 Credential=test/20230101/eu-north-1/dynamodb/aws4_request, SignedHeaders=host, Signature=0";

/**
 * The SDK's client for a test that asks hundreds of thousands of times. A command's input is the wire's JSON already, so
 * it is posted as it is: nothing is serialised by schema, signed or tried again, which is most of a call's time. What
 * our table says to the database and how it takes an answer stay what they are.
 */
export function directClient(endpoint: string): DynamoDBClient {
  const agent = new Agent({ keepAlive: true });
  const client = new DynamoDBClient({
    endpoint,
    region: "eu-north-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
    cacheMiddleware: true,
  });
  const post = (target: string, body: string) =>
    new Promise<{ status: number; text: string }>((resolve, reject) => {
      const headers = {
        "content-type": "application/x-amz-json-1.0",
        "content-length": Buffer.byteLength(body),
        "x-amz-target": `DynamoDB_20120810.${target}`,
        "x-amz-date": "20230101T000000Z",
        authorization,
      };
      const call = request(endpoint, { method: "POST", agent, headers }, (response) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        );
      });
      call.on("error", reject);
      call.end(body);
    });
  client.middlewareStack.add(
    (_next, { commandName = "" }) =>
      async ({ input }) => {
        const { status, text } = await post(commandName.replace(/Command$/, ""), JSON.stringify(input));
        const answer = JSON.parse(text);
        const $metadata = { httpStatusCode: status };
        if (status === 200) return { response: answer, output: { ...answer, $metadata } };
        if (String(answer.__type).endsWith("TransactionCanceledException"))
          throw new TransactionCanceledException({ ...answer, message: text, $metadata });
        throw new Error(text);
      },
    { step: "initialize", priority: "high", name: "direct" },
  );
  const { destroy } = client;
  client.destroy = () => {
    agent.destroy();
    destroy.call(client);
  };
  return client;
}
