import type { LeadView, ViewList } from '../../../../contracts/lead-views';
import { usualBase } from '../lead-place';
import { basedOn, isAboutView, nameView } from './base';

const view = (id: string): LeadView => ({
  id,
  name: id,
  isShared: true,
  isMine: true,
  ownerName: null,
  revision: 1,
  settings: { filters: { tag: id }, mode: 'table', columns: ['owner'], density: 'compact', size: 50 },
});
const rows = [view('a'), view('b')];
const none: ViewList = { rows, ownDefault: null, sharedDefault: null };
const both: ViewList = { rows, ownDefault: 'a', sharedDefault: 'b' };
const at = (text: string) => new URLSearchParams(text);

it.each([
  ['', none, null],
  ['', both, 'a'],
  ['', { ...both, ownDefault: null }, 'b'],
  ['', { ...both, ownDefault: 'gone' }, 'b'],
  ['view=b', both, 'b'],
  ['view=none', both, null],
  ['status=NEW', both, null],
] as [string, ViewList, string | null][])('row 25, saved views: %j of %j means %s', (text, list, id) => {
  const { view: found, base, isLost } = basedOn(at(text), list);
  expect(found?.id ?? null).toBe(id);
  expect(base.filters).toEqual(id ? { tag: id } : usualBase.filters);
  expect(isLost).toBe(false);
});

it('row 25, saved views: knows a view that is gone', () => {
  expect(basedOn(at('view=gone&tag=x'), both)).toEqual({ view: null, base: usualBase, isLost: true });
});

it('row 25, saved views: asks for the views only where one may be meant', () => {
  expect(['', 'view=a', 'view=none', 'status=NEW'].map((text) => isAboutView(at(text)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

it('row 25, saved views: says when all leads are meant though the page opens with a view', () => {
  expect(nameView(at(''), null, both).toString()).toBe('view=none');
  expect(nameView(at(''), null, none).toString()).toBe('');
  expect(nameView(at('tag=x'), null, both).toString()).toBe('tag=x');
  expect(nameView(at('tag=x'), rows[1] ?? null, none).toString()).toBe('tag=x&view=b');
});
