import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { root, storyEnvironment } from './strapi';
import { until } from './until';

type Environment = Record<string, string | undefined>;

/** What a command ended with, and what it wrote: both streams, and each. */
export type Ended = { code: number | null; output: string; stdout: string; stderr: string };

/** A command that runs. */
export type CommandRun = {
  /** All it wrote so far, both streams. */
  output(): string;
  /** Its end; the code is null when it was killed. */
  ended: Promise<Ended>;
  /** Waits for a text; throws with all it wrote when it ends before. */
  says(text: string | RegExp, limitMs?: number): Promise<RegExpMatchArray>;
  /** Asks it, and what it started, to end, and waits. */
  stop(): Promise<void>;
  /** Ends it at once. */
  kill(): void;
};

function watch(child: ChildProcess): CommandRun {
  const texts = { output: '', stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
      texts.output += text;
    });
  let isOver = false;
  const ended = once(child, 'close').then(([code]) => {
    isOver = true;
    return { code: code as number | null, ...texts };
  });
  const run: CommandRun = {
    output: () => texts.output,
    ended,
    async says(text, limitMs = 120_000) {
      const found = () => texts.output.match(text);
      await until(`it to say ${String(text)}`, () => Promise.resolve(isOver || found() !== null), limitMs);
      const match = found();
      if (!match) throw new Error(`It ended and did not say ${String(text)}:\n${texts.output}`);
      return match;
    },
    async stop() {
      if (!isOver && child.pid) process.kill(-child.pid, 'SIGTERM');
      await ended;
    },
    kill: () => void child.kill('SIGKILL'),
  };
  return run;
}

/** Starts a program with nothing of this machine's own settings, as the head of a group that is ended together. */
const start = (program: string, words: string[], env: Environment, cwd: string): CommandRun =>
  watch(
    spawn(program, words, {
      cwd,
      env: storyEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    }),
  );

/** Starts one of the project's scripts; default in this project. */
export const startScript = (script: string, words: string[], env: Environment, folder = root): CommandRun =>
  start(process.execPath, [`scripts/${script}.mjs`, ...words], env, folder);

/** Runs one of the project's scripts to its end. */
export const runScript = (script: string, words: string[], env: Environment, folder = root): Promise<Ended> =>
  startScript(script, words, env, folder).ended;

/** Starts a line as somebody types it. */
export const startLine = (line: string, env: Environment, folder = root): CommandRun =>
  start('bash', ['-ec', line], env, folder);
