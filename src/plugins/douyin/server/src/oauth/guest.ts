import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { newId } from '../shared/crypto';
import { service, type Context } from '../shared/service';
import { hasExamples } from './site';

const userUid = 'plugin::users-permissions.user';
const provider = 'guest';

async function guestId(strapi: Core.Strapi): Promise<number> {
  // By the provider, which nobody can register with: a user may well be called guest.
  const known = (await strapi.db.query(userUid).findOne({ where: { provider } })) as { id: number } | null;
  if (known) return known.id;
  const isTaken = await strapi.db.query(userUid).findOne({ where: { username: 'guest' } });
  const role = await strapi.db
    .query('plugin::users-permissions.role')
    .findOne({ where: { type: 'authenticated' } });
  // The address reaches nobody (RFC 2606), and without a password nobody can log in with it.
  const data = {
    username: isTaken ? `guest-${newId()}` : 'guest',
    email: 'guest@guest.invalid',
    provider,
    confirmed: true,
    blocked: false,
    role: role?.id,
  };
  return ((await strapi.db.query(userUid).create({ data })) as { id: number }).id;
}

/** Logs anybody in as a guest, for the self-check of seed 004; elsewhere than in development there is no such thing. */
export const guestController = ({ strapi }: Context) => ({
  async login(ctx: KoaContext): Promise<void> {
    if (!hasExamples(strapi)) return ctx.throw(404);
    const mark = { attempt: newId(), account: '', crossDeviceUntil: null };
    const { jwt } = await service(strapi, 'sessions').open(await guestId(strapi), mark);
    ctx.set('Cache-Control', 'no-store');
    ctx.body = { data: { jwt } };
  },
});
