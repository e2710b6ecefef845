import type { ChannelInput, ChannelView } from '../../src/plugins/douyin/contracts/notice-channels';
import type { IncidentView } from '../../src/plugins/douyin/contracts/notices';
import type { Reply } from './http';
import type { RunningStrapi } from './strapi';
import type { World } from './world';

/** What stories raise, unless they say otherwise. */
export const lostGrant = {
  key: 'grant-lost:a1',
  kind: 'grant-lost',
  severity: 'critical',
  subject: { type: 'account', id: 'a1', name: '小禾' },
  facts: { code: 'AUTH_GRANT_LOST' },
};

type Raised = { id: string; isNew: boolean };

const call = (method: string, ...args: unknown[]) =>
  `return strapi.plugin('douyin').service('notices').${method}(${args.map((arg) => JSON.stringify(arg)).join(', ')});`;

/** The notices of one process, as other features use them. */
export const noticesIn = (strapi: RunningStrapi) => ({
  raise: (notice: object = lostGrant) => strapi.run<Raised>(call('raise', notice)),
  warn: (notice: object) => strapi.run<Raised>(call('warn', notice)),
  recover: (key: string = lostGrant.key) => strapi.run<boolean>(call('recover', key)),
  settle: (old: object) => strapi.run<boolean>(call('settleWarnings', old)),
  countOpen: () => strapi.run<number>(call('countOpen')),
  /** Waits until this process has nothing left to do. */
  drain: () => strapi.run<void>("await strapi.plugin('douyin').service('jobs').drain();"),
});

const channel: ChannelInput = {
  name: '值班群',
  kind: 'webhook',
  emails: [],
  language: 'zh-Hans',
  minSeverity: 'info',
  enabled: true,
};

/** The alerts' admin API, for one world. */
export function alertsOf(world: World) {
  const channels = '/douyin/notice-channels';
  return {
    list: (state: 'open' | 'all' = 'all') =>
      world.admin
        .data<{ rows: IncidentView[]; total: number }>('GET', `/douyin/notices?pageSize=100&state=${state}`)
        .then(({ rows }) => rows),
    acknowledge: (id: string) => world.admin.data<IncidentView>('POST', `/douyin/notices/${id}/acknowledge`),
    channels: () =>
      world.admin.data<{ channels: ChannelView[] }>('GET', channels).then((answer) => answer.channels),
    tryAdd: (values: Partial<ChannelInput>): Promise<Reply> =>
      world.admin.call('POST', channels, { ...channel, ...values }),
    add: (values: Partial<ChannelInput>) =>
      world.admin.data<ChannelView>('POST', channels, { ...channel, ...values }),
    trySave: ({ id, revision, kind }: ChannelView, values: Partial<ChannelInput>): Promise<Reply> =>
      world.admin.call('PUT', `${channels}/${id}`, { ...channel, kind, ...values, revision }),
    test: ({ id }: ChannelView) => world.admin.data<ChannelView>('POST', `${channels}/${id}/test`),
    remove: ({ id }: ChannelView) => world.admin.data<{ id: string }>('DELETE', `${channels}/${id}`),
  };
}
