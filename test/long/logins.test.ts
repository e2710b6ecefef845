import { execFileSync } from 'node:child_process';
import { createWorld, exchange, logIn, type World } from '../support/world';

jest.setTimeout(15 * 60_000);

const people = ['xiaohe', 'shancha', 'muyu', 'qingtuan', 'yuntun'];

/** Resident memory of a process in MB. */
const rssOf = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024;

describe('many logins in a row', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  async function logInOften(times: number): Promise<void> {
    for (let run = 0; run < times; run += 1) {
      const { status } = await exchange(world, await logIn(world, { person: people[run % people.length] }));
      if (status !== 200) throw new Error(`Login ${run} ended with ${status}`);
    }
  }

  it('make five users and leave memory where it was', async () => {
    const sizes: number[] = [];
    for (let part = 0; part < 6; part += 1) {
      await logInOften(200);
      sizes.push(Math.round(rssOf(world.strapi.pid)));
    }
    console.info(`RSS in MB after each 200 logins: ${sizes.join(', ')}`);
    // The heap breathes by some 60 MB; what leaks is still there when it is at its smallest.
    const [warm, late] = [Math.max(...sizes.slice(0, 2)), Math.min(...sizes.slice(-3))];
    expect(late - warm).toBeLessThan(32);
    const { total } = await world.admin.data<{ total: number }>('GET', '/douyin/accounts');
    expect(total).toBe(people.length);
  });
});
