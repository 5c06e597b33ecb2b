/** Where everybody stands in the tree of doors: the owner at the left, each introduction a column to the right. */
import type { Door } from '$lib/api';

export const pitch = 50;
export const columnWidth = 208;
/** From the left edge to the first column: the owner's own place and the lines from it. */
export const firstColumn = 124;
export const nodeWidth = 160;
/** Above this many people branches fold. */
export const foldsAbove = 60;

export interface Node {
  /** Its place in `doors`. */
  at: number;
  door: Door;
  depth: number;
  x: number;
  /** Of its middle. */
  y: number;
  children: number[];
  /** Its children are not shown. */
  folded: boolean;
}

export interface Tree {
  /** Those that are shown, parents before children. */
  nodes: Node[];
  width: number;
  height: number;
  /** The owner's middle. */
  owner: number;
}

export function childrenOf(doors: Door[]): Map<number | null, number[]> {
  const children = new Map<number | null, number[]>();
  doors.forEach(({ parent }, at) => {
    const own = children.get(parent);
    if (own) own.push(at);
    else children.set(parent, [at]);
  });
  return children;
}

/** From whom I knew by myself to this one. */
export function pathTo(doors: Door[], at: number): number[] {
  const path = [];
  for (let next: number | null = at; next !== null; next = doors[next]?.parent ?? null) path.unshift(next);
  return path;
}

/** Branches that are folded at first: none in a small tree, all but the first columns in a large one. */
export function foldedAtFirst(doors: Door[]): Set<number> {
  if (doors.length <= foldsAbove) return new Set();
  const children = childrenOf(doors);
  const depth = doors.map((_, at) => pathTo(doors, at).length - 1);
  const shallow = depth.filter((each) => each < 2).length;
  const from = shallow <= foldsAbove ? 1 : 0;
  return new Set(doors.flatMap((_, at) => (children.has(at) && depth[at]! >= from ? [at] : [])));
}

export function treeOf(doors: Door[], folded: ReadonlySet<number>): Tree {
  const children = childrenOf(doors);
  const nodes: Node[] = [];
  let row = 0;
  let deepest = 0;
  const place = (at: number, depth: number): number => {
    const own = children.get(at) ?? [];
    const shut = own.length > 0 && folded.has(at);
    const x = firstColumn + depth * columnWidth;
    const node: Node = { at, door: doors[at]!, depth, x, y: 0, children: own, folded: shut };
    nodes.push(node);
    deepest = Math.max(deepest, depth);
    const below = shut ? [] : own.map((child) => place(child, depth + 1));
    node.y = below.length > 0 ? (below[0]! + below[below.length - 1]!) / 2 : (row++ + 0.5) * pitch;
    return node.y;
  };
  const roots = (children.get(null) ?? []).map((at) => place(at, 0));
  const owner = roots.length > 0 ? (roots[0]! + roots[roots.length - 1]!) / 2 : pitch / 2;
  return {
    nodes,
    width: firstColumn + deepest * columnWidth + nodeWidth + 4,
    height: Math.max(1, row) * pitch,
    owner,
  };
}

/** From one's right edge to another's left, level at both ends. */
export function curve(fromX: number, fromY: number, toX: number, toY: number): string {
  const middle = (fromX + toX) / 2;
  return `M${fromX} ${fromY}C${middle} ${fromY} ${middle} ${toY} ${toX} ${toY}`;
}

/** Whom an arrow key leads to: → the first child, ← the parent, ↑ ↓ the next in the same column. */
export function step({ nodes }: Tree, at: number, key: string): number | undefined {
  const node = nodes.find((one) => one.at === at);
  if (!node) return nodes[0]?.at;
  if (key === 'ArrowRight') return node.children[0];
  if (key === 'ArrowLeft') return node.door.parent ?? undefined;
  if (key === 'Home') return nodes[0]?.at;
  if (key === 'End') return nodes[nodes.length - 1]?.at;
  const level = nodes.filter(({ depth }) => depth === node.depth);
  const next = level.indexOf(node) + (key === 'ArrowDown' ? 1 : -1);
  return level[next]?.at;
}
