type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** Every group of nodes that reach each other, as one path through each group; a node is in at most one. */
export function findCycles(graph: Graph): string[][] {
  const reported = new Set<string>();
  const finished = new Set<string>();
  const cycles: string[][] = [];

  const visit = (node: string, trail: string[]): void => {
    const seenAt = trail.indexOf(node);
    if (seenAt !== -1) {
      const cycle = trail.slice(seenAt);
      if (cycle.some((member) => reported.has(member))) return;
      cycle.forEach((member) => reported.add(member));
      cycles.push(cycle);
      return;
    }
    if (finished.has(node)) return;
    for (const next of graph.get(node) ?? []) visit(next, [...trail, node]);
    finished.add(node);
  };

  for (const node of graph.keys()) visit(node, []);
  return cycles;
}
