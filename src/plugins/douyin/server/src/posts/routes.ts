import { grants } from '../../../contracts/grants';
import { postContracts as contracts } from '../../../contracts/post-routes';
import { adminRoute, grantedRoute } from '../shared/http';

const { postsPublish: publish, postsView: view } = grants;

/** Routes of posts: for programs and users of the site with the permission, and for the panel. */
export const postRoutes = {
  'posts-api': {
    type: 'content-api' as const,
    routes: [
      grantedRoute(contracts.publishVideo, `${publish}.publishVideo`),
      grantedRoute(contracts.publishImage, `${publish}.publishImage`),
      grantedRoute(contracts.create, `${publish}.create`),
      grantedRoute(contracts.edit, `${publish}.update`),
      grantedRoute(contracts.schedule, `${publish}.schedule`),
      grantedRoute(contracts.cancel, `${publish}.cancel`),
      grantedRoute(contracts.retry, `${publish}.retry`),
      grantedRoute(contracts.list, `${view}.find`),
      grantedRoute(contracts.read, `${view}.findOne`),
      grantedRoute(contracts.events, `${view}.eventsFind`),
    ],
  },
  'posts-admin': {
    type: 'admin' as const,
    routes: [
      adminRoute(contracts.publishVideo, 'post.publishVideo', 'post.publish'),
      adminRoute(contracts.publishImage, 'post.publishImage', 'post.publish'),
      adminRoute(contracts.list, 'post.find', 'post.read'),
      adminRoute(contracts.read, 'post.findOne', 'post.read'),
      adminRoute(contracts.events, 'post.eventsFind', 'post.read'),
      adminRoute(contracts.create, 'post.create', 'post.update'),
      adminRoute(contracts.edit, 'post.update', 'post.update'),
      adminRoute(contracts.schedule, 'post.schedule', 'post.publish'),
      adminRoute(contracts.approve, 'post.approve', 'post.approve'),
      adminRoute(contracts.cancel, 'post.cancel', 'post.publish'),
      adminRoute(contracts.retry, 'post.retry', 'post.publish'),
      adminRoute(contracts.settle, 'post.settle', 'post.publish'),
      adminRoute(contracts.desk, 'post.desk', 'post.read'),
      adminRoute(contracts.qr, 'post.qr', 'post.publish'),
      adminRoute(contracts.candidates, 'post.candidates', 'post.publish'),
    ],
  },
};
