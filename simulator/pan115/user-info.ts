import type { Call, Fields } from '../call';
import { DAY, SECOND } from '../clock';
import { isRejection, reject } from '../codes';
import { textFor } from '../ids';
import type { Endpoint, Outcome } from '../outcome';
import type { Person, World } from '../world';
import { findPan115App } from './apps';
import { bearerToken } from './bearer';
import { grantOfAccess } from './grants';

/** Who granted (reference pan115 §6). */
export const userInfoEndpoint: Endpoint = {
  name: 'pan115_user_info',
  path: '/open/user/info',
  methods: ['GET'],
  envelope: 'proapi115',
  answer: userInfo,
};

function userInfo(world: World, call: Call): Outcome {
  const grant = grantOfAccess(world, bearerToken(call));
  if (isRejection(grant)) return grant;
  const app = findPan115App(world, grant.client_id);
  if (isRejection(app)) return app;
  const person = world.people.get(grant.personId);
  return person ? { data: profile(world, person) } : reject(40140125);
}

const TERABYTE = 1024 ** 4;
const VIP_ENDS_MS = Date.UTC(2099, 0, 1) - DAY;

function profile(world: World, person: Person): Fields {
  const face = `https://avatars.115.com/01/${textFor(world.ids, ['pan115-face', person.id], 12)}`;
  const use = (person.pan115_user_id % 997) * 1024 ** 3;
  const space = (bytes: number): Fields => ({
    size: world.switches.pan115StringSizes ? String(bytes) : bytes,
    size_format: `${(bytes / TERABYTE).toFixed(2)}TB`,
  });
  return {
    user_id: person.pan115_user_id,
    user_name: person.nickname,
    user_face_s: `${face}_s.jpg`,
    user_face_m: `${face}_m.jpg`,
    user_face_l: `${face}_l.jpg`,
    rt_space_info: {
      all_total: space(TERABYTE),
      all_remain: space(TERABYTE - use),
      all_use: space(use),
    },
    vip_info: { level_name: '原石会员', expire: VIP_ENDS_MS / SECOND },
  };
}
