import type { StreamKind, SyncStrategy } from '../../../../contracts/sync';
import type { DouyinApis, ParamsOf, ResultOf } from '../../providers';
import type { FoundPerson } from '../../leads/service';
import type { Cursor } from '../row';

/** A row that is none: what is wrong with it, and the row as it came. */
export type BadRow = { reason: string; raw: string };

/** One page, read. */
export type Page = {
  people: FoundPerson[];
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

/** What a run knows when it begins. */
export type Beginning = {
  strategy: SyncStrategy;
  now: Date;
  /** Everything up to then was seen; null: nothing yet. */
  highWater: Date | null;
  /** When a FULL run ended last; null: never. */
  lastFullAt: Date | null;
};

/** One kind of list or log: how it is read, and what can be concluded from it. The engine knows no more of it. */
export type Stream = {
  kind: StreamKind;
  /** The scope an account must have granted. */
  scope: string;
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
};
