import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fileFormatsInWords } from '../../shared/fileFormats.ts';

test('the README names the same formats as the screens', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  expect(readme.replace(/\s+/g, ' ')).toContain(`Drop a ${fileFormatsInWords} file.`);
});
