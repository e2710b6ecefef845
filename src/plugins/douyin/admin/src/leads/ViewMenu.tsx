import { useState } from 'react';
import { Box, Button, Checkbox, Flex, IconButton, Popover, Radio, Typography } from '@strapi/design-system';
import { ArrowDown, ArrowUp, Cog } from '@strapi/icons';
import { useWords } from '../shared/words';
import {
  densities,
  listedColumns,
  moveColumn,
  toggleColumn,
  usualLayout,
  type Density,
  type Layout,
  type LeadColumn,
} from './layout';

type MenuProps = { layout: Layout; onChange: (layout: Layout) => void };

function Move({ layout, onChange, column }: MenuProps & { column: LeadColumn }) {
  const words = useWords();
  const name = words(`lead.column.${column}`);
  if (!layout.columns.includes(column)) return null;
  const move = (by: -1 | 1) => onChange(moveColumn(layout, column, by));
  return (
    <Flex>
      <IconButton size="XS" variant="ghost" label={words('lead.view.up', { name })} onClick={() => move(-1)}>
        <ArrowUp />
      </IconButton>
      <IconButton size="XS" variant="ghost" label={words('lead.view.down', { name })} onClick={() => move(1)}>
        <ArrowDown />
      </IconButton>
    </Flex>
  );
}

function Columns({ layout, onChange }: MenuProps) {
  const words = useWords();
  return (
    <Box tag="fieldset" borderStyle="none">
      <Typography tag="legend" variant="sigma" textColor="neutral600">
        {words('lead.view.columns')}
      </Typography>
      {listedColumns(layout).map((column) => (
        <Flex key={column} justifyContent="space-between" gap={4} minHeight="3.2rem">
          <Checkbox
            checked={layout.columns.includes(column)}
            onCheckedChange={() => onChange(toggleColumn(layout, column))}
            data-testid={`douyin-leads-column-${column}`}
          >
            {words(`lead.column.${column}`)}
          </Checkbox>
          <Move layout={layout} onChange={onChange} column={column} />
        </Flex>
      ))}
    </Box>
  );
}

function DensityChoice({ layout, onChange }: MenuProps) {
  const words = useWords();
  return (
    <Radio.Group
      aria-label={words('lead.view.density')}
      value={layout.density}
      onValueChange={(density: string) => onChange({ ...layout, density: density as Density })}
    >
      <Flex gap={4}>
        {densities.map((density) => (
          <Radio.Item key={density} value={density} data-testid={`douyin-leads-density-${density}`}>
            {words(`lead.view.density.${density}`)}
          </Radio.Item>
        ))}
      </Flex>
    </Radio.Group>
  );
}

/** Chooses the columns, their order and the density of the table. */
export function ViewMenu(props: MenuProps) {
  const words = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger>
        <Button variant="tertiary" size="S" startIcon={<Cog />} data-testid="douyin-leads-view">
          {words('lead.view')}
        </Button>
      </Popover.Trigger>
      <Popover.Content align="end" sideOffset={4} aria-label={words('lead.view')}>
        <Flex direction="column" alignItems="stretch" gap={4} padding={4} minWidth="28rem">
          <DensityChoice {...props} />
          <Columns {...props} />
          <Button variant="tertiary" size="S" onClick={() => props.onChange(usualLayout)}>
            {words('lead.view.reset')}
          </Button>
        </Flex>
      </Popover.Content>
    </Popover.Root>
  );
}
