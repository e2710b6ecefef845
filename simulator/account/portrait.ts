import type { Call, Fields } from '../call';
import { isRejection } from '../codes';
import { numberFor } from '../ids';
import { accountAccess } from '../oauth/access';
import type { Endpoint, Outcome } from '../outcome';
import type { Person, World } from '../world';
import { fansBy, today } from './days';

/** 粉丝画像数据 (reference §5): what an account's fans are like. */
export const portraitEndpoints: Endpoint[] = [
  endpoint('fans_data', '/api/douyin/v1/user/fans_data', 'fans.data.bind', portrait),
  endpoint('fans_data_old', '/fans/data', 'fans.data.bind', portrait),
  endpoint('fans_source', '/data/extern/fans/source', 'data.external.fans_source', sources),
  endpoint('fans_favourite', '/data/extern/fans/favourite', 'data.external.fans_favourite', favourites),
  endpoint('fans_comment', '/data/extern/fans/comment', 'data.external.fans_favourite', comments),
];

type View = { world: World; person: Person; fans: number };

function endpoint(name: string, path: string, scope: string, show: (view: View) => Fields): Endpoint {
  const answer = (world: World, call: Call): Outcome => {
    const access = accountAccess(world, call, scope);
    if (isRejection(access)) return access;
    const fans = fansBy(world, access.person, today(world));
    return { data: show({ world, person: access.person, fans }) };
  };
  return { name, path, methods: ['GET'], envelope: 'classic', answer };
}

const GROUPS = {
  gender: ['1', '2'],
  age: ['1-23', '24-30', '31-40', '41-50', '50-'],
  geographical: ['浙江', '江苏', '广东', '四川', '北京', '上海', '其他'],
  active_days: ['0~4', '5~8', '9~12', '13~16', '17~20', '21~24', '25~28', '29+'],
  device: ['iPhone', 'HUAWEI', 'OPPO', 'vivo', 'Xiaomi', '其他'],
  interest: ['美食', '读书', '旅行', '亲子', '音乐', '运动'],
};

const FLOWS = ['video', 'live', 'search', 'others'];

/** Only accounts above 100 fans have a portrait. */
function portrait(view: View): Fields {
  const { fans } = view;
  const lists = Object.entries(GROUPS).map(([name, items]): [string, Fields[]] => [
    `${name}_distributions`,
    fans > 100 ? shares(view, name, items).map(([item, value]) => ({ item, value })) : [],
  ]);
  const flows = shares(view, 'flow', FLOWS).map(([flow, sum]) => ({ flow, fans_sum: sum, all_sum: sum * 3 }));
  return {
    fans_data: {
      all_fans_num: fans,
      ...Object.fromEntries(lists),
      flow_contributions: fans > 100 ? flows : [],
    },
  };
}

/** All fans divided among the items; the parts add up. */
function shares({ world, person, fans }: View, name: string, items: string[]): [string, number][] {
  const weights = items.map((item) => 1 + numberFor(world.ids, ['share', person.id, name, item], 20));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const parts = weights.map((weight) => Math.floor((fans * weight) / whole));
  const rest = fans - parts.reduce((sum, part) => sum + part, 0);
  return items.map((item, index) => [item, (parts[index] ?? 0) + (index === 0 ? rest : 0)]);
}

function sources(view: View): Fields {
  const list = shares(view, 'source', ['视频', '直播', '搜索', '个人主页', '其他']);
  return {
    list: list.map(([source, part]) => ({ source, percent: `${((part / view.fans) * 100).toFixed(2)}%` })),
  };
}

/** From above 10000 fans. */
function favourites(view: View): Fields {
  const ranked = hot(view, 'favourite', ['绘本', '书店', '周末去哪', '手账', '咖啡'], 10_000);
  return { list: ranked.map((line, index) => ({ rank: index + 1, ...line })) };
}

/** From above 3000 fans. */
function comments(view: View): Fields {
  return { list: hot(view, 'comment', ['在哪里', '好看', '求书单', '想去', '谢谢'], 3000) };
}

type Hot = { keyword: string; hot_value: number };

function hot({ world, person, fans }: View, name: string, keywords: string[], above: number): Hot[] {
  if (fans <= above) return [];
  const heat = (keyword: string) => 100 + numberFor(world.ids, ['hot', person.id, name, keyword], 9900);
  return keywords
    .map((keyword) => ({ keyword, hot_value: heat(keyword) }))
    .sort((one, other) => other.hot_value - one.hot_value);
}
