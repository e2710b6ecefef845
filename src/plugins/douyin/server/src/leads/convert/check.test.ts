import type { Struct } from '@strapi/strapi';
import { leadMaps, type LeadMap } from '../../../../contracts/lead-convert';
import { defaultStages } from '../../../../contracts/lead-stages';
import { mapFault } from './check';

const schema = (kind: string, attributes: object) =>
  ({ uid: 'api::customer.customer', kind, attributes }) as unknown as Struct.ContentTypeSchema;
const types = {
  'api::customer.customer': schema('collectionType', {
    name: { type: 'string' },
    owner: { type: 'relation' },
    secret: { type: 'password' },
    createdAt: { type: 'datetime' },
  }),
  'api::home.home': schema('singleType', { name: { type: 'string' } }),
};
const map = (change: Partial<LeadMap>): LeadMap => ({
  type: 'api::customer.customer',
  name: 'customer',
  fields: { name: 'nickname' },
  ...change,
});

it('finds nothing wrong with a good map', () => {
  expect(mapFault(map({ stage: 'CONTACTED' }), types, defaultStages)).toBeNull();
});

it.each<[Partial<LeadMap>, string]>([
  [{ type: 'api::client.client' }, 'there is no content type api::client.client'],
  [{ type: 'api::home.home' }, 'api::home.home is a single type'],
  [{ stage: 'WON' }, 'there is no stage WON'],
  [{ fields: { fullName: 'nickname' } }, 'api::customer.customer has no field "fullName"'],
  [{ fields: { createdAt: 'acquireTime' } }, 'api::customer.customer has no field "createdAt"'],
  [
    { fields: { name: 'nickname', owner: 'owner' } },
    'the field "owner" of api::customer.customer is of type relation',
  ],
  [{ fields: { secret: 'phone' } }, 'is of type password'],
])('names what is wrong with %j', (change, sentence) => {
  expect(mapFault(map(change), types, defaultStages)).toContain(sentence);
});

it.each([
  'admin::user',
  'strapi::core-store',
  'plugin::users-permissions.user',
  'plugin::douyin.lead',
  'plugin::blog.post',
])('never writes into %s', (type) => {
  expect(leadMaps.safeParse([map({ type: type as LeadMap['type'] })]).success).toBe(false);
});

it('takes each name once, and only what leads have', () => {
  expect(leadMaps.safeParse([map({}), map({})]).success).toBe(false);
  expect(leadMaps.safeParse([map({ fields: { name: 'openIdHash' as 'phone' } })]).success).toBe(false);
  expect(leadMaps.safeParse([map({ fields: {} })]).success).toBe(false);
});
