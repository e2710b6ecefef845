import { PluginError } from '../../../shared/errors';

/** The error of a file that cannot be read. */
export const unreadable = (message: string, details: Record<string, unknown> = {}): PluginError =>
  new PluginError('LEAD_FILE_INVALID', message, details);

/** Most characters of a cell, and most cells of a row. */
export const readLimits = { cell: 32_767, row: 500 } as const;
