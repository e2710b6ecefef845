const isoLike = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const zoned = /(?:Z|[+-]\d\d:?\d\d)$/;
const serial = /^\d{5}(?:\.\d+)?$/;

const isStorable = (date: Date): boolean => date.getUTCFullYear() >= 1000 && date.getUTCFullYear() <= 9999;

const valid = (date: Date): Date | null => (Number.isNaN(date.getTime()) || !isStorable(date) ? null : date);

const twoDigits = (text: string | undefined): string => (text ?? '0').padStart(2, '0');

/** Spreadsheets count days, without a zone; day 25569 is 1970-01-01. */
function ofSerial(text: string, zone: string): Date | null {
  const local = new Date(Math.round((Number(text) - 25_569) * 86_400) * 1000).toISOString().slice(0, 19);
  return valid(new Date(`${local}${zone}`));
}

/**
 * A moment as people and programs write it: ISO 8601, `2026-1-31 8:05`, `2026/01/31`, or a spreadsheet's number of days. A
 * moment without a zone is of the zone given. Null for what is none, such as the 31st of February.
 */
export function readMoment(text: string, zone: string): Date | null {
  if (serial.test(text)) return ofSerial(text, zone);
  if (zoned.test(text) && text.includes('T')) return valid(new Date(text));
  const [, year, month, day, hour, minute, second] = isoLike.exec(text) ?? [];
  if (!year) return null;
  const date = `${year}-${twoDigits(month)}-${twoDigits(day)}`;
  const time = `${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`;
  const asUtc = new Date(`${date}T${time}Z`);
  // JavaScript makes the 3rd of March of the 31st of February.
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 10) !== date) return null;
  return valid(new Date(`${date}T${time}${zone}`));
}

/** Tags as they are written into one cell: with commas and the like between them, or as JSON; each once. */
export function readTags(text: string): string[] {
  const tags = text.startsWith('[') ? jsonTags(text) : null;
  const all = tags ?? text.split(/[,，;；、|\n]/);
  return [...new Set(all.map((tag) => tag.trim()).filter(Boolean))];
}

function jsonTags(text: string): string[] | null {
  try {
    const tags: unknown = JSON.parse(text);
    return Array.isArray(tags) && tags.every((tag) => typeof tag === 'string') ? tags : null;
  } catch {
    return null;
  }
}
