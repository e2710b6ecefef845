import type { Send } from '../shared/request';
import { createDouyin } from './douyin';
import { createPan115 } from './pan115';
import type { Provider } from './provider';

export type * from './provider';
export { platformUrl } from './douyin/endpoints';

/** Every platform this plugin speaks to, by name. */
export type Providers = Record<Provider['name'], Provider>;

/** The platforms, all sending through one sender. */
export function createProviders(send: Send): Providers {
  return { douyin: createDouyin(send), pan115: createPan115(send) };
}
