import type { LeadFileFormat } from '../../../../../contracts/lead-files';
import { csvTable } from './csv';
import type { Mark } from './mark';
import { xlsxTable, type XlsxState } from './xlsx';

/** How far a table is written: all that is needed to go on from there in another process. JSON can hold it. */
export type TableState = { bytes: number; xlsx?: XlsxState };

/** Bytes that belong where the state before ended, and the state after them. */
export type Piece = { data: Buffer; state: TableState };

/** A table that grows piece by piece; nothing is kept but the state, so that a piece can be made again. */
export type Table = {
  begin(headings: string[]): Promise<Piece>;
  append(state: TableState, rows: string[][]): Promise<Piece>;
  /** `mark`: what the file says of itself at its end; left out for nothing. */
  finish(state: TableState, mark?: Mark | null): Promise<Piece>;
};

/** How tables of a format are written. */
export const tableOf = (format: LeadFileFormat, headings: string[]): Table =>
  format === 'csv' ? csvTable : xlsxTable(headings);
