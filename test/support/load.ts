import { createHash } from 'node:crypto';
import { DEMO_CLIENT_SECRET } from '../../simulator';
import { ask } from './http';
import { begin, type Source } from './machines';
import type { Processes } from './processes';
import type { Site } from './site';
import { message } from './webhook-events';
import { written } from './webhooks';
import { exchange, logIn, type World } from './world';

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** What became of a load: how often it was done, what had to be tried once more, and what failed all the same. */
export type Tally = { done: number; again: string[]; failed: string[] };

/** A load that goes on until it is ended; then it gives what became of it. */
export type Load = { tally: Tally; end(): Promise<Tally> };

/** How many do something side by side, how often they try it in all, and the milliseconds they rest in between. */
type Pace = { lanes: number; tries: number; restMs: number };

/** Does something over and over, one after the other in each lane, and tries again what fails. */
function keepDoing({ lanes, tries, restMs }: Pace, work: (lane: number, n: number) => Promise<void>): Load {
  const tally: Tally = { done: 0, again: [], failed: [] };
  let isOver = false;
  const once = async (lane: number, n: number): Promise<void> => {
    for (let left = tries; ;) {
      try {
        await work(lane, n);
        tally.done += 1;
        return;
      } catch (error) {
        left -= 1;
        (left > 0 ? tally.again : tally.failed).push(String(error));
        if (left === 0) return;
        await sleep(200);
      }
    }
  };
  const working = Promise.all(
    Array.from({ length: lanes }, async (_none, lane) => {
      for (let n = 0; !isOver; n += 1) {
        await once(lane, n);
        await sleep(restMs);
      }
    }),
  );
  return {
    tally,
    async end() {
      isOver = true;
      await working;
      return tally;
    },
  };
}

/** Lets these people log in again and again, from start to session; who fails tries once more, from the start. */
export const keepLoggingIn = (site: World, people: string[]): Load =>
  keepDoing({ lanes: people.length, tries: 2, restMs: 100 }, async (lane) => {
    const person = people[lane];
    const run = await logIn(site, { person });
    if (!run.exchangeCode)
      throw new Error(`callback: ${run.callback.status} ${run.callback.text.slice(0, 200)}`);
    const session = await exchange(site, run);
    if (session.status !== 200) throw new Error(`exchange: ${session.status} ${session.text.slice(0, 200)}`);
  });

const signed = (raw: string): string =>
  createHash('sha1').update(DEMO_CLIENT_SECRET).update(raw).digest('hex');

/** A card that one stranger filled in for an account. */
const card = (stranger: string, openId: string): string =>
  written('im_receive_msg', {
    from_user_id: stranger,
    to_user_id: openId,
    content: {
      ...message,
      message_type: 'retain_consult_card',
      card_id: `@${stranger}`,
      card_data: [{ label: '城市', value: '杭州' }],
    },
  });

/** Delivers cards of ever new strangers, as the platform does: what is not answered with 200 comes again under the same id. */
export const keepDelivering = (
  site: World,
  { appId, openId, round = 0 }: { appId: string; openId: string; round?: number },
): Load =>
  keepDoing({ lanes: 2, tries: 100, restMs: 200 }, async (lane, n) => {
    const stranger = `stranger-${round}-${lane}-${n}`;
    const body = card(stranger, openId);
    const reply = await ask(`${site.front.url}/api/douyin/webhook/${appId}`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-douyin-signature': signed(body),
        'msg-id': `${stranger}`,
      },
    });
    if (reply.status !== 200) throw new Error(`delivery: ${reply.status} ${reply.text.slice(0, 200)}`);
  });

/** What is asked of a process that is killed meanwhile is never answered. */
const within = <Result>(ms: number, work: Promise<Result>): Promise<Result> =>
  Promise.race([
    work,
    sleep(ms).then(() => {
      throw new Error('no answer');
    }),
  ]);

/** Pulls all fans of an account, again and again. */
export const keepPulling = (processes: Processes, source: Source): Load =>
  keepDoing({ lanes: 1, tries: 50, restMs: 1000 }, async () => {
    await within(5000, begin(processes.anybody(), source));
  });

/** Has the tokens of these accounts refreshed, again and again. */
export const keepRefreshing = ({ world, processes }: Site, accounts: string[]): Load =>
  keepDoing({ lanes: 1, tries: 50, restMs: 2000 }, async () => {
    const due = { due_at: new Date(), refresh_due_at: new Date(), last_attempt_at: null };
    await world.tables('douyin_tokens').whereIn('account_id', accounts).whereNull('pending').update(due);
    const enqueue = `await strapi.plugin('douyin').service('jobs').enqueue({ kind: 'tokens.refresh' })`;
    await within(5000, processes.anybody().run(enqueue));
  });
