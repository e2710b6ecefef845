import { createPerson } from '../support/oauth';
import { runScript, type Ended } from '../support/run-command';
import { createWorld, type World } from '../support/world';

describe('npm run oauth:e2e', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld();
  });
  afterAll(() => world?.close());

  const run = (env: Record<string, string>): Promise<Ended> =>
    runScript('oauth-e2e', [], {
      OAUTH_BASE_URL: world.front.url,
      NODE_EXTRA_CA_CERTS: world.front.caFile,
      ...env,
    });

  it('goes through all steps as a guest', async () => {
    const { code, output } = await run({});
    expect([code, output]).toEqual([0, expect.stringContaining('All steps went well.')]);
    expect(output.match(/^ok {6}/gm)).toHaveLength(5);
  });

  it('goes through all steps with an account', async () => {
    const person = await createPerson(world);
    const account = { OAUTH_TEST_ACCOUNT: person.username, OAUTH_TEST_PASSWORD: person.password };
    const { code, output } = await run(account);
    expect([code, output]).toEqual([0, expect.stringContaining(`sub ${person.id}, ${person.username}`)]);
  });

  it.each([
    ['a wrong secret', { OAUTH_CLIENT_SECRET: 'wrong' }, 'FAILED  token', '客户端认证失败'],
    [
      'an address that is not registered',
      { OAUTH_REDIRECT_URI: 'https://evil.example/' },
      'FAILED  authorize',
      '无效的重定向 URI',
    ],
    [
      'a site that is not there',
      { OAUTH_BASE_URL: 'https://localhost:1' },
      'FAILED  guest/login',
      'gave no answer',
    ],
  ])('says which step failed: %s', async (_name, env, step, reason) => {
    const { code, output } = await run(env);
    expect([code, output]).toEqual([1, expect.stringContaining(step)]);
    expect(output).toContain(reason);
  });
});
