import { reject } from '../codes';
import type { Endpoint } from '../outcome';

/** Lists the platform took offline (2022-11-30 and 2023-05-31, reference §1 and §6.1). */
const RETIRED: [name: string, path: string][] = [
  ['fans_list', '/fans/list'],
  ['following_list', '/following/list'],
  ['friend_list', '/friend/list'],
  ['leads_user_list', '/enterprise/leads/user/list'],
  ['leads_user_detail', '/enterprise/leads/user/detail'],
  ['leads_action_list', '/enterprise/leads/user/action/list'],
  ['leads_tag_list', '/enterprise/leads/tag/list'],
  ['leads_tag_user_list', '/enterprise/leads/tag/user/list'],
];

/** Retired APIs: 28001056 in `todayMode`, else unknown. */
export const retiredEndpoints: Endpoint[] = RETIRED.map(([name, path]) => ({
  name,
  path,
  methods: ['GET'],
  envelope: 'classic',
  answer: (world) => reject(world.switches.todayMode ? 28001056 : 28001017),
}));
