import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { DEMO_CLIENT_KEY, DEMO_CLIENT_SECRET } from '../simulator';
import { expect, send } from './http';
import { end, endWithUs } from './strapi';

/** Where the two platforms listen. */
export type Told = { simulatorUrl: string; plainUrl: string };

/** The Douyin simulator and the plain OAuth2 provider, in a process of their own. */
export type Platforms = Told & {
  pid: number;
  /** Lets every answer of either platform take this long; what the person does there stays immediate. */
  delay(ms: number): Promise<void>;
  /** Registers the callback of a site at the simulator, and these people. */
  register(callbackUrl: string, people: readonly string[]): Promise<void>;
  stop(): Promise<void>;
};

/** How the product reaches the simulator's app. */
export const douyinEnvironment = (simulatorUrl: string): Record<string, string> => ({
  DOUYIN_CLIENT_KEY: DEMO_CLIENT_KEY,
  DOUYIN_CLIENT_SECRET: DEMO_CLIENT_SECRET,
  DOUYIN_BASE_URL: simulatorUrl,
  DOUYIN_LOGIN_PER_MINUTE: '10000',
});

/** Starts both; their processor time does not burden the clients' event loop. */
export async function startPlatforms(): Promise<Platforms> {
  const child = fork(path.join(__dirname, 'platforms-process.ts'), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  endWithUs(child);
  const failed = once(child, 'exit').then(() => Promise.reject(new Error('The platforms did not start')));
  const [told] = (await Promise.race([once(child, 'message'), failed])) as [Told];
  failed.catch(() => undefined); // its end is no failure any more

  const steer = async (method: string, where: string, json?: unknown): Promise<void> => {
    expect(`/_sim/${where}`, await send(`${told.simulatorUrl}/_sim/${where}`, { method, json }), [200, 201]);
  };
  return {
    ...told,
    pid: child.pid ?? 0,
    async delay(ms) {
      child.send({ delayMs: ms });
      await steer('DELETE', 'faults');
      if (ms > 0) await steer('POST', 'faults', { endpoint: '*', kind: 'delay', ms, times: null });
    },
    async register(callbackUrl, people) {
      await steer('PATCH', `apps/${DEMO_CLIENT_KEY}`, { redirect_uris: [callbackUrl] });
      for (const id of people) await steer('POST', 'people', { id, nickname: id });
    },
    stop: () => end(child),
  };
}
