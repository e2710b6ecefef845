import { z } from 'zod';
import { text } from '../../answer';
import { defineApi, type ApiCaller } from '../../api';
import { endpoint, paths } from '../endpoints';
import { readData } from '../read';

const docs = 'https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/webhooks/event-list';

const asApp = ({ accessToken }: ApiCaller) => ({ 'access-token': accessToken });

const eventName = z.string().trim().min(1).max(64);

/** 查询事件订阅状态: the events of an app, and whether each is delivered. */
export const eventStatusList = defineApi({
  title: '查询事件订阅状态',
  token: 'app',
  scope: 'aweme.webhook',
  fields: z.object({}),
  method: 'GET',
  path: paths.eventStatusList,
  docs,
  explorable: false,
  request: (caller) => ({
    method: 'GET',
    url: endpoint(caller.app.baseUrl, paths.eventStatusList),
    headers: asApp(caller),
    idempotent: true,
  }),
  read(answer): { events: { event: string; isOn: boolean }[] } {
    const state = z.object({ event: text, status: z.coerce.number() });
    const { list } = readData(answer, 'api', z.object({ list: z.array(state) }));
    return { events: list.map(({ event, status }) => ({ event, isOn: status === 1 })) };
  },
});

/** 更新事件订阅状态: has an event delivered, or not any more. */
export const eventStatusUpdate = defineApi({
  title: '更新事件订阅状态',
  token: 'app',
  scope: 'aweme.webhook',
  fields: z.object({ event: eventName, isOn: z.boolean() }),
  method: 'POST',
  path: paths.eventStatusUpdate,
  docs,
  explorable: false,
  request: (caller, { event, isOn }) => ({
    method: 'POST',
    url: endpoint(caller.app.baseUrl, paths.eventStatusUpdate),
    headers: asApp(caller),
    json: { list: [{ event, status: isOn ? 1 : 0 }] },
    idempotent: true,
  }),
  read: (answer): void => void readData(answer, 'api', z.looseObject({})),
});

/** 模拟推送事件: an event about people who do not exist is delivered to the app. */
export const eventSend = defineApi({
  title: '模拟推送事件',
  token: 'app',
  scope: 'aweme.webhook',
  fields: z.object({ event: eventName }),
  method: 'POST',
  path: paths.eventSend,
  docs,
  explorable: false,
  request: (caller, { event }) => ({
    method: 'POST',
    url: endpoint(caller.app.baseUrl, paths.eventSend),
    headers: asApp(caller),
    json: { event_type: event },
  }),
  read: (answer): void => void readData(answer, 'api', z.looseObject({})),
});
