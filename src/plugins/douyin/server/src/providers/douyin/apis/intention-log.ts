import { z } from 'zod';
import { count, fields, optionalFlag, optionalText, text, type Fields } from '../../answer';
import { defineApi } from '../../api';
import { docsOf, paths } from '../endpoints';
import { readData } from '../read';
import { rawRows, readRows, toPage, type Page } from '../rows';
import { accountRead } from './account-read';
import { inSeconds, momentField } from './page-fields';

/** The fields of JSON text; null for any other text. */
function parsed(json: unknown): Fields | null {
  if (typeof json !== 'string') return null;
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? null : (value as object | null) && fields(value);
  } catch {
    return null;
  }
}

/** The event's own content within the webhook body: an object, or one more time text. */
function detailsOf(content: string): Fields | null {
  const inner = parsed(content)?.content;
  return typeof inner === 'string' ? parsed(inner) : inner ? fields(inner) : null;
}

const entry = z
  .object({ open_id: text, event: text, event_time: count, content: z.string().nullish() })
  .transform((data) => ({
    openId: data.open_id,
    /** The name of a webhook event, e.g. `new_follow_action`. */
    event: data.event,
    eventTime: new Date(data.event_time),
    /** The whole webhook body as the platform wrote it. */
    content: data.content ?? '',
    /** The content of the event itself; null where it cannot be read. */
    details: detailsOf(data.content ?? ''),
  }));

/** One thing somebody did to the account. */
export type IntentionLogEntry = z.output<typeof entry>;

/**
 * 查询互动日志: what people did to the account in a time, by pages. `cursor` of a page is the `querySession` of the next one, of which
 * `total` is never told.
 */
export const intentionLog = defineApi({
  title: '查询互动日志',
  token: 'account',
  scope: 'user.intention',
  fields: z.object({
    startTime: momentField,
    endTime: momentField,
    /** Entries of a page, 1 to 50. */
    count: z.number().int().min(1).max(50),
    /** Only entries of this event. */
    event: z.string().trim().min(1).max(64).optional(),
    /** `cursor` of the page before; left out for the first page, and never made up. */
    querySession: z.string().min(1).max(2048).optional(),
  }),
  method: 'GET',
  path: paths.intentionLog,
  docs: docsOf('interaction-management/intention-user/log'),
  explorable: false,
  row: () => entry,
  request: (caller, { startTime, endTime, count: entries, event, querySession }) =>
    accountRead(caller, paths.intentionLog, {
      start_time: inSeconds(startTime),
      end_time: inSeconds(endTime),
      count: String(entries),
      event,
      query_session: querySession ?? '',
    }),
  read(answer): Page<IntentionLogEntry> {
    const shape = z.object({
      intention_log_infos: rawRows,
      query_session: optionalText,
      has_more: optionalFlag,
    });
    const data = readData(answer, 'api', shape);
    return toPage(answer, readRows(entry, data.intention_log_infos), {
      cursor: data.query_session,
      hasMore: data.has_more ?? false,
    });
  },
});
