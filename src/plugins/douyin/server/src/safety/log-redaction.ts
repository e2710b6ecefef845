import type { Core } from '@strapi/strapi';
import { redact } from '../shared/log';

type Entry = Record<string | symbol, unknown>;
type Format = { transform(entry: Entry, options?: unknown): unknown; options?: unknown };

function redactEntry(entry: Entry): Entry {
  for (const key of [...Object.keys(entry), ...Object.getOwnPropertySymbols(entry)]) {
    const value = entry[key];
    if (key !== 'level' && typeof value === 'string') entry[key] = redact(value);
  }
  return entry;
}

/** Keeps codes, states and tokens out of Strapi's log; its request log prints every query. */
export function redactLog(strapi: Core.Strapi): void {
  const logger = strapi.log as unknown as { format: Format };
  const { format } = logger;
  logger.format = {
    options: format.options,
    transform: (entry, options) => format.transform(redactEntry(entry), options),
  };
}
