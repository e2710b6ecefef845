import { textsIn } from './people';

it('finds a person in content that is an object and in content that is text', () => {
  const content = { card_data: [{ label: '手机号', value: '13800000002' }], open: { deep: 138 } };
  for (const written of [content, JSON.stringify(content)]) {
    const texts = textsIn(JSON.stringify({ event: 'im_receive_msg', from_user_id: 'fan', content: written }));
    for (const text of ['fan', '13800000002', '138', 'im_receive_msg']) expect(texts).toContain(text);
  }
});

it('takes what is no JSON for one text', () => {
  expect(textsIn('{"a":')).toEqual(['{"a":']);
  expect(textsIn('plain')).toEqual(['plain']);
});
