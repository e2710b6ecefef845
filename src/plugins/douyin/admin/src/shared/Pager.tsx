import { Pagination } from '@strapi/strapi/admin';

type PagerProps = { page: number; pageSize: number; total: number };

/** Page size and page links below a list; both write to the address bar. */
export function Pager({ page, pageSize, total }: PagerProps) {
  return (
    <Pagination.Root
      defaultPage={page}
      defaultPageSize={pageSize}
      pageCount={Math.ceil(total / pageSize)}
      total={total}
    >
      <Pagination.PageSize options={['10', '20', '50', '100']} />
      <Pagination.Links />
    </Pagination.Root>
  );
}
