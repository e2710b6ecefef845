import { z } from 'zod';

/** One route as both sides see it: where it is, what it takes and what it answers. */
export type Contract<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType = z.ZodType,
> = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path below the router's prefix, in koa-router's notation (`/apps/:id`). */
  path: string;
  params: Params;
  query: Query;
  body: Body;
  /** Shape of `data` in a successful answer. */
  answer: Answer;
  /**
   * Whether a program may name a call of it with the header `Idempotency-Key`, so that it is done once however often it is sent.
   * `kept`: the key stays with what the call made, for good, and whoever sends it again is told how that stands.
   */
  once?: boolean | 'kept';
};

/** What a caller hands over to use a contract. */
export type Input<C extends Contract> = {
  params: z.infer<C['params']>;
  query: z.infer<C['query']>;
  body: z.infer<C['body']>;
};

/** What a contract answers with under `data`. */
export type Answer<C extends Contract> = z.infer<C['answer']>;

type Part = z.ZodType;
type Nothing = z.ZodType<undefined | Record<string, unknown>>;
const nothing: Nothing = z.union([z.undefined(), z.record(z.string(), z.unknown())]);

/** Completes a route description: parts left out take anything and give nothing. */
export function contract<
  A extends Part,
  P extends Part = Nothing,
  Q extends Part = Nothing,
  B extends Part = Nothing,
>(route: {
  method: Contract['method'];
  path: string;
  params?: P;
  query?: Q;
  body?: B;
  answer: A;
  once?: Contract['once'];
}): Contract<P, Q, B, A> {
  return {
    method: route.method,
    path: route.path,
    params: (route.params ?? nothing) as P,
    query: (route.query ?? nothing) as Q,
    body: (route.body ?? nothing) as B,
    answer: route.answer,
    once: route.once,
  };
}

/** The path parameter of every route about one row: its document id. */
export const idParams = z.object({ id: z.string().regex(/^[0-9a-z]{1,64}$/) });

/** A moment on the wire: ISO 8601 in UTC. */
export const moment = z.string().datetime();

/** Query of every paged list; pages count from 1. */
export const paging = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
});

/** A page of rows with the count of all. */
export const pageOf = <Row extends z.ZodType>(row: Row) =>
  z.object({
    rows: z.array(row),
    total: z.number().int(),
    page: z.number().int(),
    pageSize: z.number().int(),
  });
