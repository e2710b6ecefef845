import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root, storyEnvironment } from './strapi';
import type { World } from './world';

/** A running `npm run leads:reindex`. */
export type ReindexRun = {
  output(): string;
  /** Its exit code; null when it was killed. */
  ended: Promise<number | null>;
  kill(): void;
};

/** Starts it on the data of a world. */
export function reindex(world: World): ReindexRun {
  const child = spawn(process.execPath, ['scripts/leads-reindex.mjs'], {
    cwd: root,
    env: storyEnvironment(world.env),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => chunks.push(text));
  return {
    output: () => chunks.join(''),
    ended: once(child, 'close').then(([code]) => code as number | null),
    kill: () => void child.kill('SIGKILL'),
  };
}
