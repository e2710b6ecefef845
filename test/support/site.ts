import { DEMO_CLIENT_KEY } from '../../simulator';
import { createAdmin } from './admin';
import type { StoryDatabase } from './databases';
import { prepareNginx, type StoryNginx } from './nginx';
import { addProcesses, processNames, type Processes } from './processes';
import { freePort, startRedis, type StoryRedis } from './redis';
import { startStrapi, type RunningStrapi } from './strapi';
import { createWorld, type World } from './world';

/** A site as it is run: nginx, three processes that keep their addresses, PostgreSQL and Redis. */
export type Site = {
  nginx: StoryNginx;
  redis: StoryRedis;
  world: World;
  /** The world as it is seen from outside. */
  outside: World;
  processes: Processes;
  /** Where each process listens, whether it lives or not. */
  ports: number[];
  close(): Promise<void>;
};

/** Starts one; its three processes begin at the same moment, on an empty database. */
export async function startSite(env: Record<string, string> = {}, store?: StoryDatabase): Promise<Site> {
  const [nginx, redis] = [await prepareNginx(), await startRedis()];
  const ports = await Promise.all(processNames.map(() => freePort()));
  const [a = 0, b = 0, c = 0] = ports;
  const changes = { B: { PORT: String(b) }, C: { PORT: String(c) } };
  const begun: Partial<Record<'B' | 'C', Promise<RunningStrapi>>> = {};
  const world = await createWorld({
    database: 'postgres',
    empty: true,
    store,
    env: { PUBLIC_URL: nginx.url, REDIS_URL: redis.url, PORT: String(a), ...env },
    beside(shared) {
      for (const name of ['B', 'C'] as const)
        begun[name] = startStrapi({ env: { ...shared, ...changes[name] } });
    },
  });
  const processes = await addProcesses(world, changes, begun);
  await nginx.start(ports);
  const callback = `${nginx.url}/api/v1/lead/douyin/auth/callback`;
  await world.sim(`apps/${DEMO_CLIENT_KEY}`, { redirect_uris: [callback] }, 'PATCH');
  const admin = Object.assign(createAdmin(nginx.url), { token: world.admin.token });
  return {
    nginx,
    redis,
    world,
    outside: { ...world, front: { ...world.front, url: nginx.url }, admin },
    processes,
    ports,
    async close() {
      await nginx.close();
      await processes.close();
      await world.close();
      await redis.close();
    },
  };
}
