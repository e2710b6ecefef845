import type { StreamView } from '../../../contracts/sync';

/** A dialog about one stream. */
export type StreamDialog = 'full' | 'cancel' | 'schedule' | 'letters' | 'runs';

/** Opens a dialog about a stream. */
export type Ask = (dialog: StreamDialog, stream: StreamView) => void;

/** The id of the button that starts and halts a stream's run; dialogs that end their own button return there. */
export const mainButtonId = (streamId: string): string => `douyin-sync-main-${streamId}`;
