import { act, closeAll, connectAs, postJson, readAs, type Account, type Row } from '../test-rig';

afterEach(closeAll);

const connected = (person = 'xiaohe', url?: string) => connectAs(person, 'user_info,im.message_card', url);
const save = (account: Account, body: Row) =>
  postJson(
    `${account.url}/im/save/retain_consult_card/?open_id=${encodeURIComponent(account.openId)}`,
    body,
    {
      'access-token': account.token,
    },
  );
const cardsOf = async (account: Account) =>
  (await readAs(account, '/im/get/retain_consult_card/')).body.cards;

it('saves, changes, shows and deletes cards, which stand beside data', async () => {
  const account = await connected();
  expect(await cardsOf(account)).toEqual([]);
  const { body } = await save(account, { title: '到店咨询', components: [1, 2, 3], media_id: '@m' });
  expect(body).toMatchObject({ card_id: expect.stringMatching(/^@/), data: { error_code: 0 } });
  const card = { card_id: body.card_id, title: '到店咨询', components: [1, 2, 3], media_id: '@m', status: 1 };
  expect(await cardsOf(account)).toEqual([card]);
  await save(account, { title: '会员', components: [2], card_id: body.card_id });
  expect(await cardsOf(account)).toEqual([{ ...card, title: '会员', components: [2], media_id: '' }]);
  const filled = await act(account.url, 'muyu', 'leave_card', {
    person: 'xiaohe',
    fields: { 手机号: '13800000003' },
  });
  expect(filled.body.event).toBe('im_receive_msg');
  const query = { card_id: String(body.card_id) };
  expect((await readAs(account, '/im/del/retain_consult_card/', query)).data.error_code).toBe(0);
  expect(await cardsOf(account)).toEqual([]);
  expect((await readAs(account, '/im/del/retain_consult_card/', query)).data.error_code).toBe(28001007);
});

it('wants an enterprise account, a title and components', async () => {
  const account = await connected();
  for (const body of [
    { components: [1] },
    { title: 'x' },
    { title: 'x', components: ['1'] },
    { title: 'x', components: [1], card_id: '@no' },
  ])
    expect((await save(account, body)).data.error_code).toBe(28001007);
  const ordinary = await connected('shancha', account.url);
  expect((await readAs(ordinary, '/im/get/retain_consult_card/')).data.error_code).toBe(2112001);
});
