import type { FoundPerson } from '../../leads/service';
import { itemOfInteraction } from '../../sync/interaction-item';
import type { EventBody } from './body';
import { nothing, type Deed, type Family } from './deed';
import { happenedAt, momentIn, need } from './fields';

/** What an event tells of a person by the way. */
export type Told = Pick<FoundPerson, 'nicknameIfNone' | 'avatarUrl'>;

/** An interaction as the log of interactions would tell of it, so that both mean one source of a lead. */
export function interaction(body: EventBody, moment: Date | null, told: Told = {}): Deed {
  return {
    does: 'lead',
    openId: need(body.to, 'to_user_id'),
    kind: 'interaction',
    person: {
      openId: need(body.from, 'from_user_id'),
      item: itemOfInteraction(body.event, body.content),
      ...told,
      ...happenedAt(moment),
    },
  };
}

/** Only 1 is told to be a follow; what older events call 2 is the end of one. */
const isFollow = ({ content }: EventBody): boolean =>
  [undefined, null, '', 1, '1'].includes(content.action_type as string);

/** Somebody follows an account, or likes one of its works. */
export const interactions: Family = {
  events: ['new_follow_action', 'new_video_digg'],
  account: ({ to }) => to,
  read: (body) =>
    isFollow(body) ? interaction(body, momentIn(body, 'action_time')) : nothing('nothing-to-do'),
};
