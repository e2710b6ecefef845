import { createListeners } from './listeners';

const names = (listeners: ReturnType<typeof createListeners>, event: string) =>
  listeners.to(event).map(({ name }) => name);

it('takes the names of seed 001 for those of the platform', () => {
  const listeners = createListeners();
  listeners.on('video.comment', () => undefined);
  listeners.on('item_comment_reply', () => undefined);
  listeners.on('video.audit', () => undefined);
  expect(names(listeners, 'item_comment_reply')).toEqual(['item_comment_reply#1', 'item_comment_reply#2']);
  expect(names(listeners, 'video.audit')).toEqual(['video.audit#1']);
  expect(names(listeners, 'authorize')).toEqual([]);
});

it('ends to listen, and takes no name twice', () => {
  const listeners = createListeners();
  const end = listeners.on('authorize', () => undefined, { name: 'crm' });
  expect(() => listeners.on('authorize', () => undefined, { name: 'crm' })).toThrow('already');
  end();
  expect(names(listeners, 'authorize')).toEqual([]);
  listeners.on('authorize', () => undefined, { name: 'crm' });
  expect(names(listeners, 'authorize')).toEqual(['crm']);
});
