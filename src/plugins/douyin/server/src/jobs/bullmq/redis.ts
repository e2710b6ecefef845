import type { Redis } from 'ioredis';

/** Where Redis is, and what its keys begin with. */
export type RedisPlace = { url: string; prefix: string };

/** The two connections of a process. */
export type Connections = {
  /** To tell of jobs: fails at once while Redis is away. */
  teller: Redis;
  /** For BullMQ's workers, which wait until Redis is there again. */
  hearer: Redis;
};

const answerMs = 2000;
/** How long a worker waits for a job before it asks again. */
export const waitSeconds = 30;

/** Host and port of an address, without its credentials. */
export function placeOf(url: string): string {
  const { hostname, port } = new URL(url);
  return `${hostname}:${port || 6379}`;
}

/** Begins to connect, and goes on trying for as long as it takes. */
export async function connect({ url }: RedisPlace): Promise<Connections> {
  const { Redis } = await import('ioredis');
  const common = {
    // What BullMQ is made for; the newer one needs a newer Redis as well.
    protocol: 2 as const,
    // A master that became a replica: the address now leads to another one.
    reconnectOnError: ({ message }: Error) => message.startsWith('READONLY'),
  };
  return {
    teller: new Redis(url, {
      ...common,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 0,
      commandTimeout: answerMs,
      connectionName: 'douyin-jobs',
    }),
    hearer: new Redis(url, {
      ...common,
      maxRetriesPerRequest: null,
      socketTimeout: (waitSeconds + 15) * 1000,
    }),
  };
}
