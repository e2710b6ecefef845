import { z } from 'zod';
import { answer, thrownBy } from '../test-rig';
import { douyinApis } from './apis';
import { readRows, toPage } from './rows';

const caller = {
  app: { clientKey: 'key', clientSecret: '0123456789abcdef0123456789abcdef', baseUrl: '' },
  accessToken: 'act.x',
  openId: '_000x',
};
const classic = (data: object, beside = {}) => answer({ data, extra: { error_code: 0 }, ...beside });
const row = z.object({ id: z.string(), name: z.object({ first: z.string() }).optional() });

it('reads what can be read and says what is wrong with the rest, without its values', () => {
  const raw = [{ id: 'a' }, { id: 13800000001 }, null, { id: 'b', name: { first: 5 } }, 'text', { id: 'c' }];
  expect(readRows(row, raw)).toEqual({
    rows: [{ id: 'a' }, { id: 'c' }],
    raw: [{ id: 'a' }, { id: 'c' }],
    bad: [
      { index: 1, reason: 'cannot be read at id', raw: '{"id":13800000001}' },
      { index: 2, reason: 'is not a row', raw: 'null' },
      { index: 3, reason: 'cannot be read at name.first', raw: '{"id":"b","name":{"first":5}}' },
      { index: 4, reason: 'is not a row', raw: '"text"' },
    ],
  });
});

it('wants a way on where more is promised', () => {
  const rows = { rows: [], raw: [], bad: [] };
  expect(thrownBy(() => toPage(answer(''), rows, { cursor: null, hasMore: true })).code).toBe(
    'API_UNREADABLE',
  );
  expect(toPage(answer(''), rows, { cursor: null, hasMore: false })).toEqual({
    ...rows,
    cursor: '0',
    hasMore: false,
    total: null,
  });
});

it.each([
  'fansList',
  'followingList',
  'commentList',
  'leadsActionList',
  'leadsTagList',
  'leadsTagUserList',
] as const)('%s takes an empty list in any form, and no list that is none', (name) => {
  const empty = { rows: [], raw: [], bad: [], cursor: '0', hasMore: false, total: null };
  for (const list of [undefined, null, []])
    expect(douyinApis[name].read(classic({ list, error_code: 0 }), caller)).toEqual(empty);
  expect(thrownBy(() => douyinApis[name].read(classic({ list: {} }), caller)).code).toBe('API_UNREADABLE');
});

it('takes numbers as text, and cursors of 64 bits only as text', () => {
  const page = { list: [{ open_id: 'o', gender: '1' }], cursor: '1571075129000', has_more: 1, total: '7' };
  expect(douyinApis.fansList.read(classic(page), caller)).toMatchObject({
    rows: [{ openId: 'o', nickname: '', gender: 1, city: null }],
    cursor: '1571075129000',
    hasMore: true,
    total: 7,
  });
  const rounded = classic({ ...page, cursor: 2 ** 62 });
  expect(thrownBy(() => douyinApis.fansList.read(rounded, caller)).code).toBe('API_UNREADABLE');
});

it.each([
  ['nothing', undefined, null],
  ['no JSON', '{"event":', null],
  ['a list', '[1]', null],
  ['an object within', '{"content":{"a":1}}', { a: 1 }],
  ['text within', '{"content":"{\\"a\\":1}"}', { a: 1 }],
  ['text that is no JSON within', '{"content":"hello"}', null],
  ['no content', '{"event":"x"}', null],
])('reads %s as the content of a log entry', (_what, content, details) => {
  const info = { open_id: 'o', event: 'e', event_time: '1594015876123', content };
  const log = answer({ err_no: 0, data: { intention_log_infos: [info], has_more: false } });
  const [entry] = douyinApis.intentionLog.read(log, caller).rows;
  expect(entry).toEqual({
    openId: 'o',
    event: 'e',
    eventTime: new Date(1594015876123),
    content: content ?? '',
    details,
  });
});

it.each([
  ['in clear', { telephone: '13800000001' }, { telephone: '13800000001', encTelephone: null }],
  ['masked', { telephone: '138****0001', enc_telephone: 'x==' }, { telephone: null, encTelephone: 'x==' }],
  ['sealed for another', { telephone: 'AAAA' }, { telephone: null, encTelephone: 'AAAA' }],
  ['absent', {}, { telephone: null, encTelephone: null }],
])('reads a phone number of a clue that is %s', (_what, given, read) => {
  const clues = classic({ clue_data: [{ clue_id: '7', ...given, create_time_detail: 'soon' }] });
  expect(douyinApis.clueQuery.read(clues, caller)).toMatchObject({
    rows: [{ clueId: '7', createTime: null, ...read }],
    hasMore: false,
    total: null,
  });
});

it('finds the cards beside data', () => {
  const cards = [{ card_id: '@c', components: [1] }, { title: 'none' }];
  expect(douyinApis.retainConsultCards.read(classic({}, { cards }), caller)).toMatchObject({
    rows: [{ cardId: '@c', title: '', components: [1] }],
    bad: [{ index: 1, reason: 'cannot be read at card_id' }],
  });
});

it('takes moments as dates and as text, and says them as each side wants them', () => {
  const text = { startTime: '2026-01-31T10:00:00Z', endTime: '2026-01-31T20:00:00+08:00' };
  const log = douyinApis.intentionLog.fields.parse({ ...text, count: 50 });
  expect(douyinApis.intentionLog.request(caller, log).query).toMatchObject({
    start_time: '1769853600',
    end_time: '1769860800',
    query_session: '',
  });
  const given = { accountId: '7', lifeAccountIds: ['1', '2'], page: 1, pageSize: 100 };
  const clues = douyinApis.clueQuery.fields.parse({ ...given, ...text, endTime: new Date(text.endTime) });
  expect(douyinApis.clueQuery.request(caller, clues).query).toMatchObject({
    start_time: '2026-01-31 18:00:00',
    end_time: '2026-01-31 20:00:00',
    life_account_id: '1,2',
  });
  for (const startTime of ['yesterday', 1769853600])
    expect(douyinApis.clueQuery.fields.safeParse({ ...given, ...text, startTime }).success).toBe(false);
});
