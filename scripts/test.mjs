import { availableParallelism } from 'node:os';
import { runChecks } from './check.mjs';
import { build } from './setup/build.mjs';
import { installPackages, installTools } from './setup/install.mjs';
import { runTests } from './setup/jest.mjs';

// Arguments after `--` go to jest: npm test -- --testPathPatterns login
const { long, rest } = {
  long: process.argv.includes('--long'),
  rest: process.argv.slice(2).filter((argument) => argument !== '--long'),
};

/** A story keeps a Strapi, a simulator and perhaps a browser busy: one worker per core, and few of them. */
const workers = Math.min(Math.max(availableParallelism(), 1), 4);

function runJest() {
  const projects = long ? ['long', 'story-long'] : ['unit', 'story'];
  return runTests(projects, long ? 1 : workers, rest);
}

const countChecks = (checks) => ({
  passed: checks.filter(({ ok }) => ok).length,
  failed: checks.filter(({ ok }) => !ok).length,
});

/** Everything from a fresh clone on. */
async function test() {
  installPackages();
  installTools();
  build();
  const checks = countChecks(long ? [] : await runChecks());
  const tests = runJest();
  return {
    ...tests,
    passed: tests.passed + checks.passed,
    failed: tests.failed + checks.failed,
    ran: tests.passed + tests.failed,
  };
}

const total = await test().catch((error) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  return { passed: 0, failed: 1, skipped: 0, ran: 0 };
});
if (total.failed > 0 || total.ran === 0) process.exitCode = 1;
const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
console.log(`${total.passed} passed, ${total.failed} failed${skipped}`);
