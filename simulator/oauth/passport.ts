import { missingField, text, type Call } from '../call';
import { isRejection, reject } from '../codes';
import { nextText } from '../ids';
import type { Endpoint, Outcome } from '../outcome';
import type { World } from '../world';
import { findUserAccess } from './access';
import { authenticateApp } from './apps';

/** 获取client_code and 获取access_code: form or JSON, no trailing slash (docs: get-client-code, get-access-code). */
export const passportEndpoints: Endpoint[] = [
  endpoint('get_client_code', clientCode),
  endpoint('get_access_code', accessCode),
];

function endpoint(name: string, answer: Endpoint['answer']): Endpoint {
  return { name, path: `/passport/open/${name}`, methods: ['POST'], envelope: 'oauth', answer };
}

/** Success carries no error_code (reference §4.5). */
const TRAILER = { captcha: '', desc_url: '', error_code: undefined };

function clientCode(world: World, call: Call): Outcome {
  const { fields } = call.body;
  if (missingField(fields, ['client_key', 'client_secret'])) return reject(10002);
  if (isRejection(authenticateApp(world, fields))) return reject(22);
  return { data: { client_code: nextText(world.ids, 'client_code', 32), ...TRAILER } };
}

function accessCode(world: World, call: Call): Outcome {
  const access = findUserAccess(world, text(call.body.fields, 'access_token'));
  if (isRejection(access)) return reject(10002);
  return { data: { access_code: nextText(world.ids, 'access_code', 32), ...TRAILER } };
}
