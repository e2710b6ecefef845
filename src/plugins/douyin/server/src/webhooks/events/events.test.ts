import { readBody, type EventBody } from './body';
import { deedOf, laneOf } from './index';

const body = (event: string, content: object = {}, more: object = {}): EventBody => {
  const read = readBody({
    event,
    client_key: 'aw',
    from_user_id: 'fan',
    to_user_id: 'own',
    content,
    ...more,
  });
  if (!read) throw new Error('It names no event');
  return read;
};

const at = new Date('2026-03-01T08:00:00Z');
const seconds = at.getTime() / 1000;

it.each(['authorize', 'unauthorize', 'contract_authorize', 'contract_unauthorize'])(
  '%s only asks how the grant stands',
  (event) => {
    const given = body(event, { scopes: ['user_info'] }, { from_user_id: 'own', to_user_id: '' });
    expect(deedOf(given)).toEqual({ does: 'ask', openId: 'own' });
    expect(laneOf(given)).toBe('own');
  },
);

it('takes a follow and a like for what the log of interactions would say', () => {
  const person = { openId: 'fan', touchedAt: at, acquiredAt: at };
  const lead = { does: 'lead', openId: 'own', kind: 'interaction' };
  expect(deedOf(body('new_follow_action', { action_type: 1, action_time: seconds }))).toEqual({
    ...lead,
    person: { ...person, item: 'new_follow_action' },
  });
  expect(
    deedOf(body('new_video_digg', { action_type: 1, action_time: String(seconds), item_id: '@w' })),
  ).toEqual({
    ...lead,
    person: { ...person, item: 'new_video_digg:@w' },
  });
  expect(deedOf(body('new_follow_action', { action_type: 2 }))).toEqual({
    does: 'nothing',
    why: 'nothing-to-do',
  });
});

it('takes a comment for what the list of comments would say', () => {
  const content = { comment_id: '@c', comment_user_id: 'fan', reply_to_item_id: '@w', create_time: seconds };
  const wanted = {
    does: 'lead',
    openId: 'own',
    kind: 'comment',
    person: { openId: 'fan', item: '@w', touchedAt: at, acquiredAt: at },
  };
  expect(deedOf(body('item_comment_reply', content))).toEqual(wanted);
  expect(deedOf(body('item_comment_reply', content, { from_user_id: undefined }))).toEqual(wanted);
});

describe('a message', () => {
  const users = [
    { open_id: 'own', nick_name: '河畔书店', avatar: 'https://p3.douyinpic.com/own' },
    { open_id: 'fan', nick_name: '山茶', avatar: 'https://p3.douyinpic.com/fan' },
  ];
  const content = { create_time: at.getTime(), user_infos: users };

  it.each(['im_receive_msg', 'im_enter_direct_msg'])('tells who sent it: %s', (event) => {
    expect(deedOf(body(event, { ...content, message_type: 'text', text: '在吗' }))).toEqual({
      does: 'lead',
      openId: 'own',
      kind: 'interaction',
      person: {
        openId: 'fan',
        item: event,
        nicknameIfNone: '山茶',
        avatarUrl: 'https://p3.douyinpic.com/fan',
        touchedAt: at,
        acquiredAt: at,
      },
    });
  });

  const card = (data: unknown) =>
    deedOf(
      body('im_receive_msg', {
        ...content,
        message_type: 'retain_consult_card',
        card_id: '@k',
        card_data: data,
      }),
    );

  it('tells by a card who it is and how to reach them', () => {
    const data = [
      { label: '姓名', value: '王小茶' },
      { label: '手机号', value: '138 0000 0002' },
      { label: '城市', value: '杭州' },
      { label: '预算', value: '三百' },
    ];
    expect(card(data)).toMatchObject({
      kind: 'message',
      person: { openId: 'fan', item: '@k', nickname: '王小茶', phone: '138 0000 0002', city: '杭州' },
    });
  });

  const personIn = (deed: ReturnType<typeof card>) => {
    if (deed.does !== 'lead') throw new Error('It is no lead');
    return deed.person;
  };

  it.each([
    [
      [
        { label: '* 您的姓名：', value: ' 王小茶 ' },
        { label: '联系电话（必填）', value: '13800000002' },
      ],
      { nickname: '王小茶', phone: '13800000002' },
    ],
    [[{ label: '手机号码', value: '不告诉你' }], { nicknameIfNone: '山茶' }],
    [[null, 7, { label: '城市' }], { nicknameIfNone: '山茶' }],
    ['no list', { nicknameIfNone: '山茶' }],
    [undefined, { nicknameIfNone: '山茶' }],
  ])('takes of a card %j what can be taken', (data, wanted) => {
    const { nickname, phone, nicknameIfNone } = personIn(card(data));
    expect({ nickname, phone, nicknameIfNone }).toEqual({ nicknameIfNone: '山茶', ...wanted });
  });
});

it.each([
  ['im_send_msg', 'nothing-to-do'],
  ['create_video', 'nothing-to-do'],
  ['im_authorize', 'nothing-to-do'],
  ['something_new', 'unknown-event'],
])('%s asks for nothing of ours', (event, why) => {
  expect(deedOf(body(event))).toEqual({ does: 'nothing', why });
});

it.each([
  ['new_follow_action', { from_user_id: '' }],
  ['im_receive_msg', { to_user_id: undefined }],
  ['item_comment_reply', {}],
])('says what %s lacks', (event, more) => {
  expect(() => deedOf(body(event, {}, more))).toThrow(expect.objectContaining({ code: 'WEBHOOK_CONTENT' }));
});
