import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { exitCodes } from './command.mjs';
import { isInterrupted } from './interruption.mjs';

/** The project's folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The environment of every command: no telemetry, whatever the machine says. */
export const environment = {
  ...process.env,
  STRAPI_TELEMETRY_DISABLED: 'true',
};

/** Runs a command to its end with its output shown; throws when it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    env: environment,
    stdio: 'inherit',
    ...options,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
}

/** Starts a command and leaves it running. */
export function start(command, args, options = {}) {
  return spawn(command, args, { cwd: root, env: environment, stdio: 'inherit', ...options });
}

/** A tool of this project, run by Node itself so that no shell stands between. */
export const bin = (name) => path.join(root, 'node_modules', '.bin', name);

/** Runs an npm script's main function: a failure becomes one sentence and exit code 1, an interruption 130. */
export async function main(work) {
  try {
    await work();
  } catch (error) {
    if (isInterrupted()) {
      console.error('\nInterrupted');
      // What was broken off may hold the process.
      process.exit(exitCodes.interrupted);
    }
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = exitCodes.failed;
  }
}
