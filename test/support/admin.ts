import { ask, type Reply } from './http';

/** The administrator every story begins with. */
export const storyAdmin = { email: 'admin@story.invalid', password: 'Story-Admin-1' };

/** A permission of an administrator's role, of Strapi or (`lead.read`) of the plugin. */
export type Permission = {
  action: string;
  subject?: string;
  properties?: { fields?: string[] };
  conditions?: string[];
};

/** An administrator who talks to the admin API. */
export type Admin = {
  token: string;
  register(): Promise<void>;
  /** Calls an admin route, e.g. `call('GET', '/douyin/apps')`. */
  call(method: string, path: string, json?: unknown): Promise<Reply>;
  /** Calls an admin route that must succeed; gives its `data`. */
  data<Data>(method: string, path: string, json?: unknown): Promise<Data>;
  /**
   * A new administrator with a role of its own that holds exactly these permissions; those said by their action alone hold
   * under `conditions`.
   */
  colleague(name: string, permissions: (string | Permission)[], conditions?: string[]): Promise<Colleague>;
};

/** An administrator whose role is that one's alone. */
export type Colleague = Admin & { id: number; name: string; roleId: number };

type Signed = { data: { token: string } };

async function signIn(url: string, email: string, password: string): Promise<string> {
  const reply = await ask(`${url}/admin/login`, { method: 'POST', json: { email, password } });
  if (reply.status !== 200) throw new Error(`Admin login failed: ${reply.status} ${reply.text}`);
  return reply.json<Signed>().data.token;
}

/** Gives a role exactly these permissions; what is said by an action alone holds under `conditions`. */
export async function setPermissions(
  admin: Admin,
  roleId: number,
  permissions: (string | Permission)[],
  conditions: string[] = [],
): Promise<void> {
  const whole = permissions.map((permission) => ({
    subject: null,
    properties: {},
    conditions,
    ...(typeof permission === 'string' ? { action: permission } : permission),
  }));
  await admin.data('PUT', `/admin/roles/${roleId}/permissions`, {
    permissions: whole.map(({ action, ...rest }) => ({
      ...rest,
      action: action.replace(/^(?=lead\.)/, 'plugin::douyin.'),
    })),
  });
}

async function addColleague(
  admin: Admin,
  url: string,
  name: string,
  ...permissions: [permissions: (string | Permission)[], conditions?: string[]]
): Promise<Colleague> {
  const role = await admin.data<{ id: number }>('POST', '/admin/roles', { name, description: name });
  await setPermissions(admin, role.id, ...permissions);
  const [email, password] = [`${name}@story.invalid`, 'Story-Colleague-1'];
  const user = { email, firstname: name, lastname: 'Story', roles: [role.id] };
  type Made = { id: number; registrationToken: string };
  const { id, registrationToken } = await admin.data<Made>('POST', '/admin/users', user);
  const userInfo = { firstname: name, lastname: 'Story', password };
  await ask(`${url}/admin/register`, { method: 'POST', json: { registrationToken, userInfo } });
  const colleague = createAdmin(url);
  colleague.token = await signIn(url, email, password);
  return Object.assign(colleague, { id, name, roleId: role.id });
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
    colleague: (...who) => addColleague(admin, url, ...who),
  };
  return admin;
}
