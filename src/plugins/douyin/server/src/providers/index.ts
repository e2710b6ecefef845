import type { Send } from '../shared/request';
import type { Api } from './api';
import { createDouyin } from './douyin';
import { douyinApis } from './douyin/apis';
import { createPan115 } from './pan115';
import { pan115Apis } from './pan115/apis';
import type { Provider } from './provider';

export type * from './api';
export type {
  BadRow,
  Clue,
  Comment,
  DouyinApis,
  Fan,
  FansShare,
  IntentionLogEntry,
  LeadsAction,
  LeadsTag,
  LeadsUser,
  NewWork,
  Page,
  RetainConsultCard,
  Rows,
  SeriesDay,
  Video,
} from './douyin/apis';
export { reasonOf } from './douyin/apis';
export type { Pan115Apis } from './pan115/apis';
export type * from './provider';
export { platformUrl } from './douyin/endpoints';
export * from './douyin/publishing';

/** Every platform this plugin speaks to, by name. */
export type Providers = Record<Provider['name'], Provider>;

/** The account APIs of each platform, by name. */
export const apisOf: Record<Provider['name'], Record<string, Api>> = {
  douyin: douyinApis,
  pan115: pan115Apis,
};

/** The platforms, all sending through one sender. */
export function createProviders(send: Send): Providers {
  return { douyin: createDouyin(send), pan115: createPan115(send) };
}
