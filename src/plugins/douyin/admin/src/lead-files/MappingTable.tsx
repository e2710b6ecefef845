import { Box, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { importFields, type ImportField } from '../../../contracts/lead-columns';
import type { ImportView } from '../../../contracts/lead-files';
import { Table, Tbody, Td, Th, Thead, Tr } from '../shared/table';
import { useWords } from '../shared/words';
import { withField, type ImportDraft } from './import-draft';
import { useColumnName } from './use-column-name';

type MappingProps = { view: ImportView; draft: ImportDraft; onChange: (draft: ImportDraft) => void };

const nothing = 'nothing';
/** Rows of the file that stand beside its columns. */
const shown = 3;

function Meaning({
  heading,
  field,
  onChange,
}: {
  heading: string;
  field: ImportField | null;
  onChange: (field: ImportField | null) => void;
}) {
  const words = useWords();
  const columnName = useColumnName();
  return (
    <Box minWidth="20rem">
      <SingleSelect
        size="S"
        aria-label={words('lead.import.meaning', { heading })}
        value={field ?? nothing}
        onChange={(next: string | number) => onChange(importFields.find((one) => one === next) ?? null)}
      >
        <SingleSelectOption value={nothing}>{words('lead.import.meaning.none')}</SingleSelectOption>
        {importFields.map((one) => (
          <SingleSelectOption key={one} value={one}>
            {columnName(one)}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}

/** What each column of the file means, beside what stands in its first rows. */
export function MappingTable({ view, draft, onChange }: MappingProps) {
  const words = useWords();
  const rows = view.sample.slice(0, shown);
  return (
    <Table aria-label={words('lead.import.mapping')} data-testid="douyin-import-mapping">
      <Thead>
        <tr>
          <Th>{words('lead.import.heading')}</Th>
          <Th>{words('lead.import.means')}</Th>
          {rows.map((_, place) => (
            <Th key={place}>{words('lead.import.row', { row: place + 2 })}</Th>
          ))}
        </tr>
      </Thead>
      <Tbody>
        {view.headings.map((heading, place) => (
          <Tr key={place} data-column={place}>
            <Td>
              <Typography fontWeight="semiBold">
                {heading || words('lead.import.heading.none', { place: place + 1 })}
              </Typography>
            </Td>
            <Td>
              <Meaning
                heading={heading || String(place + 1)}
                field={draft.fields[place] ?? null}
                onChange={(field) => onChange(withField(draft, place, field))}
              />
            </Td>
            {rows.map((cells, at) => (
              <Td key={at} maxWidth="20rem">
                <Typography ellipsis title={cells[place]} style={{ display: 'block' }}>
                  {cells[place] ?? ''}
                </Typography>
              </Td>
            ))}
          </Tr>
        ))}
      </Tbody>
    </Table>
  );
}
