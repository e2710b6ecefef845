type Time = number | string;
type User = { open_id: string; nick_name?: string; avatar?: string };

type Message = {
  conversation_short_id?: string;
  server_message_id?: string;
  conversation_type?: number;
  scene_type?: number;
  /** Milliseconds since 1970. */
  create_time?: Time;
  user_infos?: User[];
};

type Comment = {
  comment_id?: string;
  comment_user_id?: string;
  content?: string;
  create_time?: Time;
  digg_count?: number;
  reply_comment_total?: number;
  reply_to_comment_id?: string;
  reply_to_item_id?: string;
  at_user_id?: string;
};

type Like = { action_type?: number; action_time?: Time; item_id?: string };

/**
 * What events hold, as the platform documents it; it keeps to that or not, so that every part may be missing.
 * https://developer.open-douyin.com/docs/resource/zh-CN/dop/develop/webhooks/event-list
 */
export type EventContents = {
  authorize: { scopes?: string[] };
  unauthorize: { scopes?: string[] };
  create_video: { item_id?: string; share_id?: string; video_id?: string; has_default_hashtag?: boolean };
  new_follow_action: { action_type?: number; action_time?: Time };
  new_video_digg: Like;
  'video.like': Like;
  item_comment_reply: Comment;
  'video.comment': Comment;
  im_enter_direct_msg: Message & { 'data-im-extra'?: string; path?: string; query?: string };
  im_receive_msg: Message & {
    message_type?: string;
    text?: string;
    card_id?: string;
    card_status?: number;
    card_data?: { label: string; value: string }[];
  };
  /** The result of a review, raised by this site: the platform has no such event. */
  'video.audit': { post_id?: string; item_id?: string; passed?: boolean; reason?: string };
};

/** Events that only this site raises: none of them comes from the platform. */
export const raisedEvents = ['video.audit'] as const satisfies (keyof EventContents)[];
