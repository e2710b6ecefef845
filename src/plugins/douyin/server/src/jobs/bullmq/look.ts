import { toldError } from '../engine';
import { placeOf } from './redis';

/** What a Redis says of itself. */
export type RedisLook = {
  place: string;
  version: string;
  /** What it does when its memory is full, and whether it has a bound at all. */
  policy: string;
  isBounded: boolean;
  /** Why it cannot be used; null when it can. */
  error: string | null;
};

const answerMs = 3000;

const valueIn = (info: string, name: string): string =>
  new RegExp(`^${name}:(.*)$`, 'm').exec(info)?.[1]?.trim() ?? '';

/** Connects once, asks and leaves; never throws. */
export async function lookAtRedis(url: string): Promise<RedisLook> {
  const { Redis } = await import('ioredis');
  const client = new Redis(url, {
    lazyConnect: true,
    connectTimeout: answerMs,
    commandTimeout: answerMs,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
  });
  let said: unknown;
  client.on('error', (error) => (said = error));
  const place = placeOf(url);
  try {
    await client.connect();
    const [server, memory] = [await client.info('server'), await client.info('memory')];
    return {
      place,
      version: valueIn(server, 'redis_version'),
      policy: valueIn(memory, 'maxmemory_policy'),
      isBounded: Number(valueIn(memory, 'maxmemory')) > 0,
      error: null,
    };
  } catch (error) {
    return { place, version: '', policy: '', isBounded: false, error: toldError(said ?? error).message };
  } finally {
    client.disconnect();
  }
}
