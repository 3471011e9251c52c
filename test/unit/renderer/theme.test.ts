import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../../renderer/src/theme/tokens.css', import.meta.url), 'utf8');

/** The colours of one rule of tokens.css, by name. */
function colours(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('\n}', start));
  return new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const texts = ['ink', 'soft', 'faint', 'accent', 'good', 'warn', 'bad', 'unknown'];
const grounds = ['paper', 'surface', 'sunk', 'hover', 'accent-soft', 'warn-soft', 'bad-soft', 'unknown-soft'];

describe.each([
  ['light', ':root'],
  ['dark', ':root[data-theme="dark"]'],
])('the %s theme', (_name, selector) => {
  const theme = colours(selector);
  const colour = (name: string) => theme.get(name) ?? expect.fail(`${name} is missing`);

  it('lets every text colour reach 4.5:1 on every ground', () => {
    const tooFaint = texts.flatMap((text) =>
      grounds
        .filter((ground) => contrast(colour(text), colour(ground)) < 4.5)
        .map((ground) => `${text} on ${ground}: ${contrast(colour(text), colour(ground)).toFixed(2)}`),
    );
    expect(tooFaint).toEqual([]);
  });

  it('lets the words of a filled button reach 4.5:1', () => {
    expect(contrast(colour('paper'), colour('accent'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(colour('paper'), colour('ink'))).toBeGreaterThanOrEqual(4.5);
  });

  it('lets the edges of controls reach 3:1 on every plain ground', () => {
    for (const ground of ['paper', 'surface', 'sunk']) {
      expect(contrast(colour('edge'), colour(ground)), ground).toBeGreaterThanOrEqual(3);
    }
  });
});
