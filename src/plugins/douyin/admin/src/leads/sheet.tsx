import { styled } from 'styled-components';
import type { Density } from './layout';

/** Scrolls a table by itself, so that its head and first column can stay. */
export const Scroller = styled.div`
  overflow: auto;
  max-height: max(36rem, calc(100vh - 40rem));
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;

const padding: Record<Density, string> = { comfortable: '1.2rem 1.2rem', compact: '0.4rem 1.2rem' };

/** A table whose head stays at the top and whose first column stays at the left. */
export const Sheet = styled.table<{ $density: Density }>`
  width: 100%;
  border-collapse: separate;
  border-spacing: 0;
  white-space: nowrap;
  font-size: 1.4rem;

  th,
  td {
    padding: ${({ $density }) => padding[$density]};
    text-align: left;
    vertical-align: middle;
    background: ${({ theme }) => theme.colors.neutral0};
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  tbody tr:last-child td,
  tbody tr:last-child th {
    border-bottom: none;
  }

  thead th {
    position: sticky;
    top: 0;
    z-index: 2;
    background: ${({ theme }) => theme.colors.neutral100};
  }

  tr > :first-child {
    position: sticky;
    left: 0;
    z-index: 1;
    border-right: 1px solid ${({ theme }) => theme.colors.neutral150};
  }

  thead tr > :first-child {
    z-index: 3;
  }

  tbody tr {
    cursor: pointer;
  }

  tbody tr:hover > * {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  tbody tr:focus-within > *,
  tbody tr[data-open='true'] > * {
    background: ${({ theme }) => theme.colors.primary100};
  }
`;
