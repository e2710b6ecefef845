import { text, type Call } from '../call';
import { isRejection, reject } from '../codes';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { findPan115App } from './apps';
import { formOf } from './form';
import { grantOfRefresh, rotate } from './grants';
import { tokenSet } from './token-set';

/** The refresh (reference pan115 §4, doc opnx8yezo4at2be6): the refresh token is all it takes. */
export const refreshEndpoint: Endpoint = {
  name: 'pan115_refreshToken',
  path: '/open/refreshToken',
  methods: ['POST'],
  envelope: 'passport115',
  answer: refresh,
};

function refresh(world: World, call: Call): Outcome {
  const token = text(formOf(call), 'refresh_token');
  if (token === '') return reject(40100000, '缺少参数 refresh_token');
  const grant = grantOfRefresh(world, token);
  if (isRejection(grant)) return grant;
  const app = findPan115App(world, grant.client_id);
  if (isRejection(app)) return app;
  return rotate(world, grant) ?? { data: tokenSet(world, grant) };
}
