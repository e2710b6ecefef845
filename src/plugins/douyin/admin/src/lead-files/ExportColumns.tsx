import { useEffect, useRef } from 'react';
import { Box, Checkbox, Flex, IconButton, TextButton, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp } from '@strapi/icons';
import { leadFileColumnNames, type LeadFileColumn } from '../../../contracts/lead-columns';
import { useWords } from '../shared/words';
import { listed, moved, toggled, usualColumns } from './export-choice';
import { useColumnName } from './use-column-name';

type ColumnsProps = { columns: LeadFileColumn[]; onChange: (columns: LeadFileColumn[]) => void };

const directions = [
  { by: -1, name: 'up', Icon: ArrowUp },
  { by: 1, name: 'down', Icon: ArrowDown },
] as const;

const buttonId = (column: LeadFileColumn, name: string): string => `douyin-export-${column}-${name}`;

/** Moves a column; the focus stays on the button, whose place in the page changes. */
function useMoving({ columns, onChange }: ColumnsProps) {
  const pressed = useRef<string | null>(null);
  useEffect(() => {
    if (pressed.current) document.getElementById(pressed.current)?.focus();
    pressed.current = null;
  }, [columns]);
  return (column: LeadFileColumn, { by, name }: (typeof directions)[number]) => {
    pressed.current = buttonId(column, name);
    onChange(moved(columns, column, by));
  };
}

/** Chooses the columns of a file and their order. */
export function ExportColumns(props: ColumnsProps) {
  const { columns, onChange } = props;
  const words = useWords();
  const columnName = useColumnName();
  const move = useMoving(props);
  return (
    <Box tag="fieldset" borderStyle="none" padding={0} margin={0}>
      <Flex justifyContent="space-between" paddingBottom={2} gap={3}>
        <Typography tag="legend" variant="pi" fontWeight="bold">
          {words('lead.export.columns', { count: columns.length })}
        </Typography>
        <Flex gap={3}>
          <TextButton onClick={() => onChange(leadFileColumnNames)}>
            {words('lead.export.columns.all')}
          </TextButton>
          <TextButton onClick={() => onChange(usualColumns)}>{words('lead.export.columns.usual')}</TextButton>
        </Flex>
      </Flex>
      <Box
        role="group"
        aria-label={words('lead.export.columns.label')}
        tabIndex={0}
        maxHeight="22rem"
        overflow="auto"
        borderColor="neutral200"
        hasRadius
        padding={2}
      >
        {listed(columns).map((column) => (
          <Flex key={column} justifyContent="space-between" gap={4} minHeight="3.2rem">
            <Checkbox
              checked={columns.includes(column)}
              onCheckedChange={() => onChange(toggled(columns, column))}
              data-testid={`douyin-export-column-${column}`}
            >
              {columnName(column)}
            </Checkbox>
            {columns.includes(column) ? (
              <Flex>
                {directions.map((direction) => (
                  <IconButton
                    key={direction.name}
                    id={buttonId(column, direction.name)}
                    size="XS"
                    variant="ghost"
                    label={words(`lead.view.${direction.name}`, { name: columnName(column) })}
                    onClick={() => move(column, direction)}
                  >
                    <direction.Icon />
                  </IconButton>
                ))}
              </Flex>
            ) : null}
          </Flex>
        ))}
      </Box>
    </Box>
  );
}
