import { z } from 'zod';
import { defineApi } from '../../api';
import { tokenText } from '../../answer';
import { docsOf, endpoint, paths } from '../endpoints';
import { readData } from '../read';

const nothing = z.object({});

/** 获取 client_code: a credential of the app, good for a moment, to be handed to a client instead of a token. */
export const clientCode = defineApi({
  title: '获取 client_code',
  token: 'secret',
  scope: null,
  fields: nothing,
  method: 'POST',
  path: paths.clientCode,
  docs: docsOf('account-permission/get-auth-client-code'),
  explorable: false,
  request: ({ app }) => ({
    method: 'POST',
    url: endpoint(app.baseUrl, paths.clientCode),
    form: { client_key: app.clientKey, client_secret: app.clientSecret },
  }),
  read: (answer): { clientCode: string } => ({
    clientCode: readData(answer, 'api', z.object({ client_code: tokenText })).client_code,
  }),
});

/** 获取 access_code: a credential of the account, good for a moment, to be handed to a client instead of its token. */
export const accessCode = defineApi({
  title: '获取 access_code',
  token: 'account',
  scope: null,
  fields: nothing,
  method: 'POST',
  path: paths.accessCode,
  docs: docsOf('account-permission/'),
  explorable: false,
  request: ({ app, accessToken }) => ({
    method: 'POST',
    url: endpoint(app.baseUrl, paths.accessCode),
    form: { access_token: accessToken },
  }),
  read: (answer): { accessCode: string } => ({
    accessCode: readData(answer, 'accessCode', z.object({ access_code: tokenText })).access_code,
  }),
});
