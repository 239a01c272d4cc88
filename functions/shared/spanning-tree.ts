/**
 * The rooted tree under the network simplex, on typed arrays. Its two operations are what a pivot needs: hang a
 * subtree somewhere else, and move the potentials of a subtree.
 */

/** An entry of an integer array. Indices are in range by construction; one reader per type of array keeps V8 fast. */
export const int = (values: Int32Array, index: number): number => values[index] ?? 0;
/** The same for doubles. */
export const num = (values: Float64Array, index: number): number => values[index] ?? 0;
/** The same for flags and signs. */
export const bit = (values: Int8Array, index: number): number => values[index] ?? 0;

export const NONE = -1;

export type Tree = ReturnType<typeof star>;

/** A tree in which all nodes hang on the root, which is number `nodes`. Siblings are linked both ways. */
export function star(nodes: number) {
  const tree = {
    parent: new Int32Array(nodes + 1).fill(nodes),
    arcToParent: new Int32Array(nodes + 1).fill(NONE),
    /** 1: that arc runs from the node to its parent. */
    pointsUp: new Int8Array(nodes + 1),
    depth: new Int32Array(nodes + 1).fill(1),
    firstChild: new Int32Array(nodes + 1).fill(NONE),
    next: new Int32Array(nodes + 1).fill(NONE),
    previous: new Int32Array(nodes + 1).fill(NONE),
  };
  tree.parent[nodes] = NONE;
  tree.depth[nodes] = 0;
  for (let node = 0; node < nodes; node += 1) link(tree, node, nodes);
  return tree;
}

function link({ parent, firstChild, next, previous }: Tree, node: number, above: number): void {
  const sibling = int(firstChild, above);
  next[node] = sibling;
  previous[node] = NONE;
  if (sibling !== NONE) previous[sibling] = node;
  firstChild[above] = node;
  parent[node] = above;
}

function unlink({ parent, firstChild, next, previous }: Tree, node: number): void {
  const before = int(previous, node);
  const after = int(next, node);
  if (before === NONE) firstChild[int(parent, node)] = after;
  else next[before] = after;
  if (after !== NONE) previous[after] = before;
}

/** Cuts the subtree under `bottom` off and hangs it, by its node `top`, on `above`: the path between is turned round. */
export function rehang(
  tree: Tree,
  top: number,
  bottom: number,
  above: number,
  arc: number,
  up: number,
): void {
  const { parent, arcToParent, pointsUp } = tree;
  let node = top;
  let newParent = above;
  let newArc = arc;
  let newUp = up;
  for (;;) {
    const oldParent = int(parent, node);
    const oldArc = int(arcToParent, node);
    const oldUp = bit(pointsUp, node);
    unlink(tree, node);
    link(tree, node, newParent);
    arcToParent[node] = newArc;
    pointsUp[node] = newUp;
    if (node === bottom) return;
    newParent = node;
    newArc = oldArc;
    newUp = 1 - oldUp;
    node = oldParent;
  }
}

/** Gives every node the potential at which its tree arc has reduced cost zero, the root's being zero; in preorder. */
export function reprice(
  { parent, arcToParent, pointsUp, firstChild, next }: Tree,
  potential: Float64Array,
  costOf: (arc: number) => number,
): void {
  const root = parent.length - 1;
  potential[root] = 0;
  for (let node = root; ; ) {
    let onward = int(firstChild, node);
    while (onward === NONE && node !== root) {
      onward = int(next, node);
      node = int(parent, node);
    }
    if (onward === NONE) return;
    node = onward;
    const price = costOf(int(arcToParent, node));
    potential[node] = num(potential, int(parent, node)) + (bit(pointsUp, node) === 1 ? -price : price);
  }
}

/** Moves the potentials of a subtree, and counts its depths again, in preorder. */
export function shift(
  { parent, depth, firstChild, next }: Tree,
  potential: Float64Array,
  top: number,
  by: number,
): void {
  let node = top;
  for (;;) {
    potential[node] = num(potential, node) + by;
    depth[node] = int(depth, int(parent, node)) + 1;
    let onward = int(firstChild, node);
    while (onward === NONE && node !== top) {
      onward = int(next, node);
      node = int(parent, node);
    }
    if (onward === NONE) return;
    node = onward;
  }
}
