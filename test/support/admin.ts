import { ask, type Reply } from './http';

/** The administrator every story begins with. */
export const storyAdmin = { email: 'admin@story.invalid', password: 'Story-Admin-1' };

/** An administrator who talks to the admin API. */
export type Admin = {
  token: string;
  register(): Promise<void>;
  /** Calls an admin route, e.g. `call('GET', '/douyin/apps')`. */
  call(method: string, path: string, json?: unknown): Promise<Reply>;
  /** Calls an admin route that must succeed; gives its `data`. */
  data<Data>(method: string, path: string, json?: unknown): Promise<Data>;
  /** A new administrator with a role of its own that holds exactly these actions, each under these conditions. */
  colleague(name: string, actions: string[], conditions?: string[]): Promise<Admin>;
};

type Signed = { data: { token: string } };

async function signIn(url: string, email: string, password: string): Promise<string> {
  const reply = await ask(`${url}/admin/login`, { method: 'POST', json: { email, password } });
  if (reply.status !== 200) throw new Error(`Admin login failed: ${reply.status} ${reply.text}`);
  return reply.json<Signed>().data.token;
}

async function addColleague(
  admin: Admin,
  url: string,
  name: string,
  { actions, conditions }: { actions: string[]; conditions: string[] },
): Promise<Admin> {
  const role = await admin.data<{ id: number }>('POST', '/admin/roles', { name, description: name });
  const permissions = actions.map((action) => ({ action, subject: null, properties: {}, conditions }));
  await admin.data('PUT', `/admin/roles/${role.id}/permissions`, { permissions });
  const email = `${name}@story.invalid`;
  const password = 'Story-Colleague-1';
  const user = { email, firstname: name, lastname: 'Story', roles: [role.id] };
  const { registrationToken } = await admin.data<{ registrationToken: string }>('POST', '/admin/users', user);
  const userInfo = { firstname: name, lastname: 'Story', password };
  await ask(`${url}/admin/register`, { method: 'POST', json: { registrationToken, userInfo } });
  const colleague = createAdmin(url);
  colleague.token = await signIn(url, email, password);
  return colleague;
}

/** An administrator of the site at `url`; `register` makes the first one. */
export function createAdmin(url: string): Admin {
  const admin: Admin = {
    token: '',
    async register() {
      const json = { ...storyAdmin, firstname: 'Story', lastname: 'Admin' };
      const reply = await ask(`${url}/admin/register-admin`, { method: 'POST', json });
      admin.token =
        reply.status < 300
          ? reply.json<Signed>().data.token
          : await signIn(url, storyAdmin.email, storyAdmin.password);
    },
    call: (method, path, json) =>
      ask(`${url}${path}`, {
        method,
        json,
        headers: { authorization: `Bearer ${admin.token}`, origin: url },
      }),
    async data<Data>(method: string, path: string, json?: unknown) {
      const reply = await admin.call(method, path, json);
      if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
      return reply.json<{ data: Data }>().data;
    },
    colleague: (name, actions, conditions = []) => addColleague(admin, url, name, { actions, conditions }),
  };
  return admin;
}
