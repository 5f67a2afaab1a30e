/** Rule ids defined in a chapter of docs/rules: lines that begin `- **[P1]**`. */
export function findDefinedRules(markdown: string): { id: string; line: number }[] {
  return [...markdown.split("\n").entries()].flatMap(([index, line]) => {
    const match = /^- \*\*\[([A-Z]\d+)\]\*\*/.exec(line);
    return match?.[1] ? [{ id: match[1], line: index + 1 }] : [];
  });
}

/** Rule ids named in the titles of tests, or of `cases` that a test file makes into tests. */
export function findTestedRules(source: string): { id: string; line: number }[] {
  const found: { id: string; line: number }[] = [];
  for (const [index, line] of source.split("\n").entries()) {
    if (!/\b(?:test|it|describe|cases)\b|^\s*["'`]\[|\]\s*\)\s*\(\s*["'`]|^\s*\]\)\(/.test(line)) continue;
    for (const match of line.matchAll(/["'`(\s]((?:\[[A-Z]\d+\]\s?)+)/g)) {
      for (const id of (match[1] ?? "").matchAll(/\[([A-Z]\d+)\]/g)) if (id[1]) found.push({ id: id[1], line: index + 1 });
    }
  }
  return found;
}

type Located = { readonly path: string; readonly id: string; readonly line: number };

/** Rules without a test, tests of rules that are not written, rules written twice. */
export function compareRules(defined: readonly Located[], tested: readonly Located[]): string[] {
  const faults: string[] = [];
  const first = new Map<string, Located>();
  for (const rule of defined) {
    const before = first.get(rule.id);
    if (before) faults.push(`${rule.path}:${rule.line}: rule ${rule.id} is already written at ${before.path}:${before.line}`);
    else first.set(rule.id, rule);
  }
  const named = new Set(tested.map((test) => test.id));
  for (const rule of first.values())
    if (!named.has(rule.id)) faults.push(`${rule.path}:${rule.line}: rule ${rule.id} has no test`);
  for (const test of tested)
    if (!first.has(test.id))
      faults.push(`${test.path}:${test.line}: a test names rule ${test.id}, which docs/rules does not hold`);
  return faults;
}
