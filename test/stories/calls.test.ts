import { apiToken } from '../support/api-token';
import { isHere, type DatabaseKind } from '../support/databases';
import { ask, type Reply } from '../support/http';
import { clearLeads, leadRows, upsertIn } from '../support/leads';
import { startStrapi, type RunningStrapi } from '../support/strapi';
import { ofThisRun } from '../support/this-run';
import { createWorld, type World } from '../support/world';

const kinds = ofThisRun<DatabaseKind>(['postgres'], ['sqlite']);
const quota = 60;
const boxes = [
  'lead:douyin:leads:edit.addNote',
  'lead:douyin:leads:edit.startMany',
  'lead:douyin:leads:view.findOne',
].map((box) => `plugin::douyin.${box}`);

type Failed = { error: { details: { code: string } } };
const codeOf = (reply: Reply) => [reply.status, reply.json<Failed>().error?.details.code];

for (const kind of kinds) {
  const when = isHere(kind) ? describe : describe.skip;
  when(`row 60, a program that calls the content API on ${kind}`, () => {
    let world: World;
    let second: RunningStrapi;
    let tokens: string[];
    let leadId: number;
    let people = 0;

    beforeAll(async () => {
      world = await createWorld({ database: kind, env: { DOUYIN_API_PER_MINUTE: String(quota) } });
      second = await startStrapi({ env: world.env });
      tokens = [];
      for (let count = 0; count < 3; count += 1) tokens.push(await apiToken(world, 'custom', boxes));
    });
    beforeEach(async () => {
      await clearLeads(world);
      await world.tables('douyin_calls').delete();
      // Whoever was erased does not come back.
      people += 1;
      await upsertIn(world.strapi, [{ openId: `open-${people}`, nickname: '小满' }]);
      leadId = (await leadRows(world))[0]?.id ?? 0;
    });
    afterAll(async () => {
      await second?.stop();
      await world?.close();
    });

    type Sent = { key?: string; token?: number; at?: string; json?: unknown; path?: string };
    const send = ({ key, token = 0, at = world.strapi.url, json = { text: '回电' }, path }: Sent = {}) =>
      ask(`${at}/api/v1/lead/douyin${path ?? `/leads/${leadId}/notes`}`, {
        method: 'POST',
        json,
        headers: {
          authorization: `Bearer ${tokens[token]}`,
          ...(key ? { 'idempotency-key': key } : {}),
        },
      });
    const notes = async () => (await world.tables('douyin_lead_notes')).length;
    const call = async () => (await world.tables('douyin_calls').first('id')) as { id: number };
    const change = async (columns: Record<string, unknown>) =>
      world
        .tables('douyin_calls')
        .where({ id: (await call()).id })
        .update(columns);
    const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);

    it('has a call with a key done once, and gets the same answer again, in another process too', async () => {
      const first = await send({ key: 'a' });
      const again = await send({ key: '"a"', at: second.url });
      expect([first.status, again.status, again.text]).toEqual([200, 200, first.text]);
      expect([first.headers['idempotency-replayed'], again.headers['idempotency-replayed']]).toEqual([
        undefined,
        'true',
      ]);
      expect(await notes()).toBe(1);
      const kept = JSON.stringify(await world.tables('douyin_calls'));
      expect(kept).not.toContain('回电');
    });

    it('gets a change of many leads once, with its status', async () => {
      const many = {
        path: '/lead-operations',
        json: { select: { ids: [leadId] }, change: { addTags: ['茶'] } },
      };
      const [first, again] = [await send({ key: 'm', ...many }), await send({ key: 'm', ...many })];
      expect([first.status, again.text]).toEqual([200, first.text]);
      expect(await world.tables('douyin_lead_operations')).toHaveLength(1);
    });

    it('does it once, however many send it at the same moment through two processes', async () => {
      const places = [
        world.strapi.url,
        second.url,
        world.strapi.url,
        second.url,
        second.url,
        world.strapi.url,
      ];
      const replies = await Promise.all(places.map((at) => send({ key: 'b', at })));
      expect(await notes()).toBe(1);
      const fresh = replies.filter(
        ({ status, headers }) => status === 200 && !headers['idempotency-replayed'],
      );
      expect(fresh).toHaveLength(1);
      for (const reply of replies.filter(({ status }) => status !== 200)) {
        expect(codeOf(reply)).toEqual([409, 'CALL_RUNNING']);
        expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
      }
    });

    it('is told when the key belongs to another call, and keys of two callers are two', async () => {
      await send({ key: 'c' });
      expect(codeOf(await send({ key: 'c', json: { text: '其他' } }))).toEqual([422, 'CALL_KEY_REUSED']);
      expect((await send({ key: 'c', token: 1, json: { text: '其他' } })).status).toBe(200);
      expect(await notes()).toBe(2);
      expect(codeOf(await send({ key: 'no good' }))).toEqual([400, 'CALL_KEY_INVALID']);
    });

    it('may send a call again that was refused, with the same key', async () => {
      expect((await send({ key: 'd', json: { text: '' } })).status).toBe(400);
      expect((await send({ key: 'd', path: '/leads/999999/notes' })).status).toBe(404);
      expect((await send({ key: 'd' })).status).toBe(200);
      expect(await notes()).toBe(1);
    });

    it('waits for a call that is under way, and is told that one which broke off is in doubt', async () => {
      await send({ key: 'e' });
      await change({ stage: 'running', answer_sealed: null });
      const running = await send({ key: 'e', at: second.url });
      expect([...codeOf(running), running.headers['retry-after']]).toEqual([409, 'CALL_RUNNING', '1']);
      await change({ begun_at: ago(121) });
      expect(codeOf(await send({ key: 'e' }))).toEqual([409, 'CALL_IN_DOUBT']);
      expect(await notes()).toBe(1);
    });

    it('finds the key free after a day, and a sweep forgets such calls', async () => {
      await send({ key: 'f' });
      await change({ begun_at: ago(24 * 3600 + 1) });
      const anew = await send({ key: 'f' });
      expect([anew.status, anew.headers['idempotency-replayed'], await notes()]).toEqual([200, undefined, 2]);
      await change({ begun_at: ago(24 * 3600 + 1) });
      await world.strapi.run(`return strapi.plugin('douyin').service('jobs').runNow('calls.sweep')`);
      expect(await world.tables('douyin_calls')).toEqual([]);
    });

    it('gets no answer any more that went with somebody who was erased', async () => {
      await send({ key: 'g' });
      const { removed } = await world.admin.data<{ removed: Record<string, number> }>(
        'POST',
        `/douyin/leads/${leadId}/erase`,
        { reason: '本人要求' },
      );
      expect(removed).toMatchObject({ answers: 1, notes: 1 });
      expect(codeOf(await send({ key: 'g' }))).toEqual([409, 'CALL_FORGOTTEN']);
    });

    const untilRefused = async (look: () => Promise<Reply>): Promise<Reply> => {
      for (let sent = 0; sent < 20 * quota; sent += quota) {
        const replies = await Promise.all(Array.from({ length: quota }, look));
        const refused = replies.find(({ status }) => status === 429);
        if (refused) return refused;
      }
      throw new Error('So many calls were all let through');
    };

    it('sees how many calls are left, and above that when there are more, while others go on', async () => {
      const look = (token: number) =>
        ask(`${world.strapi.url}/api/v1/lead/douyin/leads/${leadId}`, {
          headers: { authorization: `Bearer ${tokens[token]}` },
        });
      const first = await look(2);
      expect(first.headers['ratelimit-policy']).toBe(`"caller";q=${quota};w=60`);
      expect(first.headers.ratelimit).toMatch(new RegExp(`^"caller";r=${quota - 1};t=\\d+$`));
      // A slow machine may need more than one minute for so many; a new minute begins with all calls.
      const over = await untilRefused(() => look(2));
      expect(codeOf(over)).toEqual([429, 'CALL_TOO_OFTEN']);
      expect(over.headers.ratelimit).toMatch(/^"caller";r=0;t=\d+$/);
      expect(Number(over.headers['retry-after'])).toBeLessThanOrEqual(60);
      expect((await look(1)).status).toBe(200);
    });
  });
}
