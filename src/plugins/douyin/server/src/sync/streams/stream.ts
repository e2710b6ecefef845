import type { z } from 'zod';
import type { StreamKind, SyncStrategy } from '../../../../contracts/sync';
import type { DouyinApis, ParamsOf, ResultOf, RowOf } from '../../providers';
import type { FoundPerson } from '../../leads/service';
import type { Cursor } from '../row';

/** A row that becomes no lead: what is wrong with it, the row as it came, and what it was about, e.g. the work it stood under. */
export type BadRow = { reason: string; raw: string; about: string };

/** Somebody found, with the row behind it. */
export type Found = {
  person: FoundPerson;
  raw: unknown;
  about: string;
  /** What the platform calls the row; null where it has no name of its own. */
  rowId: string | null;
};

/** One page, read. */
export type Page = {
  found: Found[];
  bad: BadRow[];
  /** How many there are in all, as far as the platform says. */
  total: number | null;
  /** Where the next page begins; null after the last one. */
  next: Cursor | null;
};

/** Calls an API of the platform for the stream's account. */
export type Call = <Name extends keyof DouyinApis>(
  name: Name,
  params: ParamsOf<DouyinApis[Name]>,
) => Promise<ResultOf<DouyinApis[Name]>>;

/** Reads one row of an API's answer once more; throws API_UNREADABLE. */
export type ReadRow = <Name extends keyof DouyinApis>(
  name: Name,
  row: unknown,
) => Promise<RowOf<DouyinApis[Name]>>;

/** What a run knows when it begins. */
export type Beginning = {
  strategy: SyncStrategy;
  now: Date;
  /** Everything up to then was seen; null: nothing yet. */
  highWater: Date | null;
  /** When a FULL run ended last; null: never. */
  lastFullAt: Date | null;
  /** The stream's own settings, as its `settings` let them pass. */
  settings: Record<string, unknown>;
};

/** One kind of list or log: how it is read, and what can be concluded from it. The engine knows no more of it. */
export type Stream = {
  kind: StreamKind;
  /** The APIs it is read with, each with a budget of its own. */
  apis: readonly [keyof DouyinApis, ...(keyof DouyinApis)[]];
  /** The scope an account must have granted; null where the app's own rights are enough. */
  scope: string | null;
  /** What it must be told before it can be switched on. */
  settings: z.ZodObject;
  /** Whether an account gets it without anybody's doing. */
  isUsual: boolean;
  everyMinutes: number;
  fullEveryMinutes: number | null;
  /** A `roll` says who belongs to it now, so that people can be missing from it; a `log` only grows. */
  nature: 'roll' | 'log';
  /** How many of a roll the platform shows at most; null: all. */
  cap: number | null;
  /** Where a run begins. */
  begin(beginning: Beginning): Cursor;
  /** Reads the page at a cursor. */
  read(call: Call, cursor: Cursor): Promise<Page>;
  /** Reads a row that was set aside once more, with what it was about. */
  readRow(read: ReadRow, row: unknown, about: string): Promise<FoundPerson>;
};
