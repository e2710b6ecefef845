import { isHere, type DatabaseKind } from './databases';
import { isRedisHere, startRedis, type StoryRedis } from './redis';
import { createWorld, type World, type WorldOptions } from './world';

/** The engines of jobs. */
export type Engine = 'embedded' | 'bullmq';

/** An engine on a database. */
export type EnginePair = [Engine, DatabaseKind];

/** Whether a machine has what an engine on a database needs; tells what is missing. */
export const isEngineHere = (engine: Engine, database: DatabaseKind): boolean =>
  isHere(database) && (engine === 'embedded' || isRedisHere());

/** A world with an engine of jobs, and the Redis of that engine where it has one. */
export type EngineWorld = { world: World; redis: StoryRedis | null; close(): Promise<void> };

/** Starts a world whose jobs are told of by an engine. */
export async function createEngineWorld(engine: Engine, options: WorldOptions = {}): Promise<EngineWorld> {
  const redis = engine === 'bullmq' ? await startRedis() : null;
  const env = redis ? { ...options.env, REDIS_URL: redis.url } : options.env;
  const world = await createWorld({ ...options, env });
  return {
    world,
    redis,
    async close() {
      await world.close();
      await redis?.close();
    },
  };
}
