import { z } from 'zod';
import { optionalFlag, optionalList, optionalMoment, optionalNumber, optionalText } from '../../answer';
import { defineApi } from '../../api';
import { docsOf, paths } from '../endpoints';
import { readData } from '../read';
import { accountRead } from './account-read';

const nothing = z.object({});

/**
 * 粉丝判断: whether somebody follows the account, and since when; null where the platform does not tell, as of private and
 * banned accounts. Not to be called in bulk.
 */
export const fansCheck = defineApi({
  title: '粉丝判断',
  token: 'account',
  scope: 'fans.check',
  fields: z.object({
    /** The open_id of the other person, with the same app. */
    followerOpenId: z.string().trim().min(1).max(256),
  }),
  method: 'GET',
  path: paths.fansCheck,
  docs: docsOf('account-management/'),
  explorable: true,
  request: (caller, { followerOpenId }) =>
    accountRead(caller, paths.fansCheck, { follower_open_id: followerOpenId }),
  read(answer): { isFollower: boolean | null; followTime: Date | null } {
    const data = readData(
      answer,
      'api',
      z.object({ is_follower: optionalFlag, follow_time: optionalMoment }),
    );
    return { isFollower: data.is_follower, followTime: data.follow_time };
  },
});

const shares = optionalList(z.object({ item: z.string(), value: optionalNumber }));
const portrait = z.object({
  all_fans_num: optionalNumber,
  gender_distributions: shares,
  age_distributions: shares,
  geographical_distributions: shares,
  active_days_distributions: shares,
  device_distributions: shares,
  interest_distributions: shares,
  flow_contributions: optionalList(
    z.object({ flow: z.string(), fans_sum: optionalNumber, all_sum: optionalNumber }),
  ),
});

/** How many fans fall to one item, e.g. an age or a province. */
export type FansShare = { item: string; value: number | null };

/**
 * 获取用户粉丝数据: what the account's fans are like. Lists are empty for accounts of up to 100 fans, and during the first two
 * days after consent.
 */
export const fansData = defineApi({
  title: '获取用户粉丝数据',
  token: 'account',
  scope: 'fans.data.bind',
  fields: nothing,
  method: 'GET',
  path: paths.fansData,
  docs: docsOf('account-management/fans-portrait-data/get-user-fans-data'),
  explorable: true,
  request: (caller) => accountRead(caller, paths.fansData),
  read(answer) {
    const shape = z.object({ fans_data: portrait.nullish() });
    const data = readData(answer, 'api', shape).fans_data ?? portrait.parse({});
    return {
      allFansNum: data.all_fans_num,
      genderDistributions: data.gender_distributions as FansShare[],
      ageDistributions: data.age_distributions as FansShare[],
      geographicalDistributions: data.geographical_distributions as FansShare[],
      activeDaysDistributions: data.active_days_distributions as FansShare[],
      deviceDistributions: data.device_distributions as FansShare[],
      interestDistributions: data.interest_distributions as FansShare[],
      flowContributions: data.flow_contributions.map(({ flow, fans_sum, all_sum }) => ({
        flow,
        fansSum: fans_sum,
        allSum: all_sum,
      })),
    };
  },
});

const hotWords = z.object({
  list: optionalList(z.object({ rank: optionalNumber, keyword: z.string(), hot_value: optionalNumber })),
});

/** 获取用户粉丝来源: where the account's fans of the last 30 days came from. */
export const fansSource = defineApi({
  title: '获取用户粉丝来源',
  token: 'account',
  scope: 'data.external.fans_source',
  fields: nothing,
  method: 'GET',
  path: paths.fansSource,
  docs: docsOf('account-management/fans-portrait-data/'),
  explorable: true,
  request: (caller) => accountRead(caller, paths.fansSource),
  read(answer): { list: { source: string; percent: string | null }[] } {
    const line = z.object({ source: z.string(), percent: optionalText });
    return readData(answer, 'api', z.object({ list: optionalList(line) }));
  },
});

/** 获取用户粉丝喜好: what the account's fans like, the hottest first; empty for accounts of up to 10 000 fans. */
export const fansFavourite = defineApi({
  title: '获取用户粉丝喜好',
  token: 'account',
  scope: 'data.external.fans_favourite',
  fields: nothing,
  method: 'GET',
  path: paths.fansFavourite,
  docs: docsOf('account-management/fans-portrait-data/get-user-fans-like'),
  explorable: true,
  request: (caller) => accountRead(caller, paths.fansFavourite),
  read(answer): { list: { rank: number | null; keyword: string; hotValue: number | null }[] } {
    const { list } = readData(answer, 'api', hotWords);
    return { list: list.map(({ rank, keyword, hot_value }) => ({ rank, keyword, hotValue: hot_value })) };
  },
});

/** 获取用户粉丝热评: words the account's fans use in comments; empty for accounts of up to 3000 fans. */
export const fansComment = defineApi({
  title: '获取用户粉丝热评',
  token: 'account',
  scope: 'data.external.fans_favourite',
  fields: nothing,
  method: 'GET',
  path: paths.fansComment,
  docs: docsOf('account-management/fans-portrait-data/get-user-fans-hot-comment'),
  explorable: true,
  request: (caller) => accountRead(caller, paths.fansComment),
  read(answer): { list: { keyword: string; hotValue: number | null }[] } {
    const { list } = readData(answer, 'api', hotWords);
    return { list: list.map(({ keyword, hot_value }) => ({ keyword, hotValue: hot_value })) };
  },
});
