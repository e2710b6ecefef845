import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { appsOf } from '../support/apps';
import { csvRows, filesFolder } from '../support/lead-files';
import { leadRows } from '../support/leads';
import { runScript, type Ended } from '../support/run-command';
import { auditLines } from '../support/session';
import { createWorld, type World } from '../support/world';

/** Runs one of the commands to its end, beside the running site. */
const command = (world: World, name: string, args: string[]): Promise<Ended> =>
  runScript(`leads-${name}`, args, world.env);

describe('the commands for files of leads', () => {
  const kept = filesFolder();
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-commands-'));
  const file = (name: string) => path.join(folder, name);
  let world: World;
  let app: string;
  beforeAll(async () => {
    world = await createWorld({ env: { DOUYIN_LEAD_FILES_FOLDER: kept.path } });
    app = (await appsOf(world).list())[0]?.id ?? '';
    writeFileSync(file('in.csv'), '手机号,昵称\n13800138000,小河\n12,木鱼\n');
  });
  afterAll(async () => {
    await world?.close();
    kept.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('import beside a running site, tell what they did not take, and take all of it back', async () => {
    const flags = [file('in.csv'), '--app', app, '--match', 'phone'];
    const tried = await command(world, 'import', [...flags, '--dry-run']);
    expect(tried.output).toContain('Nothing was written. It would be: 2 rows');
    expect([tried.code, await leadRows(world), existsSync(file('in.rejected.csv'))]).toEqual([3, [], false]);
    const done = await command(world, 'import', flags);
    expect(done.output).toContain('created 1, changed 0, unchanged 0, rejected 1');
    expect([done.code, (await leadRows(world)).length]).toEqual([3, 1]);
    expect(csvRows(readFileSync(file('in.rejected.csv')))[1]).toEqual([
      '12',
      '木鱼',
      'phone: is no phone number',
    ]);
    const exported = await command(world, 'export', [
      file('out.csv'),
      '--reason',
      'story',
      '--columns',
      'phone,nickname',
      '--clear-phones',
    ]);
    expect([exported.code, exported.output]).toEqual([0, expect.stringContaining('Done: 1 leads')]);
    expect(csvRows(readFileSync(file('out.csv')))).toEqual([
      ['手机号', '昵称'],
      ['+8613800138000', '小河'],
    ]);
    const id = /--revert (\w+)/.exec(done.output)?.[1] ?? '';
    expect(await command(world, 'import', ['--revert', id])).toMatchObject({ code: 0 });
    expect(await leadRows(world)).toEqual([]);
    const actions = (await auditLines(world)).map(({ action, actorKind }) => `${actorKind} ${action}`);
    expect(actions).toEqual(
      expect.arrayContaining([
        'system leads.imported',
        'system leads.exported',
        'system leads.import-reverted',
      ]),
    );
  });

  it.each([
    ['export', [], 2, 'Name the file to write'],
    ['export', ['x.csv'], 2, '--reason'],
    ['export', ['x.csv', '--nonsense'], 2, 'Usage'],
    ['import', ['x.csv'], 2, 'Name --app and --match'],
  ])('%s %j: ends with %d and the usage', async (name, args, code, sentence) => {
    const { code: ended, output } = await command(world, name, args);
    expect(ended).toBe(code);
    expect(output).toContain(sentence === 'Usage' ? `npm run leads:${name}` : sentence);
  });

  it('end with 1 and a sentence for what cannot be exported', async () => {
    const { code, output } = await command(world, 'export', [file('x.txt'), '--reason', 'story']);
    expect([code, output]).toEqual([1, expect.stringContaining('format')]);
  });
});
