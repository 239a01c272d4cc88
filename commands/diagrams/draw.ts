import { exitsOf, type Workflow } from "../../infra/constructs/asl.ts";

/** A domain's transitions: the act, from which states it may start, and where it ends. */
export type Table = Readonly<Record<string, { readonly from: readonly string[]; readonly to: string }>>;

const block = (lines: readonly string[]): string => `\`\`\`mermaid\n${lines.join("\n")}\n\`\`\`\n`;
const labelled = (from: string, to: string, label: string): string =>
  label === "" ? `  ${from} --> ${to}` : `  ${from} --> ${to}: ${label}`;

/**
 * A state machine as a mermaid diagram. "Any error" is left out of the picture: each task has it, it leads to the one
 * failing end, and drawing it hides everything else.
 */
export const drawWorkflow = (workflow: Workflow): string => {
  const names = Object.keys(workflow.States);
  const id = (name: string) => `s${names.indexOf(name) + 1}`;
  const drawn = new Set<string>();
  const arrows: string[] = [];
  const visit = (name: string): void => {
    const state = workflow.States[name];
    if (state === undefined || drawn.has(name)) return;
    drawn.add(name);
    const exits = exitsOf(state).filter(({ because }) => because !== "any error");
    for (const { to, because } of exits) {
      arrows.push(labelled(id(name), id(to), because));
      visit(to);
    }
    if (exits.length === 0) arrows.push(labelled(id(name), "[*]", ""));
  };
  visit(workflow.StartAt);
  const shown = names.filter((name) => drawn.has(name));
  return block([
    "stateDiagram-v2",
    ...shown.map((name) => `  state "${name}" as ${id(name)}`),
    `  [*] --> ${id(workflow.StartAt)}`,
    ...arrows,
  ]);
};

/** Transitions as a mermaid diagram; a state that nothing leads to is a beginning, one that nothing leaves an end. */
export const drawTransitions = (table: Table): string => {
  const acts = Object.entries(table);
  const reached = new Set(
    acts.filter(([, { from, to }]) => from.some((each) => each !== to)).map(([, { to }]) => to),
  );
  const left = new Set(acts.flatMap(([, { from }]) => from));
  const states = [...new Set(acts.flatMap(([, { from, to }]) => [...from, to]))];
  const id = (state: string) => state.replaceAll(/\W/g, "_");
  return block([
    "stateDiagram-v2",
    ...states.filter((state) => id(state) !== state).map((state) => `  state "${state}" as ${id(state)}`),
    ...states
      .filter((state) => left.has(state) && !reached.has(state))
      .map((state) => labelled("[*]", id(state), "")),
    ...acts.flatMap(([act, { from, to }]) =>
      (from.length === 0 ? ["[*]"] : from.map(id)).map((each) => labelled(each, id(to), act)),
    ),
    ...states.filter((state) => !left.has(state)).map((state) => labelled(id(state), "[*]", "")),
  ]);
};
