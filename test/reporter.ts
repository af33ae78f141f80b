import type { Reporter, TestModule } from 'vitest/node';

/**
 * Ends the run with one line to read or to parse: "N passed, N failed".
 *
 * What fails outside a test counts as well: a file that does not load, a hook, an error nobody caught. The line is
 * written when the process ends, because anything may still print or fail after the last test.
 */
export default class CountReporter implements Reporter {
  private passed = 0;
  private failed = 0;
  private skipped = 0;

  onInit(): void {
    process.once('exit', (code) => {
      const failed = code === 0 ? this.failed : Math.max(this.failed, 1);
      const skipped = this.skipped > 0 ? `, ${this.skipped} skipped` : '';
      process.stdout.write(`${this.passed} passed, ${failed} failed${skipped}\n`);
    });
  }

  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const groups = modules.flatMap((module) => [module, ...module.children.allSuites()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;

    this.passed = count('passed');
    this.failed = count('failed') + groups.filter((group) => group.errors().length > 0).length + unhandledErrors.length;
    this.skipped = tests.length - count('passed') - count('failed');
  }
}
