import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tmpdir } from 'node:os';
import { apiToken } from '../support/api-token';
import { appsOf } from '../support/apps';
import { createDatabase, type StoryDatabase } from '../support/databases';
import { commandsIn, documents, read } from '../support/documents';
import { ask } from '../support/http';
import { createPerson, newCode, redemption } from '../support/oauth';
import { openStudio, type Studio } from '../support/posts';
import { startLine, type CommandRun, type Ended } from '../support/run-command';
import { freePort } from '../support/redis';
import { root } from '../support/strapi';
import { ofThisRun } from '../support/this-run';

/** Commands that start the site, typed in the long run only, and where their scripts run in both. */
const longOnly = ofThisRun<[RegExp, string]>(
  [
    [/^npm run leads:(export|import) -- /, 'test/stories/lead-files-commands.test.ts'],
    [/^npm run leads:reindex$/, 'test/stories/leads-import.test.ts'],
    [/^npm run (backup|restore) -- /, 'test/stories/backup.test.ts'],
    [/^npm run uninstall:plugin$/, 'test/stories/uninstall.test.ts'],
    [/^npm run doctor$/, 'below, as production would find it'],
    [/^npm run sim( |$)/, 'below, on any port'],
  ],
  [],
);

/** Commands that cannot be run beside other stories, or not from here, and where they are run instead. */
const elsewhere: [RegExp, string][] = [
  ...longOnly,
  [/^npm test( .*)?$/, 'is what runs this story'],
  [/^npm run (check|build)$/, 'is a part of npm test: scripts/test.mjs'],
  [/^npm run test:long$/, 'takes hours'],
  [/^npm run bench -- /, 'measures, and takes minutes'],
  [/^npm run dev$/, 'builds into the folders the stories run from'],
  [/^npm (un)?install strapi-plugin-douyin$/, 'is done with the packed plugin: test/stories/packed.test.ts'],
  [
    /^nginx -t && systemctl reload nginx$/,
    'needs the machine: test/stories/nginx.test.ts starts nginx with it',
  ],
  [/^curl -I https:\/\/open\.douyin\.com$/, 'reaches the platform'],
  [/^npm run uninstall:plugin -- --remove/, 'test/stories/uninstall.test.ts'],
  [
    /^npm run (erase:replay|keys:rotate)( -- <file>)?$/,
    'stories of erasing and of keys: leads-erase, keys-rotate',
  ],
  [
    /^npm run (deploy:nginx|backup|restore|leads:export|leads:import|bench)$/,
    'named only; the whole command is below',
  ],
];

const commands = [...new Set(documents.flatMap((document) => commandsIn(read(document))))];

describe('what the documents tell to type', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'douyin-documents-'));
  const at = (name: string) => path.join(folder, name);
  const left = new Set(commands.filter((command) => !elsewhere.some(([pattern]) => pattern.test(command))));
  const running: CommandRun[] = [];
  let studio: Studio;
  let empty: StoryDatabase;
  let env: Record<string, string | undefined>;
  beforeAll(async () => {
    studio = await openStudio({ env: { DOUYIN_LEAD_FILES_FOLDER: at('files') } });
    empty = await createDatabase('sqlite');
    env = {
      ...studio.world.env,
      CURL_CA_BUNDLE: studio.world.front.caFile,
      npm_config_update_notifier: 'false',
    };
  });
  afterAll(async () => {
    await Promise.all(running.map((run) => run.stop()));
    await studio?.world.close();
    await empty?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** The commands that fit, in the order of the documents; each counts as run. */
  function take(pattern: RegExp): string[] {
    const found = [...left].filter((command) => pattern.test(command));
    if (found.length === 0) throw new Error(`No document tells to type ${String(pattern)}`);
    found.forEach((command) => left.delete(command));
    return found;
  }

  /** The only command that fits. */
  function only(pattern: RegExp): string {
    const [command = '', ...more] = take(pattern);
    expect(more).toEqual([]);
    return command;
  }

  const run = (line: string, change: Record<string, string | undefined> = {}, place = root): Promise<Ended> =>
    startLine(line, { ...env, ...change }, place).ended;

  function start(line: string, change: Record<string, string | undefined> = {}, place = root): CommandRun {
    const begun = startLine(line, { ...env, ...change }, place);
    running.push(begun);
    return begun;
  }

  for (const title of ofThisRun<string>([], ['beside the site, which they start once more each']))
    describe(title, () => {
      it('takes leads in and out, and takes an import back', async () => {
        const app = (await appsOf(studio.world).list())[0]?.id ?? '';
        const sheet = at('leads.csv');
        writeFileSync(sheet, '手机号,昵称\n13800138000,小河\n');
        const [dry = '', real = ''] = take(/^npm run leads:import -- leads\.xlsx/).sort(
          (a, b) => b.length - a.length,
        );
        const filled = (line: string) => line.replace('leads.xlsx', sheet).replace('<id>', app);
        const tried = await run(filled(dry));
        expect([tried.code, tried.output]).toEqual([0, expect.stringContaining('Nothing was written')]);
        const done = await run(filled(real));
        expect([done.code, done.output]).toEqual([0, expect.stringContaining('created 1,')]);
        for (const line of take(/^npm run leads:export -- /)) {
          const exported = await run(line.replace('leads.csv', at('out.csv')));
          expect([exported.code, exported.output]).toEqual([0, expect.stringContaining('Done: 1 leads')]);
          expect(readFileSync(at('out.csv'), 'utf8')).toContain('小河');
          rmSync(at('out.csv'));
        }
        const id = /--revert (\w+)/.exec(done.output)?.[1] ?? '';
        expect(await run(only(/--revert/).replace('<id>', id))).toMatchObject({ code: 0 });
      });

      it('backs the site up, drills, restores, and tells what taking out would mean', async () => {
        const kept = (line: string) => line.replace('/var/backups/douyin/monday', at('monday'));
        expect(await run(kept(only(/^npm run backup -- /)))).toMatchObject({ code: 0 });
        const drill = await run(kept(only(/^npm run restore -- .* --drill$/)), empty.env);
        expect([drill.code, drill.output]).toEqual([0, expect.stringContaining('Passed: all')]);
        const restored = await run(kept(only(/^npm run restore -- /)), empty.env);
        expect([restored.code, restored.output]).toEqual([0, expect.stringContaining('Done: all')]);
        const told = await run(only(/^npm run uninstall:plugin$/));
        expect([told.code, told.output]).toEqual([0, expect.stringContaining('douyin_accounts')]);
      });
    });

  it.each(ofThisRun([/^npm run leads:recount$/], [/^npm run leads:recount$/, /^npm run leads:reindex$/]))(
    'reads anew: %s',
    async (pattern) => {
      expect(await run(only(pattern))).toMatchObject({ code: 0 });
    },
  );

  it('looks the installation over, as production would find it', async () => {
    for (const line of take(/npm run doctor/)) {
      const { code, output } = await run(line);
      // A story's site is good for development and no site of production: the doctor says so.
      const expected = line.startsWith('NODE_ENV=production') ? 1 : 0;
      expect([line, code]).toEqual([line, expected]);
      expect(output).toMatch(/\d+ wrong|有问题 \d+ 项/);
    }
  });

  it('writes the site of nginx', async () => {
    const line = only(/^npm run deploy:nginx /).replace(
      '/etc/nginx/conf.d/example.com.conf',
      at('site.conf'),
    );
    expect(await run(line)).toMatchObject({ code: 0 });
    expect(readFileSync(at('site.conf'), 'utf8')).toMatch(/server_name example\.com;/);
  });

  it.each([
    ['openapi', 'src/plugins/douyin/openapi'],
    ['environment', 'docs'],
  ])('writes what is there already: npm run %s', async (name, place) => {
    const texts = () =>
      readdirSync(path.join(root, place))
        .filter((file) => /\.(json|md)$/.test(file))
        .map((file) => [file, read(path.join(place, file))]);
    const before = texts();
    expect(await run(only(new RegExp(`^npm run ${name}$`)))).toMatchObject({ code: 0 });
    expect(texts()).toEqual(before);
  });

  it('goes through a login of another site', async () => {
    const own = { OAUTH_BASE_URL: studio.world.front.url };
    for (const line of take(/npm run oauth:e2e$/)) {
      const { code, output } = await run(line.replace('http://localhost:1337', studio.world.front.url), own);
      expect([code, output]).toEqual([0, expect.stringContaining('All steps went well.')]);
    }
  });

  it('asks for a token as a site does', async () => {
    const { client_id, client_secret, code, redirect_uri } = redemption(
      await newCode(studio.world, await createPerson(studio.world)),
    );
    const values = [client_id, client_secret, code, redirect_uri];
    const line = only(/^curl .*\/api\/oauth\/token/)
      .replace('https://example.com', studio.world.front.url)
      .replace(/…/g, () => values.shift() ?? '');
    const { stdout } = await run(line);
    expect(JSON.parse(stdout)).toMatchObject({
      access_token: expect.any(String) as string,
      expires_in: 3600,
    });
  });

  it('publishes a video', async () => {
    const token = await apiToken(studio.world, 'full-access');
    const line = only(/^curl .*\/api\/douyin\/posts\/video/)
      .replace('https://<site>', studio.world.front.url)
      .replace('<API token>', token)
      .replace('/uploads/tea.mp4', studio.video.url);
    const { stdout } = await run(line);
    expect(JSON.parse(stdout)).toMatchObject({ data: { success: true, error: null } });
  });

  it('serves the examples of other sites', async () => {
    const places = take(/^cd docs\/examples\//).map((line) => line.replace(/^cd /, ''));
    for (const line of take(/^STRAPI_URL=.* node \w+\.mjs$/)) {
      const script = /node (\w+\.mjs)/.exec(line)?.[1] ?? '';
      const place = places.find((one) => (script === 'serve.mjs') === one.endsWith('other-origin')) ?? '';
      const port = await freePort();
      const shifted = line
        .replace('https://cms.example', studio.world.front.url)
        .replace(/<API [^>]+>/, 'token')
        .replace(/PORT=\d+ |(?=node )/, `PORT=${port} `);
      const example = start(shifted, {}, path.join(root, place));
      await example.says(/http:\/\/localhost:\d+/);
      expect((await ask(`http://localhost:${port}/`)).status).toBe(200);
      await example.stop();
    }
  });

  it('starts the simulator in each way, and walks through its login', async () => {
    const starts = take(/npm run sim( |$)/);
    expect([starts.length]).toEqual(ofThisRun([1], [3]));
    let address = '';
    for (const line of starts) {
      const port = String(await freePort());
      const simulator = start(line.replace('4011', port), { SIM_PORT: port });
      const [, url = ''] = await simulator.says(/simulator +(http:\/\/\S+)/);
      expect((await ask(`${url}/_sim`)).status).toBe(200);
      if (line !== starts.at(-1)) await simulator.stop();
      address = url;
    }
    const walk = take(/^(SIM|CB)=|\$SIM/).map((line) => line.replace(/^SIM=.*/, `SIM=${address}`));
    const here = walk.filter((line) => /^(SIM|CB)=/.test(line)).join('\n');
    let code = '';
    for (const line of walk.filter((one) => one.startsWith('curl'))) {
      const { code: ended, stdout } = await run(`${here}\n${line.replace('code=…', `code=${code}`)}`);
      expect([line, ended]).toEqual([line, 0]);
      code = /[?&]code=([\w.-]+)/.exec(stdout)?.[1] ?? code;
      if (line.includes('/oauth/access_token/')) expect(stdout).toContain('"access_token":"act.');
    }
    expect(code).not.toBe('');
  });

  // Its 20,000 leads are waited for in the long run.
  const saidLast = ofThisRun([/Filling in/], [/The leads are there/]);
  it.each(saidLast)('starts the demo, which can be logged in to, and says %s', async (last) => {
    const ports = { PORT: String(await freePort()), SIM_PORT: String(await freePort()) };
    const demo = start(only(/^npm run demo$/), { ...ports, DEMO_FOLDER: at('demo') });
    const [, email = '', password = ''] = await demo.says(/Admin .*\/admin +(\S+) +\/ +(\S+)/);
    const login = await ask(`http://localhost:${ports.PORT}/admin/login`, {
      method: 'POST',
      json: { email, password },
    });
    expect(login.status).toBe(200);
    expect((await ask(`http://localhost:${ports.PORT}/douyin/login`)).status).toBe(200);
    await demo.says(last);
    expect(demo.output()).not.toContain('The sample leads are not all there');
    await demo.stop();
  });

  it('leaves nothing out', () => {
    expect([...left]).toEqual([]);
  });
});
