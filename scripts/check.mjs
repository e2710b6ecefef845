import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { bin, environment, root } from './setup/run.mjs';

const plugin = 'src/plugins/douyin';
const types = (name, project) => ({ name: `types: ${name}`, tool: 'tsc', args: ['--noEmit', '-p', project] });

// The slowest first: two run at a time.
const steps = [
  { name: 'lint', tool: 'eslint', args: ['.', '--max-warnings', '0'] },
  { name: 'format', tool: 'prettier', args: ['--check', '--log-level', 'warn', '.'] },
  types('admin', `${plugin}/admin/tsconfig.json`),
  types('server', `${plugin}/server/tsconfig.json`),
  types('simulator, tests, bench', 'tsconfig.tools.json'),
  types('application', 'tsconfig.json'),
];

/** Runs one step and gives its output; it never throws. */
function runStep({ name, tool, args }) {
  const start = Date.now();
  const child = spawn(process.execPath, [bin(tool), ...args], { cwd: root, env: environment });
  const chunks = [];
  child.stdout.on('data', (chunk) => chunks.push(chunk));
  child.stderr.on('data', (chunk) => chunks.push(chunk));
  return new Promise((resolve) => {
    const end = (ok) => resolve({ name, ok, seconds: (Date.now() - start) / 1000, output: chunks });
    child.once('error', (error) => {
      chunks.push(Buffer.from(String(error)));
      end(false);
    });
    child.once('close', (code) => end(code === 0));
  });
}

function report({ name, ok, seconds, output }) {
  console.log(`${ok ? 'ok    ' : 'FAILED'}  ${name} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(Buffer.concat(output).toString());
}

/** Format, lint and types, two at a time; prints a line for each and gives `{name, ok}` for each. */
export async function runChecks() {
  const waiting = [...steps];
  const results = [];
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) {
      const result = await runStep(step);
      report(result);
      results.push({ name: result.name, ok: result.ok });
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await runChecks();
  process.exitCode = results.every(({ ok }) => ok) ? 0 : 1;
}
