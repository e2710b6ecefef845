import { spawn } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { interruption } from '../interruption.mjs';

const advice = (tool) => `${tool} is not installed here: it comes with the client programs of the database`;

/**
 * Runs a program of the database's own to its end; `input` is a file it reads. Gives what it wrote; throws with what it
 * complained of. Passwords go through the environment, where nobody sees them among the processes. Where it `yields`, it is ended
 * when this process is asked to end.
 */
export async function runTool(tool, args, { env = {}, input, yields = false } = {}) {
  const child = spawn(tool, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] });
  const [out, complaints] = [[], []];
  child.stdout.on('data', (chunk) => out.push(chunk));
  child.stderr.on('data', (chunk) => complaints.push(chunk));
  const ended = new Promise((resolve, reject) => {
    child.once('error', (error) => reject(error.code === 'ENOENT' ? new Error(advice(tool)) : error));
    child.once('close', resolve);
  });
  const signal = interruption();
  const stop = () => child.kill();
  if (yields) signal.addEventListener('abort', stop, { once: true });
  // A program that ends before it has read everything says why itself.
  child.stdin.on('error', () => undefined);
  if (input) createReadStream(input).pipe(child.stdin);
  else child.stdin.end();
  const code = await ended.finally(() => signal.removeEventListener('abort', stop));
  if (yields) signal.throwIfAborted();
  if (code !== 0)
    throw new Error(`${tool} ended with ${code}: ${Buffer.concat(complaints).toString().trim()}`);
  return Buffer.concat(out).toString();
}
