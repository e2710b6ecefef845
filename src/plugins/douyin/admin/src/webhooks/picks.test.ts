import { replayLimits } from '../../../contracts/webhook-inbox';
import { holds, isSome, noPicks, partOf, selectOf, toggle, togglePage } from './picks';

const page = ['a', 'b', 'c'];
const all = { ids: [], isAll: true };

it('picks one by one, and tells how much of a page that is', () => {
  const one = toggle(noPicks, 'a', page);
  expect([isSome(noPicks), isSome(one), holds(one, 'a'), holds(one, 'b')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
  expect([partOf(noPicks, page), partOf(one, page)]).toEqual([false, 'indeterminate']);
  expect(toggle(one, 'a', page)).toEqual(noPicks);
});

it('picks a page beside what is picked elsewhere, and takes it off again', () => {
  const whole = togglePage({ ids: ['x'], isAll: false }, page);
  expect([whole.ids, partOf(whole, page)]).toEqual([['x', ...page], true]);
  expect(togglePage(whole, page).ids).toEqual(['x']);
});

it('means all that pass the filter, until one is taken off', () => {
  expect([isSome(all), holds(all, 'z'), partOf(all, page)]).toEqual([true, true, true]);
  expect(selectOf(all, { stage: 'dead' })).toEqual({ filter: { stage: 'dead' } });
  expect(selectOf(toggle(all, 'b', page), { stage: 'dead' })).toEqual({ ids: ['a', 'c'] });
  expect(togglePage(all, page)).toEqual(noPicks);
});

it('holds no more than the server takes', () => {
  const many = Array.from({ length: replayLimits.picked + 5 }, (_, place) => String(place));
  expect(togglePage(noPicks, many).ids).toHaveLength(replayLimits.picked);
});
