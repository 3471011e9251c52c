import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What came of the tests of one stage. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: readonly SkippedTest[];
}

export interface SkippedTest {
  /** The innermost suite that holds the test. */
  readonly suite: string;
  readonly reason: string;
}

const vitestReportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(
        z.object({ ancestorTitles: z.array(z.string()), title: z.string(), status: z.string() }),
      ),
    }),
  ),
});

/** Reads vitest's JSON report, and counts by the folder of `test/` that a file is in. */
export function readVitestReport(path: string, folders: readonly string[]): Map<string, TestCounts> {
  const { testResults } = vitestReportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  return new Map(
    folders.map((folder) => {
      const files = testResults.filter(({ name }) => name.replaceAll('\\', '/').includes(`/test/${folder}/`));
      const tests = files.flatMap(({ assertionResults }) => assertionResults);
      const count = (status: string) => tests.filter((test) => test.status === status).length;
      // A file that could not even be read has no tests, and is a failure all the same.
      const brokenFiles = files.filter(
        ({ status, assertionResults }) =>
          status === 'failed' && assertionResults.every((test) => test.status !== 'failed'),
      );
      const skipped = tests
        .filter(({ status }) => status !== 'passed' && status !== 'failed')
        .map(({ ancestorTitles, title }) => ({ suite: ancestorTitles.at(-1) || title, reason: 'its file says why' }));
      return [folder, { passed: count('passed'), failed: count('failed') + brokenFiles.length, skipped }];
    }),
  );
}

const playwrightTestSchema = z.object({
  status: z.enum(['skipped', 'expected', 'unexpected', 'flaky']),
  annotations: z.array(z.object({ type: z.string(), description: z.string().optional() })),
});

interface PlaywrightSuite {
  readonly title: string;
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly z.infer<typeof playwrightTestSchema>[];
  }[];
  readonly suites?: readonly PlaywrightSuite[] | undefined;
}

const playwrightSuiteSchema: z.ZodType<PlaywrightSuite> = z.object({
  title: z.string(),
  specs: z.array(z.object({ title: z.string(), tests: z.array(playwrightTestSchema) })),
  get suites() {
    return z.array(playwrightSuiteSchema).optional();
  },
});

const playwrightReportSchema = z.object({
  suites: z.array(playwrightSuiteSchema),
  errors: z.array(z.unknown()),
});

/** Reads Playwright's JSON report. Errors outside any test count as one failure each. */
export function readPlaywrightReport(path: string): TestCounts {
  const { suites, errors } = playwrightReportSchema.parse(JSON.parse(readFileSync(path, 'utf8')));
  const tests = suites.flatMap((suite) => testsOf(suite, ''));
  const count = (...statuses: string[]) => tests.filter(({ status }) => statuses.includes(status)).length;
  return {
    passed: count('expected'),
    failed: count('unexpected', 'flaky') + errors.length,
    skipped: tests
      .filter(({ status }) => status === 'skipped')
      .map(({ suite, annotations }) => ({
        suite,
        reason:
          annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description ??
          'it was not reached, or no reason is given',
      })),
  };
}

/** Every test below a suite, with the title of the innermost suite that holds it. */
function testsOf(suite: PlaywrightSuite, above: string): (z.infer<typeof playwrightTestSchema> & { suite: string })[] {
  const title = suite.title || above;
  const own = suite.specs.flatMap((spec) => spec.tests.map((test) => ({ ...test, suite: title })));
  return [...own, ...(suite.suites ?? []).flatMap((inner) => testsOf(inner, title))];
}
