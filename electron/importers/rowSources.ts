import { shortSource } from './statement.ts';

/**
 * Finds the source of a row by its line: the text from there to the line before the next row. Of rows that share a line,
 * as in a file without line ends, it is not told apart: undefined.
 */
export function sourcesOfRows(text: string, rowLines: Iterable<number>): (line: number) => string | undefined {
  const lines = text.split('\n');
  const counts = new Map<number, number>();
  for (const line of rowLines) counts.set(line, (counts.get(line) ?? 0) + 1);
  const starts = [...counts.keys()].sort((a, b) => a - b);
  const nextOf = new Map(starts.map((line, at) => [line, starts[at + 1] ?? lines.length + 1]));
  return (line) => {
    if (counts.get(line) !== 1) return undefined;
    const source = shortSource(lines.slice(line - 1, (nextOf.get(line) ?? line + 1) - 1).join('\n'));
    return source === '' ? undefined : source;
  };
}
