import { maskBody } from './mask';

const masked = (body: unknown) => JSON.parse(maskBody(JSON.stringify(body)) ?? 'null') as unknown;

const said = {
  open_id: '_000abcdefghijkl1234',
  nick_name: '王小茶',
  phone: '13800000002',
  short_id: '13800000002',
  number: 13800000002,
  flag: true,
};
const blotted = {
  open_id: '****1234',
  nick_name: '****',
  phone: '****',
  short_id: '****',
  number: '****',
  flag: '****',
};

it('blots out who and what was said, and leaves kinds, times and ids of things', () => {
  const body = {
    event: 'im_receive_msg',
    client_key: 'awkey',
    from_user_id: '_000abcdefghijkl1234',
    content: {
      create_time: 1_700_000_000_000,
      message_type: 'retain_consult_card',
      item_id: '@9V+/=',
      text: '',
      user_infos: [said],
      card_data: [{ label: '手机号', value: '13800000002' }],
      scopes: ['user_info'],
      extra: null,
    },
  };
  expect(masked(body)).toEqual({
    ...body,
    from_user_id: '****1234',
    content: {
      ...body.content,
      user_infos: [blotted],
      card_data: [{ label: '手机号', value: '****' }],
    },
  });
});

it('looks into content that is written as text, and trusts no name whose value is somebody’s words', () => {
  expect(masked({ content: JSON.stringify(said) })).toEqual({ content: blotted });
  expect(masked({ content: '{"phone":' })).toEqual({ content: '****' });
  expect(masked({ source: '请打 13800000002' })).toEqual({ source: '****' });
  expect(masked({ item_id: { phone: '13800000002' } })).toEqual({ item_id: { phone: '****' } });
  expect(masked({ label: '电话 13800000002' })).toEqual({ label: '****' });
  expect(masked({ content: ['13800000002'] })).toEqual({ content: ['****'] });
});

it('gives nothing of what is no JSON', () => {
  expect(maskBody('13800000002 {')).toBeNull();
});
