const mostNamed = 20;

/** Says where sealed values lie that no key opens, a line for each; of many the first twenty. */
export function namedUnopened(values) {
  const names = values.slice(0, mostNamed).map(({ table, id, column }) => `${table} row ${id} (${column})`);
  return values.length > mostNamed ? [...names, `and ${values.length - mostNamed} more`] : names;
}
