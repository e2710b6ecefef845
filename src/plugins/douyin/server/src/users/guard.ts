import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';
import { errorBody, PluginError } from '../shared/errors';
import { service } from '../shared/service';
import { isPlaceholder } from './placeholder';
import { userUid, type SiteUser } from './site-user';

const sentence = 'email: this address stands for "none" and reaches nobody; give one of your own';

type Written = { email?: unknown; provider?: unknown };
type Event = { params: { where?: Record<string, unknown>; data?: Written } };

const refuse = (): never => {
  throw new errors.ValidationError(sentence, { code: 'AUTH_EMAIL_PLACEHOLDER' });
};

function checkCreate({ params: { data } }: Event): void {
  if (isPlaceholder(data?.email) && data?.provider !== 'douyin') refuse();
}

type ManyEvent = { params: { data?: Written[] } };

const checkCreateMany = ({ params }: ManyEvent): void =>
  params.data?.forEach((data) => checkCreate({ params: { data } }));

/** One address for many users is never the one each of them has. */
function checkUpdateMany({ params: { data } }: Event): void {
  if (isPlaceholder(data?.email)) refuse();
}

/** A user may keep the placeholder it has, and nobody can take one. */
async function checkUpdate(strapi: Core.Strapi, { params: { where, data } }: Event): Promise<void> {
  if (!isPlaceholder(data?.email)) return;
  const user = (await strapi.db.query(userUid).findOne({ where })) as SiteUser | null;
  const isOwn = user?.provider === 'douyin' && (user.email === null || user.email === data?.email);
  if (!isOwn) refuse();
}

/** Refuses placeholder e-mails in registration and e-mail change, whichever door they come through. */
export function guardEmails(strapi: Core.Strapi): void {
  strapi.db.lifecycles.subscribe({
    models: [userUid],
    beforeCreate: (event) => checkCreate(event as Event),
    beforeUpdate: (event) => checkUpdate(strapi, event as Event),
    beforeCreateMany: (event) => checkCreateMany(event as unknown as ManyEvent),
    beforeUpdateMany: (event) => checkUpdateMany(event as Event),
  });
}

type Check = (ctx: KoaContext) => Promise<void> | void;
type Action = (ctx: KoaContext, next?: unknown) => unknown;
type Controllers = { extend(uid: string, wrap: (controller: Record<string, Action>) => unknown): void };

const guarded =
  (check: Check, action: Action): Action =>
  async (ctx, next) => {
    try {
      await check(ctx);
    } catch (error) {
      throwAsHttp(ctx, error);
    }
    return action(ctx, next);
  };

/** The same refusal as an HTTP error, which REST and GraphQL both tell their callers; Strapi hides a ForbiddenError's words. */
function throwAsHttp(ctx: KoaContext, error: unknown): never {
  if (!(error instanceof PluginError)) throw error;
  const { status, message, name, details } = errorBody(error).error;
  return ctx.throw(status, message, { name, details, expose: true });
}

function refuseMail(ctx: KoaContext): void {
  const { email } = ((ctx.request as { body?: Written }).body ?? {}) as Written;
  if (isPlaceholder(email)) throw new PluginError('AUTH_EMAIL_PLACEHOLDER', sentence);
}

/**
 * Refuses mail codes for placeholder e-mails, and credential changes in a session from another device. The actions
 * themselves are guarded, so that REST and GraphQL pass here alike.
 */
export function guardActions(strapi: Core.Strapi): void {
  const limited: Check = (ctx) => service(strapi, 'sessions').refuseLimited(ctx);
  const checks: Record<string, Record<string, Check>> = {
    auth: { changePassword: limited, forgotPassword: refuseMail, sendEmailConfirmation: refuseMail },
    user: { update: limited, destroy: limited },
  };
  const controllers = strapi.get('controllers') as Controllers;
  for (const [name, actions] of Object.entries(checks))
    controllers.extend(`plugin::users-permissions.${name}`, (controller) => ({
      ...controller,
      ...Object.fromEntries(
        Object.entries(actions).flatMap(([action, check]) => {
          const original = controller[action];
          return original ? [[action, guarded(check, original.bind(controller))]] : [];
        }),
      ),
    }));
}
