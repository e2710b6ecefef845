import { z } from 'zod';
import { text } from '../../answer';
import { defineApi } from '../../api';
import { docsOf, paths } from '../endpoints';
import type { Page } from '../rows';
import { accountRead } from './account-read';
import { leadsTag } from './leads-users';
import { pageFields, pageQuery, readListPage } from './page-fields';

/** A tag of an enterprise account. */
export type LeadsTag = z.output<typeof leadsTag>;

/** 获取标签列表: the tags an enterprise account made for its 意向用户. Retired, as 获取粉丝列表. */
export const leadsTagList = defineApi({
  title: '获取标签列表',
  token: 'account',
  scope: 'enterprise.data',
  fields: z.object(pageFields),
  method: 'GET',
  path: paths.leadsTagList,
  docs: docsOf('enterprise-open-ability/'),
  explorable: true,
  request: (caller, params) => accountRead(caller, paths.leadsTagList, pageQuery(params)),
  read: (answer): Page<LeadsTag> => readListPage(answer, leadsTag),
});

/** 获取标签下的用户: the open_ids of those who were given a tag. */
export const leadsTagUserList = defineApi({
  title: '获取标签下的用户',
  token: 'account',
  scope: 'enterprise.data',
  fields: z.object({ tagId: z.string().min(1).max(64), ...pageFields }),
  method: 'GET',
  path: paths.leadsTagUserList,
  docs: docsOf('enterprise-open-ability/'),
  explorable: true,
  request: (caller, { tagId, ...page }) =>
    accountRead(caller, paths.leadsTagUserList, { tag_id: tagId, ...pageQuery(page) }),
  read: (answer): Page<string> => readListPage(answer, text),
});
