import { hearingRoutes as routes } from "../../schemas/routes/hearing.ts";
import { publicCommand, type Route } from "../shared/http.ts";
import { cancelSubscription, confirmSubscription, type SubscribeDeps, subscribe } from "./subscribe.ts";

export function publicRoutes(deps: SubscribeDeps): Route[] {
  const cancel = cancelSubscription(deps);
  return [
    publicCommand(routes.subscribe, ({ body, by }) => subscribe(deps)(body, by)),
    publicCommand(routes.confirmSubscription, ({ body, by }) => confirmSubscription(deps)(body.token, by)),
    publicCommand(routes.cancelSubscription, ({ body, by }) => cancel(body.token, by)),
    publicCommand(routes.unsubscribeInOneClick, ({ params, by }) => cancel(params.subscriptionToken, by)),
  ];
}
