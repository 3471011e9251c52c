import type { DecodedText } from './decodeText.ts';
import type { TextEncoding } from './statement.ts';

/** A delimited text, whole in memory or to be read piece by piece as often as it takes. */
export interface CsvSource {
  readonly encoding: TextEncoding;
  /** Whether the encoding is beyond doubt. */
  readonly certain: boolean;
  /** The beginning, from which the layout is told: all of a text that is not large. */
  readonly head: string;
  readonly headIsAll: boolean;
  /** All of the text from its beginning, with line ends made `\n`. */
  pieces(): Iterable<string>;
}

export function wholeSource({ text, encoding, certain }: DecodedText): CsvSource {
  return { encoding, certain, head: text, headIsAll: true, pieces: () => [text] };
}
