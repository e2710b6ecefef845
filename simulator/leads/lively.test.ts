import { defaultSwitches } from '../switches';
import { createWorld } from '../world';
import { intentionsOf } from './intention-book';
import { actOnce, livelyLimits } from './lively';

const worldOf = () => createWorld('story', 'http://127.0.0.1:1', defaultSwitches());
const accounts = ['xiaohe', 'muyu'];

it('is off unless somebody switches it on', () => {
  expect(defaultSwitches().livelySeconds).toBe(0);
});

it('has people follow, comment and write, the same with the same seed', () => {
  const happened = () => {
    const world = worldOf();
    for (let step = 0; step < 120; step += 1) actOnce(world, accounts);
    const xiaohe = world.people.get('xiaohe');
    if (!xiaohe) throw new Error('xiaohe is of the seed');
    return {
      followers: world.follows.get('xiaohe')?.size ?? 0,
      written: [...world.comments.values()].reduce((sum, { written }) => sum + written.length, 0),
      events: new Set(intentionsOf(world, xiaohe).steered.map(({ event }) => event)),
    };
  };
  const first = happened();
  expect(first.followers).toBeGreaterThan(2);
  expect(first.written).toBeGreaterThan(3);
  expect([...first.events]).toEqual(expect.arrayContaining(['new_video_digg', 'im_receive_msg']));
  expect(happened()).toEqual(first);
});

it('ends by itself', () => {
  const world = worldOf();
  for (let step = 0; step < livelyLimits.acts; step += 1) expect(actOnce(world, accounts)).toBe(true);
  expect(actOnce(world, accounts)).toBe(false);
  expect(world.people.size).toBeLessThanOrEqual(5 + livelyLimits.people);
});
