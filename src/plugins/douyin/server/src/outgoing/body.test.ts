import { bodyOf, testBody } from './body';

const at = new Date('2026-11-29T23:30:00.000Z');

it('tells what happened, when, and of it what is agreed on', () => {
  const payload = { leadId: 7, from: 'NEW', to: 'CONTACTED' };
  expect(JSON.parse(bodyOf('douyin.lead.status-changed', payload, at) ?? '')).toEqual({
    type: 'douyin.lead.status-changed',
    timestamp: '2026-11-29T23:30:00.000Z',
    data: payload,
  });
});

it('cuts off what nobody agreed on', () => {
  const payload = { leadId: 7, map: 'customers', type: 'api::customer.customer', entry: 'e1', title: '小禾' };
  const body = bodyOf('douyin.lead.converted', payload, at) ?? '';
  expect(body).not.toContain('小禾');
  expect(JSON.parse(body)).toMatchObject({ data: { leadId: 7, entry: 'e1' } });
});

it('says nothing where something is missing', () => {
  expect(bodyOf('douyin.lead.created', {}, at)).toBeNull();
});

it('has a test that names nobody', () => {
  expect(JSON.parse(testBody(at))).toEqual({
    type: 'douyin.test',
    timestamp: at.toISOString(),
    data: {},
  });
});
