import { densities, tableColumns } from '../../../contracts/lead-views';

export { densities, tableColumns as leadColumns } from '../../../contracts/lead-views';

export type LeadColumn = (typeof tableColumns)[number];
export type Density = (typeof densities)[number];

/** How the table looks to one person: the columns shown, in this order. */
export type Layout = { density: Density; columns: LeadColumn[] };

/** Before anybody changed anything. */
export const usualLayout: Layout = {
  density: 'comfortable',
  columns: ['status', 'followUp', 'owner', 'source', 'tags', 'phone', 'acquired'],
};

const isColumn = (name: unknown): name is LeadColumn => tableColumns.some((column) => column === name);

/** Those of some names that are columns, each once. */
export const columnsIn = (names: unknown[]): LeadColumn[] => [...new Set(names.filter(isColumn))];

/** Reads what a browser keeps; what it cannot be counts as the usual. */
export function readLayout(text: string | null): Layout {
  try {
    const { density, columns } = JSON.parse(text ?? '') as Partial<Record<keyof Layout, unknown>>;
    return {
      density: densities.find((one) => one === density) ?? usualLayout.density,
      columns: Array.isArray(columns) ? columnsIn(columns) : usualLayout.columns,
    };
  } catch {
    return usualLayout;
  }
}

/** Shows a column at the end, or hides it. */
export const toggleColumn = (layout: Layout, column: LeadColumn): Layout => ({
  ...layout,
  columns: layout.columns.includes(column)
    ? layout.columns.filter((one) => one !== column)
    : [...layout.columns, column],
});

/** Moves a column by one place; at its end it stays. */
export function moveColumn(layout: Layout, column: LeadColumn, by: -1 | 1): Layout {
  const from = layout.columns.indexOf(column);
  const to = from + by;
  if (from < 0 || to < 0 || to >= layout.columns.length) return layout;
  const columns = layout.columns.filter((one) => one !== column);
  columns.splice(to, 0, column);
  return { ...layout, columns };
}

/** All columns as the menu lists them: those shown in their order, then the others. */
export const listedColumns = ({ columns }: Layout): LeadColumn[] => [
  ...columns,
  ...tableColumns.filter((column) => !columns.includes(column)),
];
