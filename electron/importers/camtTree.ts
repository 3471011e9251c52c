import type { Tag } from './tagScanner.ts';

/** An element of a CAMT document. */
export interface Element {
  /** Upper case, without a namespace prefix. */
  name: string;
  /** The text right after its opening tag, trimmed. */
  value: string;
  attributes: string;
  children: Element[];
  start: number;
  end: number;
  /** Whether its closing tag was found. */
  isClosed: boolean;
  /** Whether tags within it do not match, so that it is unclear what belongs to what. */
  isBroken: boolean;
}

/** CAMT nests its elements about a dozen deep. */
const deepest = 64;

const statementNames: ReadonlySet<string> = new Set(['STMT', 'RPT', 'NTFCTN']);

function elementOf(tag: Tag): Element {
  const { name, value, attributes, start, end } = tag;
  return { name, value, attributes, children: [], start, end, isClosed: tag.isEmpty, isBroken: false };
}

function isStatement(element: Element): boolean {
  return statementNames.has(element.name);
}

/** Puts tags together to elements, and keeps on with the next entry after a place where they do not match. */
class TreeBuilder {
  readonly statements: Element[] = [];
  private readonly open: Element[] = [];
  private tooDeep = 0;

  add(tag: Tag): void {
    if (tag.isClosing) {
      this.close(tag);
      return;
    }
    if (statementNames.has(tag.name)) this.leave(this.open.findIndex(isStatement), tag);
    if (tag.name === 'NTRY') this.enterStatement(tag);
    if (this.open.length >= deepest) {
      this.markBroken();
      if (!tag.isEmpty) this.tooDeep += 1;
      return;
    }
    const element = elementOf(tag);
    this.open.at(-1)?.children.push(element);
    if (isStatement(element)) this.statements.push(element);
    if (!tag.isEmpty) this.open.push(element);
  }

  /** Ends the document; answers whether something is still open there. */
  finish(end: number): boolean {
    for (const element of this.open) element.end = end;
    return this.open.length > 0;
  }

  /** Gives up the elements from a place on: a statement within a statement shows that nothing closed the outer one. */
  private leave(from: number, tag: Tag): void {
    if (from < 0) return;
    for (const element of this.open.splice(from)) {
      element.isBroken = true;
      element.end = tag.start;
    }
    this.tooDeep = 0;
  }

  /** Entries stand right in a statement: whatever is still open there was never closed, and a missing one is made. */
  private enterStatement(tag: Tag): void {
    const at = this.open.findLastIndex(isStatement);
    const statement = this.open[at] ?? { ...elementOf(tag), name: 'STMT', isBroken: true };
    if (at < 0) {
      this.statements.push(statement);
      this.leave(0, tag);
      this.open.push(statement);
    } else if (at < this.open.length - 1) {
      if (this.open[at + 1]?.name !== 'NTRY') statement.isBroken = true;
      this.leave(at + 1, tag);
    }
  }

  private close(tag: Tag): void {
    const isStructural = tag.name === 'NTRY' || statementNames.has(tag.name);
    if (this.tooDeep > 0 && !isStructural) {
      this.tooDeep -= 1;
      return;
    }
    const at = this.open.findLastIndex(({ name }) => name === tag.name);
    if (at < 0 || at < this.open.length - 1) this.markBroken();
    if (at < 0) return;
    this.tooDeep = 0;
    const [closed, ...unclosed] = this.open.splice(at);
    for (const element of unclosed) element.end = tag.end;
    if (closed === undefined) return;
    closed.end = tag.end;
    closed.isClosed = true;
  }

  /** Nothing of the innermost open entry, or else of the statement, can be trusted any more. */
  private markBroken(): void {
    const entry = this.open.findLastIndex(({ name }) => name === 'NTRY');
    for (const element of this.open.slice(Math.max(entry, 0))) element.isBroken = true;
  }
}

/**
 * The statements of a CAMT document with all that is in them, from its tags. Elements that nothing closes, or in which
 * the tags do not match, are marked so. Time is linear in the number of tags.
 */
export function readStatementElements(tags: readonly Tag[]): { statements: Element[]; isUnfinished: boolean } {
  const builder = new TreeBuilder();
  for (const tag of tags) builder.add(tag);
  const isUnfinished = builder.finish(tags.at(-1)?.end ?? 0);
  return { statements: builder.statements, isUnfinished };
}

/** All elements that a path leads to: `['NTRYDTLS', 'TXDTLS']`. */
export function elementsAt(element: Element, path: readonly string[]): Element[] {
  let found = [element];
  for (const name of path) found = found.flatMap(({ children }) => children.filter((child) => child.name === name));
  return found;
}

/** The text of the first element that a path leads to and that has any; empty where there is none. */
export function textAt(element: Element, ...path: string[]): string {
  return elementsAt(element, path).find(({ value }) => value !== '')?.value ?? '';
}
