import { holderOf, type ProcessName, type Processes } from './processes';
import { until } from './until';
import type { World } from './world';

/** Kills the process that works on a post (kill -9). */
export async function killWorker(world: World, processes: Processes): Promise<void> {
  let name: ProcessName | undefined;
  await until('who works on a post', async () =>
    Boolean((name = await holderOf(world, processes, 'posts.work'))),
  );
  if (!name) throw new Error('Nobody works on a post');
  await processes.kill(name);
}
