import { reject } from '../codes';
import type { Endpoint } from '../outcome';

/** 互关列表, taken offline on 2022-11-30 (reference §5): 28001056 in `todayMode`, else unknown. */
export const retiredEndpoints: Endpoint[] = [
  {
    name: 'friend_list',
    path: '/friend/list',
    methods: ['GET'],
    envelope: 'classic',
    answer: (world) => reject(world.switches.todayMode ? 28001056 : 28001017),
  },
];
