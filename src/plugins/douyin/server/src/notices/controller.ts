import { channelContracts } from '../../../contracts/notice-channels';
import { noticeContracts } from '../../../contracts/notices';
import { action, adminActor, adminOf } from '../shared/http';
import { service, type Context } from '../shared/service';

/** HTTP of the incidents. */
export const noticeController = ({ strapi }: Context) => ({
  find: action(noticeContracts.list, async ({ query }) => ({
    ...(await service(strapi, 'notices').list(query)),
    page: query.page,
    pageSize: query.pageSize,
  })),
  acknowledge: action(noticeContracts.acknowledge, ({ params }, ctx) =>
    service(strapi, 'notices').acknowledge(params.id, adminOf(ctx)?.name ?? ''),
  ),
});

/** HTTP of the channels. */
export const channelController = ({ strapi }: Context) => {
  const notices = () => service(strapi, 'notices');
  return {
    find: action(channelContracts.list, async () => ({ channels: await notices().channels() })),
    create: action(channelContracts.create, ({ body }, ctx) =>
      notices().createChannel(body, adminActor(ctx)),
    ),
    update: action(channelContracts.update, ({ params, body }, ctx) =>
      notices().updateChannel(params.id, body, adminActor(ctx)),
    ),
    delete: action(channelContracts.remove, async ({ params }, ctx) => {
      await notices().removeChannel(params.id, adminActor(ctx));
      return { id: params.id };
    }),
    test: action(channelContracts.test, ({ params }) => notices().testChannel(params.id)),
  };
};
