import { approveLogin, createWorld, exchange, location, logIn, type World } from '../support/world';
import { ask, createVisitor } from '../support/http';

describe('a visitor logs in with Douyin', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  type Session = { data: { jwt: string; refreshToken?: string; user: { id: number; username: string } } };
  const me = (jwt: string) =>
    ask(`${world.front.url}/api/users/me`, { headers: { authorization: `Bearer ${jwt}` } });

  it('holds a users-permissions session in the end', async () => {
    const run = await logIn(world);
    expect(run.callback.status).toBe(302);
    const reply = await exchange(world, run);
    expect(reply.status).toBe(200);
    const { jwt, refreshToken, user } = reply.json<Session>().data;
    expect(refreshToken).toBeDefined();
    const answer = await me(jwt);
    expect(answer.status).toBe(200);
    expect(answer.json()).toMatchObject({
      id: user.id,
      username: user.username,
      email: null,
      provider: 'douyin',
    });
  });
});
