import { isOnce, readBody } from './body';

const content = { action_type: 1, action_time: 1_772_352_000, item_id: '@9V+/=' };
const body = { event: 'new_video_digg', client_key: 'aw', from_user_id: 'fan', to_user_id: 'own' };

it('reads content the same as object and as text', () => {
  const who = { clientKey: 'aw', from: 'fan', to: 'own' };
  const wanted = { event: 'new_video_digg', ...who, eventId: null, msgId: null, content };
  expect(readBody({ ...body, content })).toEqual(wanted);
  expect(readBody({ ...body, content: JSON.stringify(content) })).toEqual(wanted);
});

it.each([undefined, null, 7, [], 'no json', '{"a":1,"a":2}', '"{}"', '[1]'])(
  'takes content %j for none',
  (other) => {
    expect(readBody({ ...body, content: other })?.content).toEqual({});
  },
);

it('knows the names of seed 001', () => {
  expect(readBody({ event: 'video.like' })?.event).toBe('new_video_digg');
  expect(readBody({ event: 'video.comment' })?.event).toBe('item_comment_reply');
  expect(readBody({ event: 'video.audit' })?.event).toBe('video.audit');
});

it.each([null, [], 'x', 7, {}, { event: '' }, { event: 7 }])('finds no event in %j', (value) => {
  expect(readBody(value)).toBeNull();
});

it('tells what happens once from what may come again in the same words', () => {
  const of = (more: object) => readBody({ event: 'x', content: more });
  expect(isOnce(of({ action_time: 1 }) ?? fail())).toBe(true);
  expect(isOnce(of({ comment_id: '@c' }) ?? fail())).toBe(true);
  expect(isOnce(of({ scopes: ['user_info'] }) ?? fail())).toBe(false);
  const beside = (more: object) => isOnce(readBody({ event: 'x', content: {}, ...more }) ?? fail());
  expect([{ event_id: 'e1' }, { msg_id: 7 }, { msg_id: 'm1' }].map(beside)).toEqual([true, true, true]);
  expect([{ event_id: '' }, { msg_id: null }, { log_id: 'l1' }].map(beside)).toEqual([false, false, false]);
});

function fail(): never {
  throw new Error('It names an event');
}
