import { z } from 'zod';
import { contract, idParams } from './contract';

/** The events of the platform that we know by name; others are kept all the same. */
export const platformEvents = [
  'verify_webhook',
  'authorize',
  'unauthorize',
  'contract_authorize',
  'contract_unauthorize',
  'create_video',
  'im_receive_msg',
  'im_send_msg',
  'im_enter_direct_msg',
  'im_recall_msg',
  'im_group_receive_msg',
  'im_group_send_msg',
  'enter_group_audit_change',
  'group_fans_event',
  'im_authorize',
  'new_follow_action',
  'new_video_digg',
  'item_comment_reply',
  'union_auth_info_for_c',
  'union_auth_info_for_b',
] as const;
export type PlatformEvent = (typeof platformEvents)[number];

/** Names that seed 001 uses for events of the platform; `video.audit` has none there and is raised by the site itself. */
export const eventAliases = {
  'video.comment': 'item_comment_reply',
  'video.like': 'new_video_digg',
} as const satisfies Record<string, PlatformEvent>;
export type EventAlias = keyof typeof eventAliases;

/** The name under which an event is kept. */
export const eventName = (name: string): string =>
  Object.hasOwn(eventAliases, name) ? eventAliases[name as EventAlias] : name;

/**
 * Where a delivery stands. `ignored`: it asks for nothing here; `held`: it looks like an older one sent again, a person
 * decides; `dead`: it could not be handled, however often it was tried.
 */
export const deliveryStages = ['waiting', 'working', 'done', 'ignored', 'held', 'dead'] as const;
export type DeliveryStage = (typeof deliveryStages)[number];

/** Why a delivery was ignored or held; `dismissed`: a person gave it up. */
export const deliveryReasons = [
  'nothing-to-do',
  'unknown-event',
  'unknown-account',
  'account-disconnected',
  'leads-off',
  'nobody-known',
  'suspected-replay',
  'dismissed',
] as const;
export type DeliveryReason = (typeof deliveryReasons)[number];

/** Why a call was refused, in the order of the checks. */
export const refusalReasons = [
  'too-big',
  'broken-off',
  'encoded',
  'unknown-app',
  'switched-off',
  'no-secret',
  'unsigned',
  'signature',
  'relay-missing',
  'relay-late',
  'relay-signature',
  'relay-used',
  'not-json',
  'no-event',
  'other-app',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** Bytes that a delivery may have. */
export const bodyLimit = 1024 * 1024;

/** Keys that an app may have for its webhook beside its client secret. */
export const webhookKeyNames = ['relay', 'signing'] as const;
export type WebhookKeyName = (typeof webhookKeyNames)[number];

const keyText = z
  .string()
  .trim()
  .min(16)
  .max(256)
  .regex(/^[\x21-\x7e]+$/, 'must be printable characters without blanks');

const keyView = z.object({ lastFour: z.string(), fingerprint: z.string() }).nullable();

/** What anyone sees of the keys of an app's webhook; null where there is none. */
export const webhookKeys = z.object({ relay: keyView, signing: keyView });
export type WebhookKeys = z.infer<typeof webhookKeys>;

export const webhookContracts = {
  /** Where the platform delivers; the body is read as it came and not by this contract. */
  receive: { method: 'POST', path: '/webhook' },
  receiveFor: { method: 'POST', path: '/webhook/:app' },
  readKeys: contract({
    method: 'GET',
    path: '/apps/:id/webhook-keys',
    params: idParams,
    answer: webhookKeys,
  }),
  /** Sets keys, or takes them away with null; what is left out stays. */
  saveKeys: contract({
    method: 'PUT',
    path: '/apps/:id/webhook-keys',
    params: idParams,
    body: z.strictObject({
      /** Has every delivery carry the relay's signature as well. */
      relay: keyText.nullable().optional(),
      /** What the platform signs with where it is not the client secret (mini-apps). */
      signing: keyText.nullable().optional(),
    }),
    answer: webhookKeys,
  }),
};
