import { Readable } from 'node:stream';

/** Something for every parameter that any API takes, for tests. */
export const sampleParams = {
  followerOpenId: 'f',
  dateType: '7',
  count: 5,
  itemIds: ['@i'],
  roleLabels: ['STAFF'],
  itemId: '@i',
  commentId: '@c',
  userId: 'u',
  tagId: '1',
  accountId: '700',
  startTime: new Date(0),
  endTime: new Date(1),
  page: 1,
  pageSize: 5,
  uploadId: 'u',
  partNumber: 1,
  file: { name: 'a.mp4', contentType: 'video/mp4', bytes: 1, open: () => Readable.from(['x']) },
  videoId: '@v',
  imageIds: ['@i'],
  shareId: '1',
  ticket: 't',
  expiresAt: new Date(1),
  media: { video: 'https://site.example/a.mp4' },
};

/** What gives a credential, tells somebody or makes something: sent once. */
export const sentOnce = [
  'clientCode',
  'accessCode',
  'eventSend',
  'uploadVideo',
  'uploadVideoPart',
  'completeVideoPartUpload',
  'uploadImage',
  'createVideo',
  'createImageText',
];
