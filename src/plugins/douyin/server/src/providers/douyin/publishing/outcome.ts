import { PluginError } from '../../../shared/errors';
import { mayHaveHappened } from '../../../shared/request';

/**
 * Whether a failed `createVideo` or `createImageText` may have made the work all the same: its answer got lost, or the platform
 * spoke of trouble of its own, which says nothing about how far it had come. Only the account's own works, the
 * `create_video` event or a person can tell; asking again could publish twice.
 */
export const mayBePublished = (error: unknown): boolean =>
  mayHaveHappened(error) || (error instanceof PluginError && error.code === 'API_BUSY');
