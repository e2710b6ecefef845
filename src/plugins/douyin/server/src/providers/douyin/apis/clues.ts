import { z } from 'zod';
import { count, idText, optionalList, optionalNumber, optionalText } from '../../answer';
import { defineApi } from '../../api';
import { docsOf, endpoint, paths } from '../endpoints';
import { decryptPhone } from '../phone';
import { readData } from '../read';
import { rawRows, readRows, type Rows } from '../rows';
import { momentField } from './page-fields';

const beijingMs = 8 * 3_600_000;

/** A moment as the local-life side writes it: `2026-01-31 10:00:00` in Beijing. */
const inBeijing = (moment: Date): string =>
  new Date(moment.getTime() + beijingMs).toISOString().slice(0, 19).replace('T', ' ');

const beijingMoment = optionalText.transform((written) => {
  if (!written || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(written)) return null;
  const moment = new Date(`${written.replace(' ', 'T')}+08:00`);
  return Number.isNaN(moment.getTime()) ? null : moment;
});

const optionalId = idText
  .nullish()
  .or(z.literal(''))
  .transform((id) => id || null);

/** A phone number in clear, sealed as the local-life side does it, or masked: then only what came is left. */
function phonesOf(telephone: string | null, sealed: string | null, clientSecret: string) {
  const isClear = telephone !== null && /^\+?\d[\d -]{4,}$/.test(telephone);
  if (isClear) return { telephone, encTelephone: sealed };
  const opened = decryptPhone(telephone, clientSecret, 16);
  return { telephone: opened, encTelephone: sealed ?? (opened === null ? telephone : null) };
}

const clueOf = (clientSecret: string) =>
  z
    .object({
      clue_id: idText,
      name: z.string().nullish(),
      telephone: optionalText,
      enc_telephone: optionalText,
      gender: optionalNumber,
      age: optionalNumber,
      province_name: optionalText,
      city_name: optionalText,
      county_name: optionalText,
      address: optionalText,
      remark: optionalText,
      remark_dict: optionalText,
      tags: optionalList(z.string()),
      create_time_detail: beijingMoment,
      modify_time: beijingMoment,
      action_type: optionalNumber,
      clue_type: optionalNumber,
      flow_type: optionalNumber,
      allocation_status: optionalNumber,
      order_id: optionalId,
      product_id: optionalId,
      video_id: optionalId,
      author_nickname: optionalText,
    })
    .transform((data) => ({
      clueId: data.clue_id,
      name: data.name ?? '',
      ...phonesOf(data.telephone, data.enc_telephone, clientSecret),
      gender: data.gender,
      age: data.age,
      provinceName: data.province_name,
      cityName: data.city_name,
      countyName: data.county_name,
      address: data.address,
      remark: data.remark,
      remarkDict: data.remark_dict,
      tags: data.tags,
      createTime: data.create_time_detail,
      modifyTime: data.modify_time,
      actionType: data.action_type,
      clueType: data.clue_type,
      flowType: data.flow_type,
      allocationStatus: data.allocation_status,
      orderId: data.order_id,
      productId: data.product_id,
      videoId: data.video_id,
      authorNickname: data.author_nickname,
    }));

/** One clue of a life-service merchant; `telephone` in clear, `encTelephone` as the platform sealed it where it was not opened. */
export type Clue = z.output<ReturnType<typeof clueOf>>;

const shape = z.object({
  clue_data: rawRows,
  page: z.object({ page_number: count, page_total: count.nullish(), total: count.nullish() }).nullish(),
});

/** 线索查询: the clues of a life-service merchant in a time, by numbered pages, the newest first; with the app's own token. */
export const clueQuery = defineApi({
  title: '线索查询',
  token: 'app',
  scope: 'life.crm.clue.query',
  fields: z.object({
    /** The merchant's own id on the local-life side. */
    accountId: z.string().trim().min(1).max(64),
    /** Only clues of these accounts below it. */
    lifeAccountIds: z.array(z.string().min(1).max(64)).min(1).optional(),
    startTime: momentField,
    endTime: momentField,
    /** From 1. */
    page: z.number().int().min(1),
    /** Clues of a page, 1 to 100. */
    pageSize: z.number().int().min(1).max(100),
  }),
  method: 'GET',
  path: paths.clueQuery,
  docs: docsOf(''),
  explorable: false,
  row: ({ clientSecret }) => clueOf(clientSecret),
  request: ({ app, accessToken }, { accountId, lifeAccountIds, startTime, endTime, page, pageSize }) => ({
    method: 'GET',
    url: endpoint(app.baseUrl, paths.clueQuery),
    query: {
      account_id: accountId,
      ...(lifeAccountIds ? { life_account_id: lifeAccountIds.join(',') } : {}),
      start_time: inBeijing(startTime),
      end_time: inBeijing(endTime),
      page: String(page),
      page_size: String(pageSize),
    },
    headers: { 'access-token': accessToken },
    idempotent: true,
  }),
  read(answer, { app }): Rows<Clue> & { hasMore: boolean; total: number | null } {
    const { clue_data, page } = readData(answer, 'api', shape);
    const hasMore = (page?.page_number ?? 0) < (page?.page_total ?? 0);
    return { ...readRows(clueOf(app.clientSecret), clue_data), hasMore, total: page?.total ?? null };
  },
});
