import { parseArgs } from 'node:util';

/** What a command ends with: all done; failed; called wrongly; done but for some rows; interrupted. */
export const exitCodes = { done: 0, failed: 1, usage: 2, partly: 3, interrupted: 130 };

/** Reads a command's flags; null, with the usage shown, where they are wrong or ask for it. */
export function readFlags(usage, options) {
  try {
    const { values, positionals } = parseArgs({
      options: { ...options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
    if (!values.help) return { values, positionals };
    console.log(usage);
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = exitCodes.usage;
  }
  return null;
}

/** Ends with the usage: something is missing. */
export function wrongly(usage, sentence) {
  console.error(`${sentence}\n\n${usage}`);
  process.exitCode = exitCodes.usage;
}

/** Does the work and sets the exit code by its end; `resume` tells how to go on after an interruption. */
export async function ending(signal, work, resume) {
  try {
    process.exitCode = await work();
  } catch (error) {
    console.error(`\n${error instanceof Error ? error.message : String(error)}`);
    if (resume()) console.error(resume());
    // What was broken off may hold the process.
    if (signal.aborted) process.exit(exitCodes.interrupted);
    process.exitCode = exitCodes.failed;
  }
}
