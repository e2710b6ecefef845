import { consent, makeLink, pollCode, press, showCode, type ShownCode } from '../support/again';
import { appsOf, refusal, type App } from '../support/apps';
import { isHere, type DatabaseKind } from '../support/databases';
import { createVisitor, type Visitor } from '../support/http';
import { addPan115, devicesOf, onPhone } from '../support/pan115';
import { speakAs } from '../support/platform';
import { auditLines, openSession } from '../support/session';
import { countRows } from '../support/tables';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, storyKeys, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['sqlite'], ['postgres', 'mysql']);

for (const database of kinds) {
  const when = isHere(database) ? describe : describe.skip;
  when(`a link to consent again, on ${database}`, () => {
    let world: World;
    let accountId: string;
    let userId: number;
    beforeAll(async () => {
      world = await createWorld({ database });
      const { user } = await openSession(world, { person: 'xiaohe' });
      await openSession(world, { person: 'muyu' });
      userId = user.id;
      const [row] = await world.tables('douyin_accounts').where({ user_id: userId });
      accountId = row.document_id;
    });
    afterAll(() => world?.close());

    const link = () => makeLink(world, accountId);
    const open = (url: string, visitor = createVisitor()) => visitor.ask(url);
    /** All that a consent may change. */
    const stored = async () => ({
      accounts: await world.tables('douyin_accounts').orderBy('id'),
      tokens: await world.tables('douyin_tokens').orderBy('id'),
      users: await countRows(world.tables, 'up_users'),
      sessions: await countRows(world.tables, 'strapi_sessions'),
    });
    const linkRows = () => world.tables('douyin_again_links').orderBy('id');
    const lastLink = async () => (await linkRows()).at(-1);

    describe('for an account of Douyin', () => {
      it('says which site, app and account it is about, and looking changes nothing', async () => {
        const { url, qrSvg, expiresAt } = await link();
        const before = [await stored(), await linkRows(), await countRows(world.tables, 'douyin_attempts')];
        expect(url).toMatch(new RegExp(`^${world.front.url}/douyin/again/[\\w-]{43}\\.`));
        expect(qrSvg).toMatch(/^<svg[\s>]/);
        expect(Math.round((Date.parse(expiresAt) - Date.now()) / 86_400_000)).toBe(7);
        for (const language of ['zh-CN', 'en']) {
          const page = await open(url, createVisitor(language));
          expect(page.status).toBe(200);
          for (const said of [new URL(world.front.url).host, '抖音 Douyin', '小**'])
            expect(page.text).toContain(`<bdi>${said}</bdi>`);
          expect(page.text).not.toContain('小河');
          expect(page.headers['cache-control']).toBe('no-store');
          expect(page.headers['set-cookie']).toBeUndefined();
        }
        expect((await createVisitor().ask(url, { method: 'HEAD' })).status).toBe(405);
        expect([await stored(), await linkRows(), await countRows(world.tables, 'douyin_attempts')]).toEqual(
          before,
        );
      });

      it('renews the tokens, keeps the account and its user, logs nobody in, and is used up', async () => {
        const { url } = await link();
        const before = await stored();
        const visitor = createVisitor();
        const done = await visitor.ask(await consent(world, visitor, { url, person: 'xiaohe' }));
        expect(done.status).toBe(200);
        expect(done.text).toContain('授权已更新');
        const after = await stored();
        const [account] = after.accounts.filter((row) => row.document_id === accountId);
        expect(account).toMatchObject({ user_id: userId, document_id: accountId });
        expect(after.accounts).toHaveLength(before.accounts.length);
        const version = (state: typeof before) =>
          Number(state.tokens.find((row) => row.account_id === accountId)?.version);
        expect(version(after)).toBe(version(before) + 1);
        expect([after.users, after.sessions]).toEqual([before.users, before.sessions]);
        expect(done.text + JSON.stringify(done.headers)).not.toMatch(/exchange_code|eyJ/);
        expect(await lastLink()).toMatchObject({ open_for: null, used_at: expect.anything() });
        const [line] = await auditLines(world, `&action=account.reauthorized&target=${accountId}`);
        expect(line).toMatchObject({ actorKind: 'visitor', targetName: '小河' });
        expect((await open(url)).status).toBe(410);
        expect((await open(url)).text).toContain('这个链接已经使用过');
        expect((await press(world, visitor, url)).status).toBe(410);
      });

      it.each([
        ['somebody this site does not know', 'qingtuan'],
        ['the owner of another account', 'muyu'],
      ])('stores nothing at all when %s consents, and stays good', async (_who, person) => {
        const { url } = await link();
        const before = await stored();
        const visitor = createVisitor();
        const callback = await consent(world, visitor, { url, person });
        const refused = await visitor.ask(callback);
        expect(refused.status).toBe(409);
        expect(refused.text).toContain('AUTH_OTHER_ACCOUNT');
        expect(refused.text).toContain('你使用了另一个账号');
        expect(refused.text).not.toContain('/douyin/login"');
        expect(await stored()).toEqual(before);
        expect(await lastLink()).toMatchObject({ open_for: accountId, used_at: null });
        expect((await open(url)).status).toBe(200);
        const again = await visitor.ask(await consent(world, visitor, { url, person: 'xiaohe' }));
        expect(again.status).toBe(200);
      });

      it('is bound to the browser that pressed the button', async () => {
        const { url } = await link();
        const visitor = createVisitor();
        const callback = await consent(world, visitor, { url, person: 'xiaohe' });
        const foreign = await createVisitor().ask(callback, { headers: { accept: 'application/json' } });
        expect(refusal(foreign)).toMatchObject({ status: 403, code: 'AUTH_STATE_FOREIGN' });
        expect((await visitor.ask(callback)).status).toBe(200);
      });

      it('works once, when ten consents of it come back at the same moment', async () => {
        const { url } = await link();
        const waiting: [Visitor, string][] = [];
        for (let n = 0; n < 10; n += 1) {
          // A second approval of one person ends the code of the first.
          await world.sim('people', { id: `again-${n}`, nickname: '替身' });
          const visitor = createVisitor();
          waiting.push([visitor, await consent(world, visitor, { url, person: `again-${n}` })]);
        }
        const before = await stored();
        const { open_id: openId } = before.accounts.find((row) => row.document_id === accountId);
        await speakAs(world, openId, { nickname: '小河', times: 10 });
        const replies = await Promise.all(waiting.map(([visitor, callback]) => visitor.ask(callback)));
        const counts = replies.map(({ status }) => status).sort();
        expect(counts).toEqual([200, ...Array<number>(9).fill(410)]);
        for (const { text } of replies.filter(({ status }) => status === 410))
          expect(text).toContain('AUTH_LINK_INVALID');
        const version = ({ tokens }: typeof before) =>
          Number(tokens.find((row) => row.account_id === accountId)?.version);
        expect(version(await stored())).toBe(version(before) + 1);
      });

      it('is refused by the person at the platform, and stays good', async () => {
        const { url } = await link();
        const visitor = createVisitor();
        const callback = new URL(await consent(world, visitor, { url, person: 'xiaohe' }));
        callback.searchParams.delete('code');
        const refused = await visitor.ask(callback.toString());
        expect([refused.status, refused.text.includes('AUTH_REFUSED')]).toEqual([400, true]);
        expect((await open(url)).status).toBe(200);
      });

      it('ends with a newer one of the same account, also when five are made at once', async () => {
        const older = await link();
        const newer = await Promise.all(Array.from({ length: 5 }, link));
        expect((await open(older.url)).text).toContain('这个链接已被替换');
        const answers = await Promise.all(newer.map(({ url }) => open(url)));
        expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410]);
      });

      it('ends when the account is disconnected, also for whom is at the platform just then', async () => {
        const { url } = await link();
        const visitor = createVisitor();
        const callback = await consent(world, visitor, { url, person: 'xiaohe' });
        await world.admin.data('POST', `/douyin/accounts/${accountId}/disconnect`);
        const before = await stored();
        expect((await open(url)).status).toBe(410);
        expect((await visitor.ask(callback)).status).toBe(410);
        expect(await stored()).toEqual(before);
        const fresh = await link();
        const back = createVisitor();
        expect(
          (await back.ask(await consent(world, back, { url: fresh.url, person: 'xiaohe' }))).status,
        ).toBe(200);
      });

      it('ends after seven days, or after the time another part of the site chose', async () => {
        const { url } = await link();
        await world.strapi.moveClock(7 * 86_400_000 - 60_000);
        expect((await open(url)).status).toBe(200);
        await world.strapi.moveClock(7 * 86_400_000 + 60_000);
        const old = await open(url);
        expect([old.status, old.text.includes('这个链接已过期')]).toEqual([410, true]);
        await world.strapi.moveClock(0);
        const made = await world.strapi.run<{ url: string; expiresAt: string }>(
          `return strapi.plugin('douyin').service('login').reauthorizeLink('${accountId}', { ttlSeconds: 60 })`,
        );
        expect((await open(url)).status).toBe(410);
        expect((await open(made.url)).status).toBe(200);
        await world.strapi.moveClock(61_000);
        const over = await open(made.url);
        expect([over.status, over.text.includes('这个链接已过期')]).toEqual([410, true]);
        expect((await press(world, createVisitor(), made.url)).status).toBe(410);
        await world.strapi.moveClock(0);
        const [line] = await auditLines(world, `&action=account.reauthorize-link&target=${accountId}`);
        expect(line).toMatchObject({ actorKind: 'system' });
      });

      it('is nothing to guess, to change or to press from another site', async () => {
        const { url } = await link();
        const [, token = ''] = /again\/(.+)$/.exec(url) ?? [];
        const changed = `${token.startsWith('a') ? 'b' : 'a'}${token.slice(1)}`;
        for (const guess of [changed, token.slice(0, -1), 'x', `${token}x`]) {
          const page = await open(`${world.front.url}/douyin/again/${guess}`);
          expect([page.status, page.text.includes('没有找到这个链接')]).toEqual([404, true]);
        }
        for (const origin of ['https://evil.example', 'null', ''])
          expect(refusal(await press(world, createVisitor(), url, origin))).toMatchObject({
            status: 400,
            code: 'AUTH_REQUEST_INVALID',
          });
        expect((await lastLink()).used_at).toBeNull();
      });

      it('is made by those who may connect accounts, for accounts that are there and apps that are whole', async () => {
        const reader = await world.admin.colleague('reader', ['plugin::douyin.account.read']);
        const path = `/douyin/accounts/${accountId}/reauthorize-link`;
        expect((await reader.call('POST', path)).status).toBe(403);
        const unknown = await world.admin.call('POST', '/douyin/accounts/0a1b/reauthorize-link');
        expect(refusal(unknown)).toMatchObject({ status: 404, code: 'CONFIG_NOT_FOUND' });
      });
    });

    describe('for an account of 115', () => {
      let app: App;
      let panId: string;
      beforeAll(async () => {
        app = await addPan115(world);
        panId = (await devicesOf(world).connect(app.id, 'shancha')).account?.id ?? '';
      });
      const stageOf = async (visitor: Visitor, code: ShownCode) =>
        (await pollCode(world, visitor, code.id)).json<{
          data: { stage: string; errorCode: string | null; account?: unknown };
        }>().data;
      const told = (visitor: Visitor, code: ShownCode, stage: string) =>
        until(`the stage ${stage}`, async () => (await stageOf(visitor, code)).stage === stage);

      it('shows 115’s own code and follows it; it renews the tokens and is used up', async () => {
        const { url } = await makeLink(world, panId);
        expect((await open(url)).text).toContain('115网盘');
        const before = await stored();
        const visitor = createVisitor();
        const code = await showCode(world, visitor, url);
        expect((await stageOf(visitor, code)).stage).toBe('waiting');
        await onPhone(world, code, 'scan', 'shancha');
        await told(visitor, code, 'scanned');
        await onPhone(world, code, 'confirm');
        await told(visitor, code, 'connected');
        const { data } = (await pollCode(world, visitor, code.id)).json<{ data: object }>();
        expect(Object.keys(data).sort()).toEqual(['attemptId', 'errorCode', 'expiresAt', 'stage']);
        const after = await stored();
        expect(after.accounts).toHaveLength(before.accounts.length);
        const version = ({ tokens }: typeof before) =>
          Number(tokens.find((row) => row.account_id === panId)?.version);
        expect(version(after)).toBe(version(before) + 1);
        expect([after.users, after.sessions]).toEqual([before.users, before.sessions]);
        expect((await open(url)).status).toBe(410);
      });

      it('stores nothing when another person scans it, and takes the right one afterwards', async () => {
        const { url } = await makeLink(world, panId);
        const before = await stored();
        const visitor = createVisitor();
        const code = await showCode(world, visitor, url);
        await onPhone(world, code, 'confirm', 'yuntun');
        await told(visitor, code, 'failed');
        expect(await stageOf(visitor, code)).toMatchObject({ errorCode: 'AUTH_OTHER_ACCOUNT' });
        expect(await stored()).toEqual(before);
        const again = await showCode(world, visitor, url);
        await onPhone(world, again, 'confirm', 'shancha');
        await told(visitor, again, 'connected');
      });

      it('is followed by the browser that pressed the button only, and by no login page', async () => {
        const { url } = await makeLink(world, panId);
        const visitor = createVisitor();
        const code = await showCode(world, visitor, url);
        expect(refusal(await pollCode(world, createVisitor(), code.id))).toMatchObject({
          status: 404,
          code: 'AUTH_ATTEMPT_UNKNOWN',
        });
        expect(refusal(await world.admin.call('GET', `/douyin/device/${code.id}`))).toMatchObject({
          status: 404,
        });
        await onPhone(world, code, 'cancel');
        await told(visitor, code, 'refused');
        expect((await open(url)).status).toBe(200);
      });

      it('cannot be made once its app is deleted', async () => {
        const { app: other } = await appsOf(world).create({ name: 'later deleted' });
        await world.tables('douyin_accounts').where({ document_id: panId }).update({ app_id: other.id });
        const { url } = await makeLink(world, accountId);
        expect(url).not.toBe('');
        await appsOf(world).remove(other.id);
        const reply = await world.admin.call('POST', `/douyin/accounts/${panId}/reauthorize-link`);
        expect(refusal(reply)).toMatchObject({ status: 404, code: 'CONFIG_NOT_FOUND' });
        await world.tables('douyin_accounts').where({ document_id: panId }).update({ app_id: app.id });
      });
    });

    it('outlives a change of the encryption keys', async () => {
      const { url } = await link();
      const newer = `newer:${Buffer.alloc(32, 9).toString('base64')}`;
      await world.restart({ DOUYIN_ENCRYPTION_KEYS: `${newer},${storyKeys}` });
      const visitor = createVisitor();
      expect((await visitor.ask(await consent(world, visitor, { url, person: 'xiaohe' }))).status).toBe(200);
    });

    it('is counted with the starts of logins', async () => {
      const { url } = await link();
      await world.restart({
        DOUYIN_LOGIN_PER_MINUTE: '3',
        DOUYIN_ENCRYPTION_KEYS: `newer:${Buffer.alloc(32, 9).toString('base64')},${storyKeys}`,
      });
      await world.tables('douyin_limits').delete();
      const replies = [];
      for (let n = 0; n < 5; n += 1) replies.push(await press(world, createVisitor('en'), url));
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
      expect(Number(replies[4]?.headers['retry-after'])).toBeGreaterThan(0);
      expect(replies[4]?.text).toContain('Too many tries');
      expect((await open(url)).status).toBe(200);
    });

    it('stands in no line of the log and in no table', async () => {
      const { url } = await link();
      await open(url);
      const output = world.strapi.output();
      expect(output).toContain('/douyin/again/[redacted]');
      expect(output).not.toMatch(/\/douyin\/again\/[\w-]{43}\./);
      const secret = /again\/([\w-]{43})\./.exec(url)?.[1] ?? url;
      for (const table of ['douyin_again_links', 'douyin_attempts', 'douyin_audit_entries'])
        expect(JSON.stringify(await world.tables(table).select('*'))).not.toContain(secret);
    });
  });
}
