import type { Core } from '@strapi/strapi';

/** An index that is not part of a content type's schema. */
export type ExpectedIndex = { table: string; name: string };

/** A table as far as it is compared. */
export type TableShape = {
  name: string;
  columns: { name: string; unique?: boolean }[];
  indexes: { name: string; columns: string[]; type?: string }[];
};

const more: ExpectedIndex[] = [];

/** Tells of indexes that are made at boot, beside those of the content types. */
export function expectIndexes(indexes: ExpectedIndex[]): void {
  more.splice(0, more.length, ...indexes);
}

/** Names of columns and indexes that a table should have and has not. */
export function lacksOf(wanted: TableShape, present: TableShape | undefined): string[] {
  if (!present) return [wanted.name];
  const columns = new Set(present.columns.map(({ name }) => name));
  const indexes = new Set(present.indexes.map(({ name }) => name));
  const isUnique = (column: string) =>
    present.indexes.some(({ type, columns: of }) => type === 'unique' && of.length === 1 && of[0] === column);
  return [
    ...wanted.columns.filter(({ name }) => !columns.has(name)).map(({ name }) => `${wanted.name}.${name}`),
    ...wanted.columns
      .filter(({ name, unique }) => unique && columns.has(name) && !isUnique(name))
      .map(({ name }) => `${wanted.name}.${name} (unique)`),
    ...wanted.indexes.filter(({ name }) => !indexes.has(name)).map(({ name }) => name),
  ];
}

const isOurs = ({ name }: { name: string }): boolean => name.startsWith('douyin_');

/** What is missing of our tables in the database, by name, and how many tables there should be. */
export async function missingIn({ db }: Core.Strapi): Promise<{ missing: string[]; tables: number }> {
  const present = (await db.dialect.schemaInspector.getSchema()).tables as TableShape[];
  const wanted = (db.schema.schema.tables as TableShape[]).filter(isOurs);
  const tableOf = (name: string) => present.find((table) => table.name === name);
  const indexes = new Set(present.flatMap((table) => table.indexes.map(({ name }) => name)));
  const missing = [
    ...wanted.flatMap((table) => lacksOf(table, tableOf(table.name))),
    ...more.filter(({ name, table }) => tableOf(table) && !indexes.has(name)).map(({ name }) => name),
  ];
  return { missing, tables: wanted.length };
}
