import { useState, type ReactNode } from 'react';
import { Box, Button, Typography } from '@strapi/design-system';
import { ChartPie, GridNine } from '@strapi/icons';
import { Panel } from '../shared/Panel';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';

/** The figures behind a chart: headings, and rows whose first cell names them. */
export type Figures = { head: string[]; rows: { id: string; cells: string[] }[] };

function FiguresTable({ title, figures: { head, rows } }: { title: string; figures: Figures }) {
  return (
    <div style={{ maxHeight: '36rem', overflow: 'auto' }} tabIndex={0} role="region" aria-label={title}>
      <Table aria-label={title} data-testid="douyin-chart-table">
        <Thead>
          <tr>
            {head.map((name, place) => (
              <Th key={place}>{name}</Th>
            ))}
          </tr>
        </Thead>
        <Tbody>
          {rows.map(({ id, cells: [name, ...cells] }) => (
            <Tr key={id}>
              <Box tag="th" scope="row" padding={2} textAlign="left">
                <Typography fontWeight="semiBold">{name}</Typography>
              </Box>
              {cells.map((cell, place) => (
                <Td key={place}>
                  <Typography>{cell}</Typography>
                </Td>
              ))}
            </Tr>
          ))}
        </Tbody>
      </Table>
    </div>
  );
}

type ChartPanelProps = {
  name: string;
  title: string;
  hint?: string;
  figures: Figures;
  children: ReactNode;
};

/** A chart in a box, with a switch to the table of its figures. */
export function ChartPanel({ name, title, hint, figures, children }: ChartPanelProps) {
  const words = useWords();
  const [isTable, setTable] = useState(false);
  const change = words(isTable ? 'dash.as-chart' : 'dash.as-table');
  const toggle = (
    <Button
      size="S"
      variant="tertiary"
      startIcon={isTable ? <ChartPie /> : <GridNine />}
      aria-label={words('dash.as', { change, chart: title })}
      onClick={() => setTable(!isTable)}
      data-testid="douyin-chart-switch"
      style={{ flexShrink: 0, whiteSpace: 'nowrap' }}
    >
      {change}
    </Button>
  );
  return (
    <Panel title={title} hint={hint} action={toggle} testId={`douyin-chart-${name}`} fill>
      {isTable ? <FiguresTable title={title} figures={figures} /> : children}
    </Panel>
  );
}
