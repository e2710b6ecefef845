import { z } from 'zod';
import { optionalNumber, optionalText, text } from '../../answer';
import { defineApi } from '../../api';
import { docsOf, paths } from '../endpoints';
import type { Page } from '../rows';
import { accountRead } from './account-read';
import { pageFields, pageQuery, readListPage } from './page-fields';

const fan = z
  .object({
    open_id: text,
    union_id: optionalText,
    nickname: z.string().nullish(),
    avatar: optionalText,
    city: optionalText,
    province: optionalText,
    country: optionalText,
    gender: optionalNumber,
  })
  .transform((data) => ({
    openId: data.open_id,
    unionId: data.union_id,
    nickname: data.nickname ?? '',
    /** Its query is a signature that changes; the picture is the path. */
    avatar: data.avatar,
    city: data.city,
    province: data.province,
    country: data.country,
    /** 0 unknown, 1 male, 2 female. */
    gender: data.gender,
  }));

/** One person of a list of fans or of accounts followed. */
export type Fan = z.output<typeof fan>;

/**
 * 获取粉丝列表: the account's fans in no order, 5000 of them at most; `total` counts all. Retired: API_RETIRED for every app that does
 * not hold the scope any more. Somebody may come twice and others not at all while the list changes.
 */
export const fansList = defineApi({
  title: '获取粉丝列表',
  token: 'account',
  scope: 'fans.list',
  fields: z.object(pageFields),
  method: 'GET',
  path: paths.fansList,
  docs: docsOf('account-management/get-fans-list'),
  explorable: true,
  request: (caller, params) => accountRead(caller, paths.fansList, pageQuery(params)),
  read: (answer): Page<Fan> => readListPage(answer, fan),
  row: () => fan,
});

/** 获取关注列表: whom the account follows, without a total. Retired like 获取粉丝列表. */
export const followingList = defineApi({
  title: '获取关注列表',
  token: 'account',
  scope: 'following.list',
  fields: z.object(pageFields),
  method: 'GET',
  path: paths.followingList,
  docs: docsOf('account-management/'),
  explorable: true,
  request: (caller, params) => accountRead(caller, paths.followingList, pageQuery(params)),
  read: (answer): Page<Fan> => readListPage(answer, fan),
});
