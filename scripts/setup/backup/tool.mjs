import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';

const advice = (tool) => `${tool} is not installed here: it comes with the client programs of the database`;

/**
 * Runs a program of the database's own to its end; `input` is a file it reads. Gives what it wrote; throws with what it
 * complained of. Passwords go through the environment, where nobody sees them among the processes.
 */
export async function runTool(tool, args, { env = {}, input } = {}) {
  const child = spawn(tool, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  const [out, complaints] = [[], []];
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => complaints.push(chunk));
  const ended = new Promise((resolve, reject) => {
    child.once('error', (error) => reject(error.code === 'ENOENT' ? new Error(advice(tool)) : error));
    child.once('close', resolve);
  });
  // A program that ends before it has read everything says why itself.
  child.stdin.on('error', () => undefined);
  if (input) createReadStream(input).pipe(child.stdin);
  else child.stdin.end();
  const code = await ended;
  if (code !== 0)
    throw new Error(`${tool} ended with ${code}: ${Buffer.concat(complaints).toString().trim()}`);
  return Buffer.concat(out).toString();
}
