import { z } from 'zod';
import { contract, idParams, moment, pageOf, paging } from './contract';
import { postCandidate, postDesk, postQr } from './post-desk';
import {
  postEventView,
  postInput,
  postQuery,
  postView,
  publishAnswer,
  scheduleInput,
  settleInput,
} from './post-views';
import { publishImageFields, publishVideoFields } from './posts';

/** What seed 001's calls take here beside what the seed names. */
const besides = {
  /** Our id of the account, or its open_id; may be left out where only one is connected. */
  account: z.string().min(1).max(256).optional(),
  /** Not before this moment; at once without. */
  publish_at: moment.optional(),
  /** Waits for the item_id, two minutes at most. */
  wait: z.boolean().default(false),
};

/** The body of `publish_video`. */
export const publishVideoInput = publishVideoFields.extend(besides);
export type PublishVideoInput = z.output<typeof publishVideoInput>;

/** The body of `publish_image`. */
export const publishImageInput = publishImageFields.extend(besides);
export type PublishImageInput = z.output<typeof publishImageInput>;

const about = { params: idParams, answer: postView, once: true } as const;

export const postContracts = {
  publishVideo: contract({
    method: 'POST',
    path: '/posts/video',
    body: publishVideoInput,
    answer: publishAnswer,
    once: 'kept',
  }),
  publishImage: contract({
    method: 'POST',
    path: '/posts/images',
    body: publishImageInput,
    answer: publishAnswer,
    once: 'kept',
  }),
  list: contract({ method: 'GET', path: '/posts', query: postQuery, answer: pageOf(postView) }),
  read: contract({ method: 'GET', path: '/posts/:id', params: idParams, answer: postView }),
  events: contract({
    method: 'GET',
    path: '/posts/:id/events',
    params: idParams,
    query: paging,
    answer: pageOf(postEventView),
  }),
  create: contract({ method: 'POST', path: '/posts', body: postInput, answer: postView, once: true }),
  edit: contract({
    method: 'PUT',
    path: '/posts/:id',
    params: idParams,
    body: postInput.extend({ version: z.number().int() }),
    answer: postView,
  }),
  schedule: contract({ method: 'POST', path: '/posts/:id/schedule', body: scheduleInput, ...about }),
  approve: contract({ method: 'POST', path: '/posts/:id/approve', ...about }),
  cancel: contract({ method: 'POST', path: '/posts/:id/cancel', ...about }),
  retry: contract({ method: 'POST', path: '/posts/:id/retry', ...about }),
  settle: contract({ method: 'POST', path: '/posts/:id/settle', body: settleInput, ...about }),
  /** Accounts, drives and limits for whoever writes a post. */
  desk: contract({ method: 'GET', path: '/post-desk', answer: postDesk }),
  /** The link for the phone as a QR code; POST_STAGE where there is none. */
  qr: contract({ method: 'GET', path: '/posts/:id/qr', params: idParams, answer: postQr }),
  /** The account's newest works, to settle a doubt by hand; null where they may not be read. */
  candidates: contract({
    method: 'GET',
    path: '/posts/:id/candidates',
    params: idParams,
    answer: z.object({ works: z.array(postCandidate).nullable() }),
  }),
};
