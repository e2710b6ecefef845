import { z } from 'zod';
import { PluginError } from '../../../shared/errors';
import { count } from '../../answer';
import { defineApi } from '../../api';
import { endpoint, places } from '../endpoints';
import { readData } from '../read';

const file = z.object({
  file_name: z.string().nullish(),
  file_size: count.nullish(),
  url: z.object({ url: z.url({ protocol: /^https?$/ }) }),
});

/** 获取文件下载地址: where a file of the drive is fetched from, with the same User-Agent as here and soon. */
export const downloadAddress = defineApi({
  title: '获取文件下载地址',
  token: 'account',
  scope: null,
  fields: z.object({
    pickCode: z.string().regex(/^[A-Za-z0-9]{1,64}$/),
    userAgent: z.string().min(1).max(200),
  }),
  method: 'POST',
  path: places.downloadAddress.path,
  docs: 'https://www.yuque.com/115yun/open',
  explorable: false,
  request: ({ app, accessToken }, { pickCode, userAgent }) => ({
    method: 'POST',
    url: endpoint(app.baseUrl, places.downloadAddress),
    headers: { authorization: `Bearer ${accessToken}`, 'user-agent': userAgent },
    form: { pick_code: pickCode },
    idempotent: true,
  }),
  read(answer): { name: string; bytes: number | null; url: string } {
    // A map from the file's id; empty where the drive has no such file.
    const [found] = Object.values(readData(answer, 'api', z.record(z.string(), file)));
    if (!found) throw new PluginError('API_REJECTED', 'The drive has no such file');
    return { name: found.file_name ?? '', bytes: found.file_size ?? null, url: found.url.url };
  },
});
