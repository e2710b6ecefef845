import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useWords } from './words';

type FilterProps = {
  label: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
  width?: string;
};

/** A select above a list; cleared, it lets everything through. */
export function Filter({ label, value, options, onChange, width = '28rem' }: FilterProps) {
  const words = useWords();
  return (
    <Box width={width} maxWidth="100%">
      <SingleSelect
        size="S"
        aria-label={label}
        placeholder={label}
        value={value ?? null}
        onChange={(next: string | number) => onChange(String(next))}
        onClear={() => onChange(undefined)}
        clearLabel={words('filter.clear')}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
