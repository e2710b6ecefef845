import { attemptStatus, type AttemptStatus } from '../../../contracts/login';
import { followEvents as followAny, type EventStream as AnyStream } from '../shared/event-stream';
import { isEnd } from './attempt-run';

type Own = 'event' | 'read' | 'isEnd' | 'onTold';

/** What is needed to follow an attempt by server-sent events. */
export type EventStream = Omit<AnyStream<AttemptStatus>, Own> & { onStatus: (status: AttemptStatus) => void };

/** Follows an attempt until its end: true when the end was told, otherwise the caller had better ask by itself. */
export const followEvents = ({ onStatus, ...rest }: EventStream): Promise<boolean> =>
  followAny({
    ...rest,
    event: 'status',
    read: (data) => attemptStatus.safeParse(data).data ?? null,
    isEnd: ({ stage }) => isEnd(stage),
    onTold: onStatus,
  });
