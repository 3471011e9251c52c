import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';

/** In the program of a regular expression; `(a{100}){100}` would need millions. */
const largestProgram = 20_000;

/**
 * What is wrong with a regular expression, in a plain sentence, or null where it can be used. RE2 takes time in proportion
 * to the text, whatever the expression: that is why it knows neither lookarounds nor back-references.
 */
export function regularExpressionProblem(pattern: string): string | null {
  try {
    const compiled = compileRegularExpression(pattern);
    if (compiled.programSize() > largestProgram) {
      return 'This expression repeats too much: write smaller numbers in its braces.';
    }
    return compiled.test('') ? 'This expression matches every text: say something that must be in it.' : null;
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return inWords(error.getDescription());
    if (error instanceof RE2JSException) return inWords(error.message);
    throw error;
  }
}

/** Matches in any case, anywhere in the text. Throws where `regularExpressionProblem` says what is wrong. */
export function compileRegularExpression(pattern: string): RE2JS {
  return RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
}

const problems: readonly (readonly [part: string, words: string])[] = [
  ['missing closing )', 'A bracket ( is opened and not closed.'],
  ['unexpected )', 'A bracket ) closes nothing.'],
  ['missing closing ]', 'A bracket [ is opened and not closed.'],
  ['invalid repeat count', 'The number of repetitions in the braces is too large or upside down.'],
  ['invalid nested repetition', 'Two signs of repetition follow one another.'],
  ['missing argument to repetition', 'A sign of repetition stands where there is nothing to repeat.'],
  ['invalid or unsupported Perl syntax', 'Lookaheads, lookbehinds and the like are not possible here.'],
  [
    'invalid escape sequence',
    'A backslash stands before something that it means nothing for. There are no back-references.',
  ],
  ['trailing backslash', 'It ends with a backslash that stands for nothing.'],
  ['invalid character class range', 'A range in square brackets is upside down, or its class is unknown.'],
  ['invalid named capture', 'The name of a group is not closed, or is there twice.'],
  ['expression too large', 'This expression repeats too much: write smaller numbers in its braces.'],
  ['nests too deeply', 'Its brackets are nested too deeply.'],
];

function inWords(description: string): string {
  const known = problems.find(([part]) => description.includes(part));
  return known ? known[1] : `This regular expression cannot be read: ${description}.`;
}
