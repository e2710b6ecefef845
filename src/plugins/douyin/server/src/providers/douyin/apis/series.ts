import { z } from 'zod';
import { optionalList, optionalNumber } from '../../answer';
import { defineApi } from '../../api';
import { docsOf } from '../endpoints';
import { readData } from '../read';
import { accountRead } from './account-read';

/** How many days a series reaches back from yesterday. */
const fields = z.object({ dateType: z.enum(['7', '15', '30']) });

/** What one series is: its name in the path, its documentation, and its numbers: the platform's name and ours. */
type Series<Name extends string> = {
  title: string;
  series: string;
  docs: string;
  numbers: Record<Name, string>;
};

/** One day of a series: the date as `2026-01-31`, and its numbers, null where the platform left one out. */
export type SeriesDay<Name extends string> = { date: string } & Record<Name, number | null>;

/** 用户数据: one line a day for the last 7, 15 or 30 days up to yesterday. */
function dailySeries<Name extends string>({ title, series, docs, numbers }: Series<Name>) {
  const path = `/data/external/user/${series}/`;
  const names = Object.entries(numbers) as [Name, string][];
  const line = z.looseObject({ date: z.string().min(1) }).transform(({ date, ...written }) => {
    const read = names.map(([name, theirs]) => [name, optionalNumber.parse(written[theirs])]);
    return { date, ...Object.fromEntries(read) } as SeriesDay<Name>;
  });
  return defineApi({
    title,
    token: 'account',
    scope: 'data.external.user',
    fields,
    method: 'GET',
    path,
    docs: docsOf(docs),
    explorable: true,
    request: (caller, { dateType }) => accountRead(caller, path, { date_type: dateType }),
    read(answer): { resultList: SeriesDay<Name>[] } {
      const data = readData(answer, 'api', z.object({ result_list: optionalList(line) }));
      return { resultList: data.result_list };
    },
  });
}

/** 获取用户粉丝数 */
export const userFans = dailySeries({
  title: '获取用户粉丝数',
  series: 'fans',
  docs: 'account-management/user-data/get-user-fans-count',
  numbers: { totalFans: 'total_fans', newFans: 'new_fans' },
});

/** 获取用户视频情况 */
export const userItem = dailySeries({
  title: '获取用户视频情况',
  series: 'item',
  docs: 'account-management/user-data/get-user-video-status',
  numbers: { newIssue: 'new_issue', newPlay: 'new_play', totalIssue: 'total_issue' },
});

/** 获取用户点赞数 */
export const userLike = dailySeries({
  title: '获取用户点赞数',
  series: 'like',
  docs: 'account-management/user-data/get-user-like-number',
  numbers: { newLike: 'new_like' },
});

/** 获取用户评论数 */
export const userComment = dailySeries({
  title: '获取用户评论数',
  series: 'comment',
  docs: 'account-management/user-data/',
  numbers: { newComment: 'new_comment' },
});

/** 获取用户分享数 */
export const userShare = dailySeries({
  title: '获取用户分享数',
  series: 'share',
  docs: 'account-management/user-data/get-user-share-count',
  numbers: { newShare: 'new_share' },
});

/** 获取用户主页访问数 */
export const userProfile = dailySeries({
  title: '获取用户主页访问数',
  series: 'profile',
  docs: 'account-management/user-data/',
  numbers: { profileUv: 'profile_uv' },
});
