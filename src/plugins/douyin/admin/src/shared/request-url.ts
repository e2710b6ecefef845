const values = (part: unknown): [string, unknown][] =>
  part && typeof part === 'object' ? Object.entries(part as Record<string, unknown>) : [];

const written = (value: unknown): string => (value instanceof Date ? value.toISOString() : String(value));

/** Fills `:params` into a path and appends the query; parts that are undefined are left out. */
export function requestUrl(path: string, params?: unknown, query?: unknown): string {
  const known = new Map(values(params));
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(known.get(name))));
  const search = new URLSearchParams();
  for (const [name, value] of values(query)) {
    if (value !== undefined && value !== '') search.set(name, written(value));
  }
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}
