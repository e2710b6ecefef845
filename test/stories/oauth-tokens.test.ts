import { isHere, type DatabaseKind } from '../support/databases';
import { ask } from '../support/http';
import {
  askToken,
  askUserinfo,
  authorize,
  authorizeUrl,
  createClient,
  createPerson,
  decide,
  newCode,
  redemption,
  signedInVisitor,
  type Created,
  type Person,
  type Tokens,
} from '../support/oauth';
import { auditLines } from '../support/session';
import { ofThisRun } from '../support/this-run';
import { until } from '../support/until';
import { createWorld, location, type World } from '../support/world';

const asJson = { accept: 'application/json' };
const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite', 'mysql']);

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`codes and tokens on ${kind}`, () => {
    let world: World;
    let person: Person;
    let strict: Created;
    let lenient: Created;
    beforeAll(async () => {
      world = await createWorld({ database: kind });
      person = await createPerson(world);
      strict = await createClient(world, { name: 'Strict', refreshTokens: true });
      lenient = await createClient(world, { name: 'Lenient', refreshTokens: true, refreshGraceSeconds: 10 });
    });
    afterAll(() => world?.close());

    const redeem = async ({ client, secret }: Created, who = person): Promise<Tokens> => {
      const code = await newCode(world, who, { client_id: client.clientId });
      const reply = await askToken(
        world,
        redemption(code, { client_id: client.clientId, client_secret: secret }),
      );
      expect(reply.status).toBe(200);
      return reply.json<Tokens>();
    };
    const refresh = ({ client, secret }: Created, token: string | undefined) =>
      askToken(world, {
        client_id: client.clientId,
        client_secret: secret,
        grant_type: 'refresh_token',
        refresh_token: token,
      });
    const isAlive = async ({ access_token: token }: Tokens) =>
      (await askUserinfo(world, token)).status === 200;
    const expectDead = async (tokens: Tokens, client: Created) => {
      expect(await isAlive(tokens)).toBe(false);
      expect((await refresh(client, tokens.refresh_token)).status).toBe(400);
    };
    const change = async ({ client }: Created, fields: object) => {
      const { revision, ...now } = await world.admin.data<Created['client']>(
        'GET',
        `/douyin/oauth-clients/${client.id}`,
      );
      await world.admin.data('PUT', `/douyin/oauth-clients/${client.id}`, { ...now, ...fields, revision });
    };

    it('gives one of 100 who redeem a code at once tokens, which are dead within a second', async () => {
      const code = await newCode(world, person, { client_id: strict.client.clientId });
      const asked = redemption(code, { client_id: strict.client.clientId, client_secret: strict.secret });
      const replies = await Promise.all(Array.from({ length: 100 }, () => askToken(world, asked)));
      const good = replies.filter(({ status }) => status === 200);
      expect(good).toHaveLength(1);
      expect(replies.filter(({ status }) => status !== 200 && status !== 400)).toEqual([]);
      const tokens = (good[0] as (typeof replies)[number]).json<Tokens>();
      await until('the tokens to die', async () => !(await isAlive(tokens)), 1000);
      await expectDead(tokens, strict);
      const [line] = await auditLines(world, '&action=oauth.code-replayed');
      expect(line).toMatchObject({ targetName: 'Strict', targetKind: 'oauth-client' });
    });

    it('ends the whole family when a refresh token comes twice', async () => {
      const first = await redeem(strict);
      const second = (await refresh(strict, first.refresh_token)).json<Tokens>();
      expect(await isAlive(second)).toBe(true);
      expect((await refresh(strict, first.refresh_token)).status).toBe(400);
      await expectDead(second, strict);
      expect(await isAlive(first)).toBe(false);
      expect((await auditLines(world, '&action=oauth.refresh-reused'))[0]).toMatchObject({
        targetName: 'Strict',
      });
    });

    it('gives the same successor again within the grace of a client, and ends the family after it', async () => {
      const first = await redeem(lenient);
      const one = await refresh(lenient, first.refresh_token);
      const two = await refresh(lenient, first.refresh_token);
      expect([one.status, two.status]).toEqual([200, 200]);
      expect(two.json()).toEqual(one.json());
      const successor = one.json<Tokens>();
      expect(await isAlive(successor)).toBe(true);
      await world.strapi.moveClock(11_000);
      expect((await refresh(lenient, first.refresh_token)).status).toBe(400);
      await expectDead(successor, lenient);
    });

    it('gives all who refresh at once within the grace the same successor', async () => {
      const first = await redeem(lenient);
      const replies = await Promise.all(
        Array.from({ length: 20 }, () => refresh(lenient, first.refresh_token)),
      );
      expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
      expect(new Set(replies.map(({ text }) => text)).size).toBe(1);
      expect(await isAlive((replies[0] as (typeof replies)[number]).json())).toBe(true);
    });

    it('gives the successor of a lost answer to its own client only', async () => {
      const first = await redeem(lenient);
      await refresh(lenient, first.refresh_token);
      expect((await refresh(strict, first.refresh_token)).status).toBe(400);
    });

    it('keeps no token, code or secret that can be read in the database', async () => {
      const tokens = await redeem(strict);
      const rows = await world.tables('douyin_oauth_records').select('*');
      const text = JSON.stringify([rows, await world.tables('oauth_clients').select('*')]);
      for (const secret of [tokens.access_token, tokens.refresh_token ?? '-', strict.secret])
        expect(text).not.toContain(secret);
    });

    describe.each([
      ['the client is switched off', (_who: Person, client: Created) => change(client, { enabled: false })],
      [
        'everything is revoked',
        (_who: Person, { client }: Created) =>
          world.admin.data<unknown>('POST', `/douyin/oauth-clients/${client.id}/revoke`),
      ],
      [
        'the administrator takes the consent back',
        ({ id }: Person, { client }: Created) =>
          world.admin.data<unknown>('DELETE', `/douyin/oauth-clients/${client.id}/consents/${id}`),
      ],
      [
        'the user is blocked',
        ({ id }: Person) =>
          world.strapi.run(
            `await strapi.db.query('plugin::users-permissions.user').update({ where: { id: ${id} }, data: { blocked: true } });`,
          ),
      ],
      [
        'the user is deleted',
        ({ id }: Person) =>
          world.strapi.run(
            `await strapi.db.query('plugin::users-permissions.user').delete({ where: { id: ${id} } });`,
          ),
      ],
      [
        'the client is deleted',
        (_who: Person, { client }: Created) =>
          world.admin.data<unknown>('DELETE', `/douyin/oauth-clients/${client.id}`),
      ],
    ] as [string, (who: Person, client: Created) => Promise<unknown>][])('when %s', (_name, end) => {
      it('all tokens that came of it are dead, those of others are not', async () => {
        const [other, client] = [
          await createPerson(world),
          await createClient(world, { refreshTokens: true }),
        ];
        const tokens = await redeem(client, other);
        const others = await redeem(strict);
        expect(await isAlive(tokens)).toBe(true);
        await end(other, client);
        expect(await isAlive(tokens)).toBe(false);
        expect((await refresh(client, tokens.refresh_token)).status).toBeGreaterThanOrEqual(400);
        expect(await isAlive(others)).toBe(true);
      });
    });

    it('does not bring tokens back when the client is switched on again', async () => {
      const client = await createClient(world, { refreshTokens: true });
      const tokens = await redeem(client);
      await change(client, { enabled: false });
      await change(client, { enabled: true });
      await expectDead(tokens, client);
    });

    it('ends all that came of an authorisation with either of its tokens, and nothing else', async () => {
      const revoke = ({ client, secret }: Created, token: string) =>
        ask(`${world.front.url}/api/oauth/revoke`, {
          method: 'POST',
          json: { client_id: client.clientId, client_secret: secret, token },
        });
      const [one, two, other] = [await redeem(strict), await redeem(strict), await redeem(strict)];
      expect(await revoke(strict, one.access_token)).toMatchObject({ status: 200, text: '{}' });
      await expectDead(one, strict);
      await revoke(strict, two.refresh_token ?? '');
      await expectDead(two, strict);
      expect(await isAlive(other)).toBe(true);
      const three = await redeem(strict);
      await revoke(lenient, three.access_token);
      expect(await isAlive(three)).toBe(true);
      expect((await revoke(strict, 'nobody-knows-it')).status).toBe(200);
    });

    it('asks once for an address that is registered byte by byte, and each time for others', async () => {
      const [other, star] = [await createPerson(world), await createClient(world, { redirectUris: ['*'] })];
      const visitor = await signedInVisitor(world, other);
      const asks = async (query: Record<string, string>) =>
        (await authorize(world, other, { visitor, query })).asked;
      const exact = { client_id: strict.client.clientId };
      expect([await asks(exact), await asks(exact)]).toEqual([true, false]);
      expect(await asks({ ...exact, scope: 'userinfo phone' })).toBe(true);
      expect(await asks({ ...exact, prompt: 'consent' })).toBe(true);
      const loose = { client_id: star.client.clientId };
      expect([await asks(loose), await asks(loose)]).toEqual([true, true]);
    });

    it('asks again where nothing was agreed to, for that lets nobody in', async () => {
      const other = await createPerson(world);
      const visitor = await signedInVisitor(world, other);
      const query = { client_id: strict.client.clientId, scope: 'phone' };
      const answer = async (scope: string[]) => {
        const { back, asked } = await authorize(world, other, { visitor, query, decision: { scope } });
        return [asked, back.searchParams.get('error')];
      };
      expect(await answer([])).toEqual([true, 'access_denied']);
      expect(await answer(['phone'])).toEqual([true, null]);
      expect(await answer([])).toEqual([false, null]);
    });

    it('closes at once what a client may not ask for any more, to tokens and to requests under way', async () => {
      const made = await createClient(world);
      const asked = { client_id: made.client.clientId, client_secret: made.secret };
      const begin = async (scope: string) => {
        const code = await newCode(world, person, { client_id: made.client.clientId, scope });
        const { access_token: token } = (await askToken(world, redemption(code, asked))).json<Tokens>();
        return async () => (await askUserinfo(world, token)).json<{ name: string; email?: string | null }>();
      };
      const readers = [await begin('profile email'), await begin('openid profile email')];
      const known = { name: person.username, email: `${person.username}@example.com` };
      for (const read of readers) expect(await read()).toMatchObject(known);
      const visitor = await signedInVisitor(world, person);
      const query = { client_id: made.client.clientId, scope: 'profile email', prompt: 'consent' };
      const started = await visitor.ask(authorizeUrl(world, query), { headers: asJson });
      await change(made, { scopes: ['openid', 'profile'] });
      for (const read of readers) {
        const { name, email } = await read();
        expect([name, email ?? null]).toEqual([person.username, null]);
      }
      const page = new URL(location(started), world.front.url).href;
      const shown = await visitor.ask(page, { headers: asJson });
      expect(shown.json()).toMatchObject({ data: { scopes: ['profile'] } });
      const { next } = await decide(world, visitor, person, page);
      expect(location(await visitor.ask(next, { headers: asJson }))).toContain('code=');
    });

    it('names in no later answer what a client may not ask for any more', async () => {
      const made = await createClient(world, { refreshTokens: true });
      const own = { client_id: made.client.clientId, client_secret: made.secret };
      const asked = { client_id: made.client.clientId, scope: 'openid profile email' };
      const [code, later] = [await newCode(world, person, asked), await newCode(world, person, asked)];
      const first = (await askToken(world, redemption(code, own))).json<Tokens & { scope: string }>();
      expect(first.scope).toBe(asked.scope);
      await change(made, { scopes: ['profile'] });
      const introspected = await ask(`${world.front.url}/api/oauth/introspect`, {
        method: 'POST',
        json: { ...own, token: first.access_token },
      });
      expect(introspected.json()).toMatchObject({ active: true, scope: 'profile' });
      const refresh = { ...own, grant_type: 'refresh_token', refresh_token: first.refresh_token };
      for (const request of [refresh, redemption(later, own)]) {
        const answer = (await askToken(world, request)).json<Tokens & { scope: string }>();
        expect([answer.scope, answer.id_token]).toEqual(['profile', undefined]);
      }
    });

    it('hands out no phone number that a person declined, and writes down each time it does', async () => {
      const { back } = await authorize(world, person, {
        query: { client_id: strict.client.clientId, scope: 'userinfo phone', prompt: 'consent' },
        decision: { scope: [] },
      });
      const asked = redemption(back.searchParams.get('code') ?? '', {
        client_id: strict.client.clientId,
        client_secret: strict.secret,
      });
      const tokens = (await askToken(world, asked)).json<Tokens & { scope: string }>();
      expect(tokens.scope).toBe('userinfo');
      expect((await askUserinfo(world, tokens.access_token)).json()).toMatchObject({ phone_number: null });
    });

    it('takes both secrets while they are changed, and none that was ended', async () => {
      const made = await createClient(world);
      const path = `/douyin/oauth-clients/${made.client.id}/secrets`;
      const next = await world.admin.data<Created>('POST', path, { keepFormerHours: 24 });
      const works = async (secret: string) => {
        const code = await newCode(world, person, { client_id: made.client.clientId });
        const json = redemption(code, { client_id: made.client.clientId, client_secret: secret });
        return (await askToken(world, json)).status === 200;
      };
      expect([await works(made.secret), await works(next.secret)]).toEqual([true, true]);
      const [, former] = next.client.secrets;
      await world.admin.data('DELETE', `${path}/${former?.id}`);
      expect([await works(made.secret), await works(next.secret)]).toEqual([false, true]);
    });

    it('clears away what has been over for a day, and grants of which nothing is left', async () => {
      const client = await createClient(world);
      await redeem(client);
      const rows = () =>
        world
          .tables('douyin_oauth_records as r')
          .whereIn('r.model', ['Grant', 'AccessToken', 'AuthorizationCode'])
          .whereRaw('r.payload LIKE ?', [`%"${client.client.clientId}"%`]);
      const sweep = () =>
        world.strapi.run(`return strapi.plugin('douyin').service('jobs').runNow('oauth.sweep');`);
      await sweep();
      expect(await rows()).toHaveLength(3);
      await world.strapi.moveClock(2 * 86_400_000);
      await sweep();
      expect(await rows()).toEqual([]);
    });
  });
}
