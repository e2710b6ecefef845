import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { runChecks } from './check.mjs';
import { build } from './setup/build.mjs';
import { installPackages, installTools } from './setup/install.mjs';
import { bin, environment, root } from './setup/run.mjs';

// Arguments after `--` go to jest: npm test -- --testPathPatterns login
const { long, rest } = {
  long: process.argv.includes('--long'),
  rest: process.argv.slice(2).filter((argument) => argument !== '--long'),
};

/** A story keeps a Strapi, a simulator and perhaps a browser busy: one worker per core, and few of them. */
const workers = Math.min(Math.max(availableParallelism(), 1), 4);

/** Reads jest's totals; a file that could not even be loaded counts as one failed test. */
function totalsOf(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 };
  const result = JSON.parse(readFileSync(file, 'utf8'));
  return {
    passed: result.numPassedTests,
    failed: result.numFailedTests + result.numRuntimeErrorTestSuites,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

function runJest() {
  const file = path.join(root, '.tmp', 'jest.json');
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const projects = long ? ['long', 'story-long'] : ['unit', 'story'];
  const report = ['--json', `--outputFile=${file}`];
  const args = ['--selectProjects', ...projects, `--maxWorkers=${long ? 1 : workers}`, ...report, ...rest];
  // jest writes for people to stderr; with --json its stdout is the report once more.
  const { status } = spawnSync(process.execPath, [bin('jest'), ...args], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const totals = totalsOf(file);
  return status !== 0 && totals.failed === 0 ? { ...totals, failed: 1 } : totals;
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
