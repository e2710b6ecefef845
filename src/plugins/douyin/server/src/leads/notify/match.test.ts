import { happenedBy, type Line } from './happened';
import { fits, type Candidate } from './match';
import type { NotifyRuleRow } from './row';

const now = new Date('2026-11-29T08:00:00Z');
const seen = { now, overdueAt: new Date('2026-11-29T07:59:00Z') };

const line = (kind: Line['kind'], facts: Line['facts'] = {}, at = now): Line => ({
  id: 7,
  leadId: 3,
  kind,
  at,
  facts,
});

const lead: Candidate = {
  appId: 'a1',
  sourceKind: 'comment',
  ownerId: 5,
  team: 't1',
  stage: 'NEW',
  searchText: '山茶\n周三回电',
  noteText: '',
};

const rule: NotifyRuleRow = {
  documentId: 'r1',
  name: '评论',
  isOn: true,
  event: 'created',
  appId: null,
  sourceKind: null,
  keyword: null,
  ownerId: null,
  team: null,
  stage: null,
  channels: ['c1'],
  language: null,
  quiet: null,
  zone: 'Asia/Shanghai',
  pace: 'once',
  everyMinutes: 30,
  dailyAt: '09:00',
  fromEvent: 0,
  revision: 1,
};

const told = (changes: Partial<NotifyRuleRow>, what = line('acquired'), of: Candidate = lead) => {
  const happened = happenedBy(what, seen);
  return happened !== null && fits({ ...rule, ...changes }, happened, of);
};

it('row 48: takes app, source, keyword, owner, team and status as what must hold', () => {
  expect(told({})).toBe(true);
  expect([told({ appId: 'a1' }), told({ appId: 'a2' })]).toEqual([true, false]);
  expect([told({ sourceKind: 'comment' }), told({ sourceKind: 'fans' })]).toEqual([true, false]);
  expect([told({ keyword: '回电 山茶' }), told({ keyword: '报价' })]).toEqual([true, false]);
  const assigned = line('assigned', { field: 'owner', from: null, to: 5 });
  expect(told({ event: 'assigned', ownerId: 5, team: 't1' }, assigned)).toBe(true);
  expect(told({ event: 'assigned', ownerId: 6 }, assigned)).toBe(false);
  expect(told({ event: 'assigned', team: 't2' }, assigned)).toBe(false);
});

it('looks for words in notes, and reads traditional characters as simplified ones', () => {
  expect(told({ keyword: '預算' }, undefined, { ...lead, noteText: '他说预算五万' })).toBe(true);
});

it('compares the status a lead went to where it tells of one, otherwise the present one', () => {
  const changed = line('stage-changed', { from: 'NEW', to: 'CONVERTED' });
  expect(told({ event: 'stage', stage: 'CONVERTED' }, changed)).toBe(true);
  expect(told({ event: 'stage', stage: 'NEW' }, changed)).toBe(false);
  expect(told({ stage: 'NEW' })).toBe(true);
});

it('tells nothing of what happened before the rule was switched on, or of another kind', () => {
  expect(told({ fromEvent: 7 })).toBe(false);
  expect(told({ event: 'stage' })).toBe(false);
  expect(happenedBy(line('tagged'), seen)).toBeNull();
  expect(happenedBy(line('assigned', { field: 'team', to: 't1' }), seen)).toBeNull();
  expect(happenedBy(line('assigned', { field: 'owner', to: null }), seen)).toBeNull();
});

it('knows leads of before: a first sync, a file, or more than a day ago', () => {
  const isHistory = (what: Line) => happenedBy(what, seen)?.isHistory;
  expect(isHistory(line('acquired', { source: 'fans' }))).toBe(false);
  expect(isHistory(line('acquired', { source: 'fans', history: true }))).toBe(true);
  expect(isHistory(line('acquired', { source: 'import' }))).toBe(true);
  expect(isHistory(line('acquired', { source: 'comment' }, new Date('2026-11-28T07:59:00Z')))).toBe(true);
});

it('takes a follow-up that is set into the past for one that is overdue, once', () => {
  const set = (to: string | null) => happenedBy(line('follow-up-set', { to }), seen);
  expect(set('2026-11-29T07:00:00.000Z')?.key).toBe(`overdue:3:${Date.UTC(2026, 10, 29, 7)}`);
  expect(set('2026-11-29T07:59:30.000Z')).toBeNull();
  expect(set(null)).toBeNull();
});
