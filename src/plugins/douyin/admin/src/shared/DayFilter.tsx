import { Box, DatePicker } from '@strapi/design-system';
import { useWords } from './words';

type DayFilterProps = {
  label: string;
  /** As `2026-11-30`. */
  value: string | undefined;
  onChange: (day: string | undefined) => void;
};

/** A day above a list; cleared, it lets everything through. */
export function DayFilter({ label, value, onChange }: DayFilterProps) {
  const words = useWords();
  return (
    <Box width="16.5rem">
      <DatePicker
        size="S"
        aria-label={label}
        placeholder={label}
        value={value ? new Date(`${value}T00:00:00.000Z`) : undefined}
        onChange={(date) => onChange(date?.toISOString().slice(0, 10))}
        onClear={() => onChange(undefined)}
        clearLabel={words('filter.clear')}
      />
    </Box>
  );
}
