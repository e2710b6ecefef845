import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Feature, Schema } from './shared/feature';

type Index = { table: string; name: string; columns: string[] };

type Types = NonNullable<Feature['contentTypes']>;

const holdsKey = ({ columns }: { columns: string[] }): boolean => columns.includes('id');

const indexesOf = (schema: Schema): Omit<Index, 'table'>[] => (schema as { indexes?: Index[] }).indexes ?? [];

/**
 * The content types without the indexes that hold `id`, and these. Strapi overlooks that column in the indexes of PostgreSQL
 * and MySQL: at the next change of any content type it would take them for different ones, make them anew beside those that
 * are there, and fail to start.
 */
export function takeKeyIndexes(types: Types): { contentTypes: Types; keyIndexes: Index[] } {
  const entries = Object.entries(types);
  return {
    contentTypes: Object.fromEntries(
      entries.map(([name, { schema }]) => [
        name,
        { schema: { ...schema, indexes: indexesOf(schema).filter((index) => !holdsKey(index)) } },
      ]),
    ),
    keyIndexes: entries.flatMap(([, { schema }]) =>
      indexesOf(schema)
        .filter(holdsKey)
        .map((index) => ({ ...index, table: schema.collectionName ?? '' })),
    ),
  };
}

const namesIn: Record<string, (database: Knex, schema: string) => Knex.QueryBuilder> = {
  sqlite: (database) => database('sqlite_master').where({ type: 'index' }).select('name'),
  postgres: (database, schemaname) =>
    database('pg_catalog.pg_indexes').where({ schemaname }).select({ name: 'indexname' }),
  mysql: (database) =>
    database('information_schema.statistics')
      .whereRaw('table_schema = database()')
      .distinct({ name: 'index_name' }),
};

async function readNames({ db }: Core.Strapi): Promise<Set<string>> {
  const names = namesIn[db.dialect.client];
  if (!names) throw new Error(`Indexes of ${db.dialect.client} cannot be read`);
  const rows = (await names(db.connection, db.getSchemaName() ?? 'public')) as { name: string }[];
  return new Set(rows.map(({ name }) => name));
}

async function makeOne(strapi: Core.Strapi, { table, name, columns }: Index): Promise<void> {
  try {
    await strapi.db.getSchemaConnection().alterTable(table, (builder) => void builder.index(columns, name));
  } catch (error) {
    // Of two instances that start together the other one made it.
    if (!(await readNames(strapi)).has(name)) throw error;
  }
}

/** Makes those that are missing; at boot, after Strapi made the tables. */
export async function makeKeyIndexes(strapi: Core.Strapi, indexes: Index[]): Promise<void> {
  const known = await readNames(strapi);
  for (const index of indexes) if (!known.has(index.name)) await makeOne(strapi, index);
}
