import type { Core } from '@strapi/strapi';
import { mysqlBulk } from './mysql';
import type { BulkPort, BulkTable, ColumnType } from './port';
import { postgresBulk } from './postgres';
import { sqliteBulk } from './sqlite';

export type { BulkRow } from './port';

const ports: Record<string, BulkPort> = { sqlite: sqliteBulk, postgres: postgresBulk, mysql: mysqlBulk };

const types: Record<string, ColumnType> = {
  increments: 'integer',
  integer: 'integer',
  boolean: 'boolean',
  datetime: 'timestamp',
  json: 'jsonb',
};

/** A content type's table as bulk statements need it. */
export function bulkTable(strapi: Core.Strapi, tableName: string): BulkTable {
  const meta = [...strapi.db.metadata.values()].find((one) => one.tableName === tableName);
  if (!meta) throw new Error(`There is no content type with the table ${tableName}`);
  const columns = Object.entries(meta.attributes).flatMap(([name, attribute]) => {
    const { type, columnName = name } = attribute as { type: string; columnName?: string };
    return type === 'relation' ? [] : [[columnName, types[type] ?? 'text'] as const];
  });
  const schema = strapi.db.getSchemaName();
  return { name: schema ? `${schema}.${tableName}` : tableName, types: new Map(columns) };
}

/** How this database takes many rows at once. */
export const bulkOf = (strapi: Core.Strapi): BulkPort => {
  const port = ports[strapi.db.dialect.client];
  if (!port) throw new Error(`No way is known to write many rows to ${strapi.db.dialect.client}`);
  return port;
};
