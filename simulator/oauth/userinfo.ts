import { createCipheriv } from 'node:crypto';
import { anywhere, type Call, type Fields } from '../call';
import { isRejection, reject } from '../codes';
import { personalId } from '../ids';
import type { Endpoint, Outcome } from '../outcome';
import type { App, Person, World } from '../world';
import { userAccess } from './access';

/** 获取用户公开信息 (doc: get-account-open-info); GET is what older PHP clients send. */
export const userinfoEndpoint: Endpoint = {
  name: 'userinfo',
  path: '/oauth/userinfo',
  methods: ['POST', 'GET'],
  envelope: 'userinfo',
  answer: userinfo,
};

function userinfo(world: World, call: Call): Outcome {
  const access = userAccess(world, call, anywhere(call, 'open_id'), 'user_info');
  if (isRejection(access)) return access;
  const { grant, app } = access;
  const person = world.people.get(grant.personId);
  if (!person) return reject(28001003);
  const phone = grant.scopes.includes('mobile_alert') ? phoneField(app, person) : {};
  return { data: { open_id: grant.openId, ...profile(world, app, person), ...phone } };
}

/** union_id exists only for an app bound to a developer account; the role's value is empty since 2024-03-04. */
const profile = (world: World, app: App, person: Person): Fields => ({
  ...(app.developer === '' ? {} : { union_id: personalId(world.ids, 'union', person.id, app.developer) }),
  nickname: person.nickname,
  avatar: person.avatar,
  client_key: app.client_key,
  e_account_role: '',
});

const phoneField = (app: App, person: Person): Fields =>
  person.mobile === '' ? {} : { encrypt_mobile: encryptPhone(app.client_secret, person.mobile) };

/**
 * A phone number as userinfo gives it: AES-256-CBC, key = the client secret, IV = its first 16 bytes, Base64
 * (doc: phone-number-decode-demo). The local-life side takes the IV from byte 16 on (doc: local-life decrypt; unverified).
 */
export function encryptPhone(clientSecret: string, phone: string, ivAt = 0): string {
  const key = Buffer.from(clientSecret, 'utf8');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(ivAt, ivAt + 16));
  return Buffer.concat([cipher.update(phone, 'utf8'), cipher.final()]).toString('base64');
}
