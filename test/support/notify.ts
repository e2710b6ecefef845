import type {
  NotifyMessageView,
  NotifyRuleForm,
  NotifyRuleView,
  NotifyTest,
} from '../../src/plugins/douyin/contracts/lead-notify';
import type { Reply } from './http';
import type { Receivers } from './receivers';
import type { RunningStrapi } from './strapi';
import type { World } from './world';

const rule: NotifyRuleForm = {
  name: '新线索',
  isOn: true,
  event: 'created',
  app: null,
  source: null,
  keyword: null,
  owner: null,
  team: null,
  status: null,
  channels: [],
  language: null,
  quiet: null,
  zone: 'UTC',
  pace: 'once',
  everyMinutes: 30,
  dailyAt: '09:00',
};

/** A message as a receiver of webhooks got it. */
export type Told = { type: string; data: { rule: string; sort: string; total: number; leads: number[] } };

/** The notification rules' admin API, for one world. */
export function notifyOf(world: World) {
  const rules = '/douyin/lead-notify-rules';
  return {
    rules: () => world.admin.data<{ rows: NotifyRuleView[] }>('GET', rules).then(({ rows }) => rows),
    tryAdd: (values: Partial<NotifyRuleForm>): Promise<Reply> =>
      world.admin.call('POST', rules, { ...rule, ...values }),
    add: (values: Partial<NotifyRuleForm>) =>
      world.admin.data<NotifyRuleView>('POST', rules, { ...rule, ...values }),
    trySave: ({ id, waiting: _waiting, ...stored }: NotifyRuleView, values: object): Promise<Reply> =>
      world.admin.call('PUT', `${rules}/${id}`, { ...stored, ...values }),
    test: ({ id }: NotifyRuleView) =>
      world.admin
        .data<{ results: NotifyTest[] }>('POST', `${rules}/${id}/test`)
        .then(({ results }) => results),
    remove: ({ id }: NotifyRuleView) => world.admin.data('DELETE', `${rules}/${id}`),
    messages: (ofRule: NotifyRuleView) =>
      world.admin
        .data<{
          rows: NotifyMessageView[];
        }>('GET', `/douyin/lead-notify-messages?rule=${ofRule.id}&pageSize=100`)
        .then(({ rows }) => rows),
  };
}

/** Has a process look for what is to be told, and waits until it has nothing left to do. */
export const lookIn = (process: RunningStrapi): Promise<void> =>
  process.run<void>(
    `const jobs = strapi.plugin('douyin').service('jobs');
     await jobs.runNow('leads.notify');
     await jobs.drain();`,
  );

/** What the receiver of webhooks took. */
export const webhooksTo = (receivers: Receivers): Told[] =>
  receivers.taken('/webhook').map(({ body }) => JSON.parse(body) as Told);
