import type { Fields } from '../call';
import { videosOf } from '../account/videos';
import { PERSON_ACTIONS } from '../control/actions';
import { nextNumber, numberFor } from '../ids';
import { avatarUrl } from '../seed';
import type { Person, World } from '../world';

/** Most things that happen by themselves until the world is reset, and most people who do them. */
export const livelyLimits = { acts: 2000, people: 200 } as const;

const WORDS = [
  '请问还有货吗',
  '多少钱',
  '想了解一下',
  '周末能到店看吗',
  '求链接',
  '可以寄到外地吗',
  '已下单',
];

/** What somebody may do, the usual more often; each is an action of a person toward an account. */
const ACTS = ['follow', 'comment', 'follow', 'digg', 'message', 'comment', 'leave_card', 'unfollow'] as const;

const personOf = (world: World, number: number): Person => {
  const id = `passer-${number}`;
  const known = world.people.get(id);
  if (known) return known;
  const person: Person = {
    id,
    nickname: `路过的书友${number}`,
    avatar: avatarUrl(world.ids, id),
    short_id: String(70_500_000 + number),
    mobile: '',
    roles: [],
    pan115_user_id: 370_000_000 + number,
  };
  world.people.set(id, person);
  return person;
};

const detailsOf = (world: World, act: string, words: string, account: Person): Fields => ({
  person: account.id,
  ...(act === 'comment' ? { content: words } : {}),
  ...(act === 'message' ? { text: words } : {}),
  ...(act === 'digg' ? { item_id: videosOf(world, account)[0]?.item_id ?? '' } : {}),
  ...(act === 'leave_card' ? { fields: { 姓名: '书友', 手机号: '13800000009', 城市: '杭州' } } : {}),
});

/** Has one person do one thing to one of the accounts; false once enough has happened. */
export function actOnce(world: World, accounts: readonly string[]): boolean {
  const step = nextNumber(world.ids, 'lively');
  if (step > livelyLimits.acts) return false;
  const draw = (what: string, below: number) => numberFor(world.ids, ['lively', what, String(step)], below);
  const account = world.people.get(accounts[draw('account', accounts.length)] ?? '');
  const act = ACTS[draw('act', ACTS.length)] ?? 'follow';
  const words = WORDS[draw('words', WORDS.length)] ?? '';
  const person = personOf(world, draw('person', livelyLimits.people) + 1);
  // Who has no card to fill, or nobody to leave, does nothing this time.
  if (account) PERSON_ACTIONS.get(act)?.(world, person, detailsOf(world, act, words, account));
  return true;
}

/** Lets people act while the switch `livelySeconds` is on; looks each second, and ends by `stop`. */
export function liveOn(world: World, accounts: readonly string[]): { stop: () => void } {
  let since = 0;
  const timer = setInterval(() => {
    const { livelySeconds } = world.switches;
    since += 1;
    if (livelySeconds === 0 || since < livelySeconds) return;
    since = 0;
    actOnce(world, accounts);
  }, 1000);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
