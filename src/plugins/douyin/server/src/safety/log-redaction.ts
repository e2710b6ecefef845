import type { Core } from '@strapi/strapi';
import { redact } from '../shared/log';

type Entry = Record<string | symbol, unknown>;
type Format = { transform(entry: Entry, options?: unknown): unknown; options?: unknown };

/** An error keeps its words where a list of its keys does not show them, and goes on living after it was logged. */
function copyOf(error: Entry & Error): Entry {
  const hiddenParts = { message: redact(error.message), stack: redact(error.stack ?? '') };
  const copy = Object.assign(Object.create(Object.getPrototypeOf(error) as object) as Entry, error);
  for (const [name, value] of Object.entries(hiddenParts))
    Object.defineProperty(copy, name, { value, writable: true, configurable: true, enumerable: false });
  return copy;
}

function redactEntry(given: Entry): Entry {
  const entry = given instanceof Error ? copyOf(given) : given;
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
