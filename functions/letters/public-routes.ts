import type { Letter } from "../../schemas/letter.ts";
import type { OptOut } from "../../schemas/letter-care.ts";
import { lettersRoutes as routes } from "../../schemas/routes/letters.ts";
import { publicCommand, publicly, type Route } from "../shared/http.ts";
import type { Store } from "../shared/store.ts";
import type { Table } from "../shared/table.ts";
import { choicePage } from "./choice-page.ts";
import { choose, readChoice } from "./unsubscribe.ts";

interface PublicDeps {
  table: Table;
  letters: Store<Letter>;
  optOuts: Store<OptOut>;
}

export function publicRoutes(deps: PublicDeps): Route[] {
  const page = async (token: string, state?: OptOut["state"]) => {
    const choice = await readChoice(deps)(token);
    return choicePage(choice.letter, state ?? choice.state);
  };
  const said = async (token: string, state: OptOut["state"], by: { sub: string; at: string }) => {
    const change = await choose(deps)(token, state, by);
    return { ...change, output: await page(token, state) };
  };
  return [
    publicly(routes.readChoice, ({ params }) => page(params.letterToken)),
    publicCommand(routes.unsubscribe, ({ params, by }) => said(params.letterToken, "out", by)),
    publicCommand(routes.resubscribe, ({ params, by }) => said(params.letterToken, "in", by)),
  ];
}
