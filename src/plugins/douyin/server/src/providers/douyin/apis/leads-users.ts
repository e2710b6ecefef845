import { z } from 'zod';
import {
  idText,
  optionalFlag,
  optionalList,
  optionalMoment,
  optionalNumber,
  optionalText,
  text,
} from '../../answer';
import { defineApi } from '../../api';
import { docsOf, paths } from '../endpoints';
import { readData } from '../read';
import { rawRows, readRows, toPage, type Page } from '../rows';
import { accountRead } from './account-read';
import { inSeconds, momentField, pageEnd, pageFields, pageQuery, readListPage } from './page-fields';

/** A tag the account gave. */
export const leadsTag = z
  .object({ tag_id: idText, tag_name: z.string().nullish() })
  .transform((data) => ({ tagId: data.tag_id, tagName: data.tag_name ?? '' }));

const leadsUser = z
  .object({
    open_id: text,
    nickname: z.string().nullish(),
    avatar: optionalText,
    telephone: optionalText,
    wechat: optionalText,
    city: optionalText,
    gender: optionalNumber,
    age: optionalNumber,
    leads_level: optionalNumber,
    tag_list: optionalList(leadsTag),
    is_follow: optionalFlag,
  })
  .transform((data) => ({
    openId: data.open_id,
    nickname: data.nickname ?? '',
    avatar: data.avatar,
    /** In clear. */
    telephone: data.telephone,
    wechat: data.wechat,
    city: data.city,
    gender: data.gender,
    age: data.age,
    /** -1 no interest, 0 aware, 1 interested, 2 willing, 10 converted. */
    leadsLevel: data.leads_level,
    tagList: data.tag_list,
    isFollow: data.is_follow,
  }));

/** One 意向用户 of an enterprise account. */
export type LeadsUser = z.output<typeof leadsUser>;

const docs = docsOf('enterprise-open-ability/manage-user/get-user-list');

/** What somebody did: 1 a message, 2 a component, 3 the homepage. */
const actionType = z.enum(['1', '2', '3']).optional();

/** 获取意向用户列表: people who showed interest in an enterprise account, by pages. Retired, as 获取粉丝列表. */
export const leadsUserList = defineApi({
  title: '获取意向用户列表',
  token: 'account',
  scope: 'enterprise.data',
  fields: z.object({
    ...pageFields,
    startTime: momentField.optional(),
    endTime: momentField.optional(),
    leadsLevel: z.enum(['-1', '0', '1', '2', '10']).optional(),
    actionType,
  }),
  method: 'GET',
  path: paths.leadsUserList,
  docs,
  explorable: false,
  row: () => leadsUser,
  request: (caller, { startTime, endTime, leadsLevel, actionType: action, ...page }) =>
    accountRead(caller, paths.leadsUserList, {
      ...pageQuery(page),
      start_time: startTime && inSeconds(startTime),
      end_time: endTime && inSeconds(endTime),
      leads_level: leadsLevel,
      action_type: action ?? '0',
    }),
  read(answer): Page<LeadsUser> {
    const data = readData(answer, 'api', z.object({ users: rawRows, ...pageEnd }));
    return toPage(answer, readRows(leadsUser, data.users), {
      cursor: data.cursor ?? null,
      hasMore: data.has_more ?? false,
      total: data.total,
    });
  },
});

const userId = z.string().trim().min(1).max(256);

/** 获取意向用户详情: one of them. */
export const leadsUserDetail = defineApi({
  title: '获取意向用户详情',
  token: 'account',
  scope: 'enterprise.data',
  fields: z.object({
    /** The open_id of the person. */
    userId,
  }),
  method: 'GET',
  path: paths.leadsUserDetail,
  docs,
  explorable: false,
  request: (caller, params) => accountRead(caller, paths.leadsUserDetail, { user_id: params.userId }),
  read: (answer): LeadsUser => readData(answer, 'api', leadsUser),
});

const action = z
  .object({
    user_id: idText,
    action_type: optionalNumber,
    action_flag: optionalNumber,
    action_source: optionalText,
    create_time: optionalMoment,
  })
  .transform((data) => ({
    userId: data.user_id,
    actionType: data.action_type,
    /** With the type: (1,1) a phone number in a message, (2,52) and (2,53) a form, (3,101) a call. */
    actionFlag: data.action_flag,
    actionSource: data.action_source,
    createTime: data.create_time,
  }));

/** One thing a 意向用户 did. */
export type LeadsAction = z.output<typeof action>;

/** 获取意向用户互动记录: what one of them did, by pages. */
export const leadsActionList = defineApi({
  title: '获取意向用户互动记录',
  token: 'account',
  scope: 'enterprise.data',
  fields: z.object({ userId, ...pageFields, actionType }),
  method: 'GET',
  path: paths.leadsActionList,
  docs,
  explorable: false,
  request: (caller, params) =>
    accountRead(caller, paths.leadsActionList, {
      user_id: params.userId,
      ...pageQuery(params),
      action_type: params.actionType ?? '0',
    }),
  read: (answer): Page<LeadsAction> => readListPage(answer, action),
});
