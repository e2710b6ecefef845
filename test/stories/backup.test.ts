import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Application } from '../support/application';
import { backupFolder, openMachine } from '../support/backup';
import { createDatabase, isHere, type DatabaseKind, type StoryDatabase } from '../support/databases';
import { onMysql } from '../support/databases/mysql';
import { onPostgres } from '../support/databases/postgres';
import { keyOf } from '../support/rotation';
import { runScript, startScript, type Ended } from '../support/run-command';
import { startStrapi } from '../support/strapi';
import { countRows, openTables } from '../support/tables';
import { ofThisRun } from '../support/this-run';
import { connectDouyin, getAtOnce } from '../support/tokens';
import { until } from '../support/until';
import { createWorld, storyKeys, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);

/** What drills of this kind have left behind. */
async function leftOf(kind: DatabaseKind): Promise<number> {
  if (kind === 'sqlite')
    return readdirSync(tmpdir()).filter((name) => name.startsWith('douyin-drill-')).length;
  if (kind === 'mysql') return (await onMysql("SHOW DATABASES LIKE 'douyin\\_drill\\_%'")).length;
  return (await onPostgres("SELECT 1 FROM pg_database WHERE datname LIKE 'douyin\\_drill\\_%'")).length;
}

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`a site whose database is ${kind}`, () => {
    let world: World;
    let accounts: string[];
    let tokens: string[];
    /** Where the site runs, and the machine it moves to. */
    let old: Application;
    let other: Application;
    let empty: StoryDatabase;
    let folder: string;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      accounts = [await connectDouyin(world), await connectDouyin(world, 'muyu')];
      tokens = (await Promise.all(accounts.map((id) => getAtOnce(world.strapi, id, 1)))).flat();
      [old, other] = [await openMachine(), await openMachine()];
      empty = await createDatabase(kind);
      folder = path.join(backupFolder(), 'monday');
      mkdirSync(path.join(old.dir, 'public/uploads/tea'), { recursive: true });
      writeFileSync(path.join(old.dir, 'public/uploads/tea/spring.txt'), '春茶');
    });
    afterAll(async () => {
      await world?.close();
      await Promise.all([old?.drop(), other?.drop(), empty?.drop()]);
      if (folder) rmSync(path.dirname(folder), { recursive: true, force: true });
    });

    const newEnv = () => ({ ...world.env, ...empty.env });
    const restore = (words: string[], env: Record<string, string | undefined> = newEnv()): Promise<Ended> =>
      runScript('restore', words, env, other.dir);
    const backUp = (to: string): Promise<Ended> => runScript('backup', [to], world.env, old.dir);

    it('is backed up while it runs, without its keys', async () => {
      expect(await backUp(folder)).toMatchObject({
        code: 0,
        output: expect.stringContaining(`in ${folder}`) as string,
      });
      const manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as {
        database: string;
        files: { name: string }[];
      };
      expect(manifest.database).toBe(kind);
      expect(manifest.files.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['database.dump', 'uploads/tea/spring.txt']),
      );
      const [, key = ''] = storyKeys.split(':');
      for (const { name } of manifest.files)
        expect(readFileSync(path.join(folder, name)).includes(key)).toBe(false);
      expect(readdirSync(path.dirname(folder))).toEqual(['monday']);
    });

    it('is not backed up over another backup', async () => {
      const { code, output } = await backUp(folder);
      expect(output).toContain(`${folder} is not empty: name a new folder`);
      expect(code).toBe(1);
    });

    it('passes the drill on another machine, and nothing of it is left', async () => {
      const before = await leftOf(kind);
      const { code, output } = await restore([folder, '--drill']);
      expect(output).toMatch(
        /Passed: all \d+ sealed values open, and the histories of 2 accounts are as they were written/,
      );
      expect(code).toBe(0);
      expect(await leftOf(kind)).toBe(before);
    });

    it('fails the drill with other keys, and says which are missed', async () => {
      const before = await leftOf(kind);
      const { code, output } = await restore([folder, '--drill'], {
        ...newEnv(),
        DOUYIN_ENCRYPTION_KEYS: keyOf('k9', 9),
      });
      expect(output).toContain('The encryption keys are not the ones that sealed the stored secrets');
      expect(code).toBe(1);
      expect(await leftOf(kind)).toBe(before);
    });

    it('fails the drill when a file is damaged, before anything is filled', async () => {
      const damaged = `${folder}-damaged`;
      cpSync(folder, damaged, { recursive: true });
      writeFileSync(path.join(damaged, 'uploads/tea/spring.txt'), '秋茶');
      const { code, output } = await restore([damaged, '--drill']);
      expect(output).toContain('The backup is damaged: uploads/tea/spring.txt is not what it was');
      expect(code).toBe(1);
      rmSync(path.join(damaged, 'database.dump'));
      expect((await restore([damaged])).output).toContain(
        'The backup is not whole: database.dump is missing',
      );
    });

    it('leaves nothing of a drill that is asked to end, and ends with 130', async () => {
      const before = await leftOf(kind);
      const drill = startScript('restore', [folder, '--drill'], newEnv(), other.dir);
      await until('the drill to begin', async () => (await leftOf(kind)) > before, 60_000);
      await drill.stop();
      expect(await drill.ended).toMatchObject({
        code: 130,
        output: expect.stringContaining('Interrupted') as string,
      });
      expect(await leftOf(kind)).toBe(before);
    });

    it('leaves nothing of a backup that is asked to end, and ends with 130', async () => {
      const film = path.join(old.dir, 'public/uploads/film.mp4');
      writeFileSync(film, '');
      truncateSync(film, 400_000_000);
      const to = path.join(path.dirname(folder), 'tuesday');
      const backup = startScript('backup', [to], world.env, old.dir);
      await until('the backup to begin', async () => existsSync(`${to}.part`), 60_000);
      await backup.stop();
      rmSync(film);
      expect((await backup.ended).code).toBe(130);
      expect([existsSync(to), existsSync(`${to}.part`)]).toEqual([false, false]);
    });

    it('stands on another machine and database as it was', async () => {
      const { code, output } = await restore([folder]);
      expect(output).toMatch(/Done: all \d+ sealed values open/);
      expect(output).toContain('npm run erase:replay');
      expect(code).toBe(0);
      expect(readFileSync(path.join(other.dir, 'public/uploads/tea/spring.txt'), 'utf8')).toBe('春茶');
      const tables = openTables(empty.env);
      const counts = async (of: typeof tables) =>
        Promise.all(
          ['douyin_apps', 'douyin_accounts', 'douyin_tokens', 'up_users'].map((name) => countRows(of, name)),
        );
      expect(await counts(tables)).toEqual(await counts(world.tables));
      await tables.destroy();
      const strapi = await startStrapi({ appDir: other.dir, env: newEnv() });
      try {
        expect((await Promise.all(accounts.map((id) => getAtOnce(strapi, id, 1)))).flat()).toEqual(tokens);
      } finally {
        await strapi.stop();
      }
    });

    it('is never put over what is there', async () => {
      const { code, output } = await restore([folder]);
      expect(output).toContain('The database is not empty');
      expect(code).toBe(1);
    });

    it('fails the drill when one sealed value was moved to another row, and names it', async () => {
      const rows = await world.tables('douyin_tokens').orderBy('id').select('id', 'access_sealed');
      await world
        .tables('douyin_tokens')
        .where({ id: rows[0]?.id })
        .update({ access_sealed: rows[1]?.access_sealed });
      const second = `${folder}-second`;
      expect((await backUp(second)).code).toBe(0);
      const { code, output } = await restore([second, '--drill']);
      expect(output).toContain(`douyin_tokens row ${rows[0]?.id} (access_sealed)`);
      expect(code).toBe(1);
    });
  });
}
