import { grants } from '../../../contracts/grants';
import type { Feature } from '../shared/feature';
import { service } from '../shared/service';
import { postController, postPublishController, postViewController } from './controller';
import { hearOfWork } from './heard';
import { schedulePosts } from './jobs';
import { hearOfLoss } from './lost';
import { postRoutes } from './routes';
import { postEventSchema, postSchema } from './schema';
import { postsService } from './service';

/** Videos and picture posts on their way to the platform: never twice, never lost. */
export const posts = {
  routes: postRoutes,
  controllers: {
    post: postController,
    [grants.postsPublish]: postPublishController,
    [grants.postsView]: postViewController,
  },
  services: { posts: postsService },
  contentTypes: { post: { schema: postSchema }, 'post-event': { schema: postEventSchema } },
  bootstrap({ strapi }) {
    schedulePosts(strapi);
    service(strapi, 'accounts').onLoss(({ documentId }) => hearOfLoss(strapi, documentId));
    service(strapi, 'webhooks').on('create_video', (heard) => hearOfWork(strapi, heard), { name: 'posts' });
  },
} satisfies Feature;
