import { setTimeout as pause } from 'node:timers/promises';
import type { Core } from '@strapi/strapi';
import type { RateLimiterAbstract } from 'rate-limiter-flexible';
import type { ChannelKind } from '../../../contracts/notice-channels';
import { PluginError } from '../shared/errors';
import { openLimiter, takePoint } from '../shared/limits';
import type { ChannelRow } from './row';

type Pace = { points: number; seconds: number };

/**
 * How many messages a channel of a kind gets in how many seconds. Feishu takes 100 a minute and 5 a second, DingTalk and WeCom
 * 20 a minute; DingTalk blocks a robot for ten minutes that sends more. Their minutes begin when they like, and a minute can
 * touch four windows of 20 seconds: a quarter of what is allowed fits in each.
 */
const paces: Record<ChannelKind, Pace[]> = {
  feishu: [
    { points: 25, seconds: 20 },
    { points: 2, seconds: 1 },
  ],
  dingtalk: [{ points: 5, seconds: 20 }],
  wecom: [{ points: 5, seconds: 20 }],
  email: [{ points: 60, seconds: 60 }],
  webhook: [],
};

/** A wait as short as this is waited for; a longer one is for the next try. */
const shortMs = 1500;
const shortWaits = 20;

type Limiters = { limiter: RateLimiterAbstract; pace: Pace }[];

const opened = new WeakMap<Core.Strapi, Map<ChannelKind, Promise<Limiters>>>();

async function open(strapi: Core.Strapi, kind: ChannelKind): Promise<Limiters> {
  const limiters: Limiters = [];
  for (const pace of paces[kind]) {
    const { points, seconds } = pace;
    const limit = { keyPrefix: `notice-${seconds}`, points, duration: seconds };
    limiters.push({ limiter: await openLimiter(strapi, limit), pace });
  }
  return limiters;
}

function limitersOf(strapi: Core.Strapi, kind: ChannelKind): Promise<Limiters> {
  const known = opened.get(strapi) ?? new Map<ChannelKind, Promise<Limiters>>();
  opened.set(strapi, known);
  const limiters = known.get(kind) ?? open(strapi, kind);
  known.set(kind, limiters);
  // A database that was away for a moment is asked again the next time.
  limiters.catch(() => known.delete(kind));
  return limiters;
}

type Place = Pick<ChannelRow, 'documentId' | 'kind' | 'name'>;

const tooMany = ({ name, kind }: Place, { points, seconds }: Pace) =>
  new PluginError(
    'NOTICE_UNDELIVERED',
    `The channel "${name}" gets at most ${points} messages in ${seconds} seconds, or ${kind} blocks it: this one is tried again`,
  );

/** Counts one message to a channel, for all processes together; throws NOTICE_UNDELIVERED when it must wait for long. */
export async function keepPace(strapi: Core.Strapi, channel: Place): Promise<void> {
  for (const { limiter, pace } of await limitersOf(strapi, channel.kind))
    for (let waits = 0; ; waits += 1) {
      const ms = await takePoint(limiter, channel.documentId);
      if (ms === 0) break;
      if (ms > shortMs || waits >= shortWaits) throw tooMany(channel, pace);
      await pause(ms);
    }
}

/** How many messages a channel takes for now; Infinity where nothing limits them. */
export async function roomOf(strapi: Core.Strapi, channel: Place): Promise<number> {
  const rooms = [Infinity];
  for (const { limiter, pace } of await limitersOf(strapi, channel.kind)) {
    // Those of a second are waited for.
    if (pace.seconds * 1000 <= shortMs) continue;
    const spent = await limiter.get(channel.documentId);
    rooms.push(spent ? Math.max(0, pace.points - spent.consumedPoints) : pace.points);
  }
  return Math.min(...rooms);
}
