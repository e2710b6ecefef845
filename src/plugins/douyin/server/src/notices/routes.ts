import { channelContracts } from '../../../contracts/notice-channels';
import { noticeContracts } from '../../../contracts/notices';
import { adminRoute } from '../shared/http';

/** Admin routes of incidents and channels. */
export const noticeRoutes = {
  'notices-admin': {
    type: 'admin' as const,
    routes: [
      adminRoute(noticeContracts.list, 'notice.find', 'notice.read'),
      adminRoute(noticeContracts.acknowledge, 'notice.acknowledge', 'notice.update'),
      adminRoute(channelContracts.list, 'notice-channel.find', 'notice.read'),
      adminRoute(channelContracts.create, 'notice-channel.create', 'notice.update'),
      adminRoute(channelContracts.update, 'notice-channel.update', 'notice.update'),
      adminRoute(channelContracts.remove, 'notice-channel.delete', 'notice.update'),
      adminRoute(channelContracts.test, 'notice-channel.test', 'notice.update'),
    ],
  },
};
