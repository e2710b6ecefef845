import type { ChannelInput, ChannelView } from '../../../contracts/notice-channels';
import type { IncidentView } from '../../../contracts/notices';
import type { Actor } from '../audit/service';
import { settingsOf } from '../config';
import type { HttpAnswer, HttpCall } from '../shared/request';
import type { Context } from '../shared/service';
import { readAddress } from './address';
import { sendForOthers, testChannel } from './channels/try';
import { toChannelView } from './channels/view';
import { createChannel, removeChannel, updateChannel } from './channels/write';
import { deliver, type Try } from './deliver';
import { countOpen, listIncidents, viewIncident, type IncidentQuery } from './list';
import type { Message } from './message';
import { sendOut } from './outgoing';
import { roomOf } from './paces';
import { raise, warn, type NewNotice, type Raised } from './raise';
import { findChannel, findChannels } from './row';
import { acknowledge, recover, settleWarnings, type OldWarnings } from './settle';

export type { Message } from './message';
export type { NewNotice, Raised } from './raise';

/** Tells people what they should know: once when it begins, once when it is over. */
export type NoticesService = {
  /**
   * Opens an incident and tells the channels; while it is open, the same key only counts. Joins the transaction it is
   * called in: what is rolled back is not told.
   */
  raise(notice: NewNotice): Promise<Raised>;
  /** Ends an incident and tells those who were told of it; false when there is none. Cheap enough for every success. */
  recover(key: string): Promise<boolean>;
  /** Warns once and for all by this key; ends older warnings of the same kind about the same subject. */
  warn(notice: NewNotice): Promise<Raised>;
  /** Ends warnings that are out of date, e.g. after a new consent, without a word to anybody. */
  settleWarnings(old: OldWarnings): Promise<boolean>;
  list(query: IncidentQuery): Promise<{ rows: IncidentView[]; total: number }>;
  /** Notes who knows of an incident first; a warning is over with it. */
  acknowledge(id: string, by: string): Promise<IncidentView>;
  countOpen(): Promise<number>;
  channels(): Promise<ChannelView[]>;
  createChannel(input: ChannelInput, actor: Actor): Promise<ChannelView>;
  /** Throws CONFIG_STALE when `revision` is not the stored one. */
  updateChannel(id: string, input: ChannelInput & { revision: number }, actor: Actor): Promise<ChannelView>;
  removeChannel(id: string, actor: Actor): Promise<void>;
  /** Sends a test message; how it went is the channel's `lastDelivery`. */
  testChannel(id: string): Promise<ChannelView>;
  /** Sends a message that another feature wrote; how it went is the channel's `lastDelivery`, and what it threw is thrown. */
  send(channelId: string, message: Message, options: { test: boolean }): Promise<void>;
  /** How many messages a channel takes for now, before it is told too much. */
  room(channelId: string): Promise<number>;
  /**
   * Sends a call of another feature to a place that an administrator named: the one way out for those, guarded as channels
   * are. Throws NOTICE_ADDRESS for internal places that are not allowed, NOTICE_UNDELIVERED when no answer came.
   */
  post(call: HttpCall): Promise<HttpAnswer>;
  /** An address to which `post` may go, normalised; throws NOTICE_ADDRESS with a sentence. */
  checkedAddress(written: string): string;
  /** Does the job that carries out one message. */
  deliver(id: string, turn: Try): Promise<void>;
};

declare module '../shared/service' {
  interface Services {
    notices: NoticesService;
  }
}

/** The `notices` service. */
export function noticesService({ strapi }: Context): NoticesService {
  const view = async (id: string) => toChannelView(await findChannel(strapi, id));
  return {
    raise: (notice) => raise(strapi, notice),
    recover: (key) => recover(strapi, key),
    warn: (notice) => warn(strapi, notice),
    settleWarnings: (old) => settleWarnings(strapi, old),
    list: (query) => listIncidents(strapi, query),
    async acknowledge(id, by) {
      await acknowledge(strapi, id, by);
      return viewIncident(strapi, id);
    },
    countOpen: () => countOpen(strapi),
    channels: async () => (await findChannels(strapi)).map(toChannelView),
    createChannel: async (input, actor) => view(await createChannel(strapi, input, actor)),
    async updateChannel(id, input, actor) {
      await updateChannel(strapi, id, input, actor);
      return view(id);
    },
    removeChannel: (id, actor) => removeChannel(strapi, id, actor),
    async testChannel(id) {
      await testChannel(strapi, id);
      return view(id);
    },
    send: (channelId, message, options) => sendForOthers(strapi, channelId, message, options),
    room: async (channelId) => roomOf(strapi, await findChannel(strapi, channelId)),
    post: (call) => sendOut(call, settingsOf(strapi).noticeAllowedHosts),
    checkedAddress: (written) => readAddress(written, 'webhook', settingsOf(strapi).noticeAllowedHosts),
    deliver: (id, turn) => deliver(strapi, id, turn),
  };
}
