import type { Context as KoaContext } from 'koa';
import { deviceContracts, type StartedDevice } from '../../../../contracts/connect';
import { clock } from '../../shared/clock';
import { action, adminActor, adminOf } from '../../shared/http';
import { drawSvg } from '../../shared/qr';
import { service, type Context } from '../../shared/service';
import type { StartedByDevice } from '../device/start';
import { deviceStatusOf } from '../device/status';
import { originOf } from './origin';

/** A started device login as its screen is told of it: nothing of what the server keeps. */
async function shownDevice({ attempt, qrText }: StartedByDevice): Promise<StartedDevice> {
  const { attemptId, expiresAt } = deviceStatusOf(attempt);
  const secondsLeft = Math.round((Date.parse(expiresAt) - clock.now().getTime()) / 1000);
  return { attemptId, qrText, qrSvg: await drawSvg(qrText), expiresAt, secondsLeft };
}

/** HTTP of an administrator who connects an account by the platform's own code. */
export const deviceController = ({ strapi }: Context) => {
  const login = () => service(strapi, 'login');
  const own = (ctx: KoaContext, id: string) => login().ofAdmin(id, adminOf(ctx)?.id);
  return {
    start: action(deviceContracts.start, async ({ params }, ctx) => {
      const app = await service(strapi, 'apps').get(params.id);
      const actor = adminActor(ctx);
      const columns = { purpose: 'connect' as const, adminId: actor.id ?? null, ...originOf(strapi, ctx) };
      return shownDevice(await login().startDevice({ app, actor, columns }));
    }),
    poll: action(deviceContracts.poll, async ({ params }, ctx) => {
      const attempt = await login().followDevice(await own(ctx, params.id));
      const isConnected = attempt.stage === 'done' && attempt.accountId !== null;
      const account = isConnected ? await service(strapi, 'accounts').view(attempt.accountId ?? '') : null;
      return { ...deviceStatusOf(attempt), account };
    }),
    cancel: action(deviceContracts.cancel, async ({ params }, ctx) =>
      deviceStatusOf(await login().cancel(await own(ctx, params.id))),
    ),
  };
};
