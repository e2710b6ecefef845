import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bin, environment, root } from './run.mjs';

/** So many files that failed are run once more; with more of them it is no matter of one story beside another. */
const fewFiles = 8;

/** Runs jest and gives its report; none where it could not even begin. */
function jest(projects, workers, words) {
  const file = path.join(root, '.tmp', 'jest.json');
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const report = ['--json', `--outputFile=${file}`];
  const args = ['--selectProjects', ...projects, `--maxWorkers=${workers}`, ...report, ...words];
  // jest writes for people to stderr; with --json its stdout is the report once more.
  const { status } = spawnSync(process.execPath, [bin('jest'), ...args], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { status, result: existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null };
}

/** jest's totals; a file that could not even be loaded counts as one failed test. */
function totalsOf({ status, result }) {
  if (!result) return { passed: 0, failed: 1, skipped: 0 };
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: status !== 0 && failed === 0 ? 1 : failed,
    skipped: result.numPendingTests + result.numTodoTests,
  };
}

const hasFailed = ({ status }) => status === 'failed';
const passedIn = (files) =>
  files.flatMap((file) => file.assertionResults).filter(({ status }) => status === 'passed').length;

/**
 * The totals after each file that failed beside others had one more run by itself. Those that pass then are named: they depend on what
 * runs beside them, which is to be mended, but says nothing against what they test.
 */
function totalsAfterAgain(projects, first) {
  const totals = totalsOf(first);
  const files = first.result?.testResults.filter(hasFailed) ?? [];
  if (files.length === 0 || files.length > fewFiles) return totals;
  const names = files.map(({ name }) => name);
  console.error(`\nOnce more, each by itself:\n  ${names.join('\n  ')}\n`);
  const again = jest(projects, 1, ['--runTestsByPath', ...names]);
  const mended = again.result?.testResults.filter((file) => !hasFailed(file)) ?? [];
  mended.forEach(({ name }) => console.error(`Failed beside others and passed by itself: ${name}`));
  const { passed, failed } = totalsOf(again);
  return { ...totals, passed: totals.passed - passedIn(files) + passed, failed };
}

/** Runs the tests of some of jest's projects and gives their totals; `words` go to jest. */
export function runTests(projects, workers, words) {
  const first = jest(projects, workers, words);
  // Who asks for some tests only looks at them himself.
  return words.length > 0 ? totalsOf(first) : totalsAfterAgain(projects, first);
}
