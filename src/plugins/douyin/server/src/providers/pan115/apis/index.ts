import { z } from 'zod';
import { idText, optionalMoment, optionalNumber, optionalText } from '../../answer';
import { defineApi } from '../../api';
import { userInfoRequest } from '../client';
import { places } from '../endpoints';
import { readData } from '../read';
import { downloadAddress } from './files';

const space = z.object({ size: optionalNumber, size_format: optionalText }).nullish();

/** Room on the netdisk, in bytes and as the platform writes it; null where it is not told. */
const toSpace = (written: z.output<typeof space>) => ({
  bytes: written?.size ?? null,
  text: written?.size_format ?? null,
});

const shape = z.object({
  user_id: idText,
  user_name: z.string().nullish(),
  user_face_s: optionalText,
  user_face_m: optionalText,
  user_face_l: optionalText,
  rt_space_info: z.object({ all_total: space, all_remain: space, all_use: space }).nullish(),
  vip_info: z.object({ level_name: optionalText, expire: optionalMoment }).nullish(),
});

/** 获取用户信息: who the account is, its room and its membership. */
export const userInfo = defineApi({
  title: '获取用户信息',
  token: 'account',
  scope: null,
  fields: z.object({}),
  method: 'GET',
  path: places.userInfo.path,
  docs: 'https://www.yuque.com/115yun/open',
  explorable: true,
  request: ({ app, accessToken }) => userInfoRequest(app, accessToken),
  read(answer) {
    const data = readData(answer, 'api', shape);
    return {
      userId: data.user_id,
      userName: data.user_name ?? '',
      userFaceS: data.user_face_s,
      userFaceM: data.user_face_m,
      userFaceL: data.user_face_l,
      space: {
        total: toSpace(data.rt_space_info?.all_total),
        remain: toSpace(data.rt_space_info?.all_remain),
        use: toSpace(data.rt_space_info?.all_use),
      },
      vip: { levelName: data.vip_info?.level_name ?? null, expire: data.vip_info?.expire ?? null },
    };
  },
});

/** Every account API of the 115 open platform that this plugin speaks, by name. */
export const pan115Apis = { userInfo, downloadAddress } as const;

/** The APIs with their types: `Pan115Apis['userInfo']`. */
export type Pan115Apis = typeof pan115Apis;
