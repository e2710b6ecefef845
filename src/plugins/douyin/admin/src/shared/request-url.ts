const values = (part: unknown): [string, unknown][] =>
  part && typeof part === 'object' ? Object.entries(part as Record<string, unknown>) : [];

function written(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Fills `:params` into a path and appends the query; parts that are undefined are left out, objects become JSON. */
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
