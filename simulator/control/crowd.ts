import { nextNumber } from '../ids';
import { avatarUrl } from '../seed';
import type { Person, World } from '../world';

/** The most grants one call makes. */
export const MOST_GRANTS = 100_000;

/** Adds people for a benchmark, each new. */
export function addCrowd(world: World, count: number): Person[] {
  const crowd = Array.from({ length: count }, () => {
    const number = nextNumber(world.ids, 'crowd');
    const id = `crowd-${number}`;
    return {
      id,
      nickname: `路人${number}`,
      avatar: avatarUrl(world.ids, id),
      short_id: String(90_000_000 + number),
      mobile: '',
      roles: [],
      pan115_user_id: 360_000_000 + number,
    };
  });
  for (const person of crowd) world.people.set(person.id, person);
  return crowd;
}
