type Failed = { message?: unknown; detail?: unknown };

/** Where each database names the columns, or the index, of a value that is taken; never the value itself. */
const places: RegExp[] = [/UNIQUE constraint failed: ([^\n]+)/, /^Key \(([^)]+)\)=/, /for key '([^']+)'/];

function placeIn({ detail, message }: Failed): string {
  for (const text of [String(detail ?? ''), String(message ?? '')])
    for (const place of places) {
      const [, found] = place.exec(text) ?? [];
      if (found) return found;
    }
  return '';
}

const holds = (place: string, column: string): boolean =>
  new RegExp(`(^|[^a-z0-9])${column}([^a-z0-9]|$)`, 'i').test(place);

/** The field whose value another entry has already, of the error a database gave; null where it does not tell. */
export function takenField(error: unknown, columns: Record<string, string>): string | null {
  const place = placeIn((error ?? {}) as Failed);
  const named = Object.entries(columns).filter(([, column]) => place && holds(place, column));
  // Of `name` and `last_name` the longer one is meant where both are in the name of an index.
  const [found] = named.sort(([, one], [, other]) => other.length - one.length);
  return found?.[0] ?? null;
}
