import { appsOf } from '../support/apps';
import { isHere, type DatabaseKind } from '../support/databases';
import { ask } from '../support/http';
import {
  countSealedWith,
  fillTokens,
  holdHalfway,
  keepSealing,
  keyOf,
  openTokens,
  plainOf,
  rotate,
  startRotation,
} from '../support/rotation';
import { auditLines, openSession } from '../support/session';
import { countRows } from '../support/tables';
import { ofThisRun } from '../support/this-run';
import { createWorld, storyKeys, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite']);
const count = 600;
const k2 = keyOf('k2', 9);
const k3 = keyOf('k3', 10);
const expected = Array.from({ length: count }, (_, number) => plainOf(number));

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`the rotation of keys on ${kind}`, () => {
    let world: World;
    beforeAll(async () => {
      // The product seals with the former key and opens with both, as while a site changes over.
      world = await createWorld({ database: kind, env: { DOUYIN_ENCRYPTION_KEYS: `${storyKeys},${k2}` } });
      await openSession(world);
      await fillTokens(world, count);
    });
    afterAll(() => world?.close());

    const sealed = (): Promise<{ id: number; access_sealed: string; refresh_sealed: string }[]> =>
      world.tables('douyin_tokens').orderBy('id').select('id', 'access_sealed', 'refresh_sealed');
    const isPassing = async () => {
      const [app] = await appsOf(world).list();
      const check = await world.admin.data<{ outcome: string }>(
        'POST',
        `/douyin/apps/${app?.id}/checks/accessToken`,
      );
      return check.outcome === 'pass';
    };
    const rotations = () => auditLines(world, '&action=keys.rotated');

    it('has nothing to do while there is no new key', async () => {
      const before = await sealed();
      const { code, output } = await rotate(world, `${storyKeys},${k2}`);
      expect(output).toContain('Nothing to do: all ');
      expect(output).toContain('are sealed with key "story" and open with it.');
      expect(code).toBe(0);
      expect(await sealed()).toEqual(before);
      expect(await rotations()).toEqual([]);
    });

    it('touches nothing with a wrong key, and says so', async () => {
      const before = await sealed();
      const { code, output } = await rotate(world, keyOf('k4', 11));
      expect(output).toContain('The encryption keys are not the ones that sealed the stored secrets');
      expect(code).toBe(1);
      expect(await sealed()).toEqual(before);
    });

    it('leaves both keys in use when it is killed in the middle, and the product goes on with both', async () => {
      const run = startRotation(world, `${k2},${storyKeys}`);
      const release = await holdHalfway(world, 'k2', count);
      // Where only a row is locked, everybody else reads and writes: no table is.
      if (kind !== 'sqlite') await openSession(world);
      run.kill();
      expect((await run.ended).code).toBeNull();
      await release();
      const done = await countSealedWith(world, 'k2');
      expect(done).toBeGreaterThan(count / 4);
      expect(done).toBeLessThan((count * 3) / 4);
      expect(run.output()).toMatch(/Sealing {3}douyin_tokens {2}[12]00\/60\d\n/);
      expect(run.output()).not.toContain('Done');
      expect(await openTokens(world)).toEqual(expected);
      expect(await isPassing()).toBe(true);
      await openSession(world);
      expect(await rotations()).toEqual([]);
    });

    it('goes on where it stopped, with the product answering', async () => {
      const before = await sealed();
      const run = startRotation(world, `${k2},${storyKeys}`);
      let isOver = false;
      const ended = run.ended.finally(() => (isOver = true));
      let answers = 0;
      while (!isOver) {
        expect((await ask(`${world.front.url}/douyin/login`)).status).toBe(200);
        expect(await openTokens(world)).toEqual(expected);
        answers += 1;
      }
      expect((await ended).code).toBe(0);
      expect(answers).toBeGreaterThan(3);
      const after = await sealed();
      for (const { id, access_sealed } of before.filter((row) => row.access_sealed.startsWith('s1.k2.')))
        expect(after.find((row) => row.id === id)?.access_sealed).toBe(access_sealed);
      const values = after.flatMap((row) => [row.access_sealed, row.refresh_sealed]);
      expect(values.every((value) => value.startsWith('s1.k2.'))).toBe(true);
      expect(await openTokens(world)).toEqual(expected);
      expect(run.output()).toMatch(/Checking {2}douyin_tokens {2}(60\d)\/\1\n/);
      expect(run.output()).toMatch(/Done: all \d+ stored secrets are sealed with key "k2" and open with it/);
      expect(run.output()).toContain('Former keys can be removed from DOUYIN_ENCRYPTION_KEYS once every');
      expect(run.output()).not.toMatch(/s1\.|plain-/);
      expect(await rotations()).toMatchObject([
        { actorKind: 'system', targetKind: 'site', details: { key: 'k2', sealed: expect.any(Number) } },
      ]);
    });

    it('is over then: another start finds nothing to do, and the former key can go', async () => {
      const before = await sealed();
      const { code, output } = await rotate(world, `${k2},${storyKeys}`);
      expect([code, output]).toEqual([0, expect.stringContaining('Nothing to do')]);
      expect((await rotations()).length).toBe(1);
      await world.restart({ DOUYIN_ENCRYPTION_KEYS: `${k2},${k3}` });
      expect(world.strapi.output()).not.toContain('stored secrets');
      expect(await isPassing()).toBe(true);
      expect(await openTokens(world)).toEqual(expected);
      expect(await sealed()).toEqual(before);
    });

    it('names the rows of values that were moved, does all others, and is not done', async () => {
      const rows = await world.tables('douyin_tokens').where('account_id', 'like', 'rotated%').orderBy('id');
      const [one, two, three] = rows;
      const put = (row: { id: number }, change: object) =>
        world.tables('douyin_tokens').where({ id: row.id }).update(change);
      await put(one, { access_sealed: two.access_sealed });
      await put(three, { refresh_sealed: three.access_sealed });
      const locked = 'CONFIG_KEYS_LOCKED';
      const [first, second, third] = await openTokens(world);
      expect([first, second, third]).toEqual([
        { ...expected[0], access: locked },
        expected[1],
        { ...expected[2], refresh: locked },
      ]);
      const { code, output } = await rotate(world, `${k3},${k2}`);
      expect(code).toBe(1);
      expect(output).toContain('2 stored secrets open with none of the keys');
      expect(output).toContain(`  douyin_tokens row ${one.id} (access_sealed)\n`);
      expect(output).toContain(`  douyin_tokens row ${three.id} (refresh_sealed)\n`);
      expect(output).not.toMatch(/can be removed|s1\.|plain-/);
      expect(await countSealedWith(world, 'k3')).toBe((await countRows(world.tables, 'douyin_tokens')) - 1);
      expect((await rotations()).length).toBe(1);
      const left = await world.tables('douyin_tokens').whereIn('id', [one.id, three.id]).orderBy('id');
      expect(left[0].access_sealed).toBe(two.access_sealed);
      expect(left[1].refresh_sealed).toBe(three.access_sealed);
      await put(one, { access_sealed: one.access_sealed });
      await put(three, { refresh_sealed: three.refresh_sealed });
      const again = await rotate(world, `${k3},${k2}`);
      expect([again.code, again.output]).toEqual([0, expect.stringContaining('2 of them since this start')]);
      expect((await rotations()).map(({ details }) => details.key)).toEqual(['k3', 'k2']);
    });

    it('does not call it done while somebody still seals with a former key', async () => {
      const stop = await keepSealing(world);
      const { code, output } = await rotate(world, `${k3},${k2}`).finally(stop);
      expect(code).toBe(1);
      expect(output).toContain('Some process still seals with a former key: start them all with key "k3"');
      const again = await rotate(world, `${k3},${k2}`);
      expect([again.code, again.output]).toEqual([0, expect.stringContaining('Done: all ')]);
    });
  });
}
