import type { ReactNode } from 'react';
import { Box, Typography, type BoxProps } from '@strapi/design-system';
import { styled } from 'styled-components';

// The design system's table is a grid to be walked with the arrow keys: it takes every button in it out of the Tab order
// and swallows the keys of whatever is opened inside. Ours is a plain table with the same looks.

const Sheet = styled.table`
  width: 100%;
  border-collapse: collapse;
  white-space: nowrap;
`;

const Line = styled.tr`
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};

  tbody > &:last-of-type {
    border-bottom: none;
  }
`;

type TableProps = { children: ReactNode; 'aria-label'?: string; 'data-testid'?: string };

/** A table in a white box that scrolls sideways when the window is too narrow. */
export function Table(props: TableProps) {
  return (
    <Box background="neutral0" hasRadius shadow="tableShadow" borderColor="neutral150" overflow="hidden">
      <Box overflow="auto" paddingLeft={3} paddingRight={3}>
        <Sheet {...props} />
      </Box>
    </Box>
  );
}

/** The head of a table. */
export const Thead = ({ children }: { children: ReactNode }) => <thead>{children}</thead>;

/** The rows of a table. */
export const Tbody = ({ children }: { children: ReactNode }) => <tbody>{children}</tbody>;

/** One row. */
export const Tr = Line;

/** The heading of a column. */
export function Th({ children }: { children: ReactNode }) {
  return (
    <Box tag="th" scope="col" padding={2} height="5.6rem" textAlign="left">
      <Typography variant="sigma" textColor="neutral600">
        {children}
      </Typography>
    </Box>
  );
}

/** One cell. */
export function Td({ children, ...rest }: BoxProps<'td'>) {
  return (
    <Box
      tag="td"
      paddingTop={3}
      paddingBottom={3}
      paddingLeft={2}
      paddingRight={2}
      textAlign="left"
      style={{ verticalAlign: 'middle' }}
      {...rest}
    >
      {children}
    </Box>
  );
}
