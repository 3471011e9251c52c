import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter';

/** Says last of all what was not tested and why: a skipped suite must not pass for a green one. */
export default class SkipReporter implements Reporter {
  readonly #countByReason = new Map<string, number>();

  onTestEnd(test: TestCase, result: TestResult): void {
    if (result.status !== 'skipped') return;
    const reason = test.annotations.find(({ type }) => type === 'skip')?.description ?? 'no reason given';
    this.#countByReason.set(reason, (this.#countByReason.get(reason) ?? 0) + 1);
  }

  onEnd(): void {
    for (const [reason, count] of this.#countByReason) process.stdout.write(`Skipped ${count} tests: ${reason}\n`);
  }
}
