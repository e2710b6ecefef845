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
    await logInOften(100);
    const warm = rssOf(world.strapi.pid);
    await logInOften(200);
    const grown = rssOf(world.strapi.pid) - warm;
    console.info(`RSS ${warm.toFixed(0)} MB after 100 logins, ${grown.toFixed(0)} MB more after 300`);
    expect(grown).toBeLessThan(64);
    const { total } = await world.admin.data<{ total: number }>('GET', '/douyin/accounts');
    expect(total).toBe(people.length);
  });
});
