import { childrenOf, type Matcher, type RuleTest, ruleTestSchema } from '../../../../shared/contract/ruleLanguage.ts';

export type GroupMode = 'all' | 'any' | 'none';

/** A matcher as it is edited: each part keeps its id, and so its place and focus, whatever changes in it. */
export type MatcherNode = GroupNode | TestNode;
export interface GroupNode {
  readonly id: number;
  readonly mode: GroupMode;
  readonly children: readonly MatcherNode[];
}
export interface TestNode {
  readonly id: number;
  readonly test: RuleTest;
}

let lastId = 0;
function newId(): number {
  lastId += 1;
  return lastId;
}

export const isGroup = (node: MatcherNode): node is GroupNode => 'mode' in node;

function toNode(matcher: Matcher): MatcherNode {
  if ('test' in matcher) return { id: newId(), test: matcher };
  const mode = 'all' in matcher ? 'all' : 'any' in matcher ? 'any' : 'none';
  return { id: newId(), mode, children: (childrenOf(matcher) ?? []).map(toNode) };
}

/** The outermost part is always a group. */
export function treeOf(matcher: Matcher): GroupNode {
  const node = toNode(matcher);
  return isGroup(node) ? node : { id: newId(), mode: 'all', children: [node] };
}

export function newGroup(mode: GroupMode, children: readonly MatcherNode[] = []): GroupNode {
  return { id: newId(), mode, children };
}

export function newTest(test: RuleTest): TestNode {
  return { id: newId(), test };
}

export function isComplete(test: RuleTest): boolean {
  return ruleTestSchema.safeParse(test).success;
}

/** Whether every test says what it looks for, and every group but the outermost has something in it. */
export function isWholeTree(root: GroupNode): boolean {
  const isWhole = (node: MatcherNode): boolean =>
    isGroup(node) ? node.children.length > 0 && node.children.every(isWhole) : isComplete(node.test);
  return root.children.every(isWhole);
}

/** What the tree says; parts that are not finished are left out. */
export function matcherOf(node: GroupNode): Matcher {
  const children = node.children.flatMap((child): Matcher[] => {
    if (!isGroup(child)) return isComplete(child.test) ? [child.test] : [];
    const matcher = matcherOf(child);
    return childrenOf(matcher)?.length === 0 ? [] : [matcher];
  });
  if (node.mode === 'all') return { all: children };
  return node.mode === 'any' ? { any: children } : { none: children };
}

/** The tree with one of its parts replaced, or taken out (null). */
export function replaced(root: GroupNode, id: number, by: MatcherNode | null): GroupNode {
  const children = root.children.flatMap((child): MatcherNode[] => {
    if (child.id === id) return by === null ? [] : [by];
    return [isGroup(child) ? replaced(child, id, by) : child];
  });
  return { ...root, children };
}

export type TestKind = RuleTest['test'];

/** A test of a kind that looks for nothing yet. */
export function emptyTest(kind: TestKind): RuleTest {
  switch (kind) {
    case 'bankText':
      return { test: 'bankText', how: 'contains', text: '' };
    case 'payee':
      return { test: 'payee', names: [] };
    case 'amount':
      return { test: 'amount', how: 'between', from: null, to: null };
    case 'account':
      return { test: 'account', accountIds: [] };
    case 'currency':
      return { test: 'currency', currencies: [] };
    case 'date':
      return { test: 'date', part: 'dayOfMonth', from: 1, to: 31 };
    case 'category':
      return { test: 'category', categoryIds: [] };
    case 'predictedCategory':
      return { test: 'predictedCategory', categoryIds: [] };
    case 'tags':
      return { test: 'tags', tags: [] };
    case 'agreement':
      return { test: 'agreement', atLeast: 1 };
  }
}
