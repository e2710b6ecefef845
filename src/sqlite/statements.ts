/** A statement that is prepared; `busy` while somebody goes through its rows. */
type Statement = { readonly busy: boolean };

type Prepare = (statement: string) => unknown;

/** Texts whose prepared statement is kept, for each connection. */
const keptAtMost = 500;

/**
 * Prepares a statement once for each text, where knex asks for it anew with every query. Of those that were not used for
 * longest the oldest is forgotten; SQLite itself prepares one again when a table has changed since.
 */
export function keepStatements(prepare: Prepare): Prepare {
  const kept = new Map<string, Statement>();
  return (text) => {
    const found = kept.get(text);
    if (found?.busy) return prepare(text);
    const statement = found ?? (prepare(text) as Statement);
    kept.delete(text);
    kept.set(text, statement);
    const [oldest] = kept.keys();
    if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}
