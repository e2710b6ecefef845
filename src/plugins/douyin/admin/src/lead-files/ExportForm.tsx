import { Box, Checkbox, Flex, Typography } from '@strapi/design-system';
import { headingLanguages, type HeadingLanguage } from '../../../contracts/lead-columns';
import { leadFileFormats, type LeadFileFormat } from '../../../contracts/lead-files';
import { useAllowed } from '../permissions';
import { OneOf } from '../shared/OneOf';
import { ReasonField } from '../shared/ReasonField';
import { useWords } from '../shared/words';
import type { ExportChoice } from './export-choice';
import { ExportColumns } from './ExportColumns';

/** What the dialog holds: the choice that is remembered, and what is asked each time. */
export type ExportValues = ExportChoice & { clearPhones: boolean; reason: string };

type FormProps = { values: ExportValues; onChange: (change: Partial<ExportValues>) => void };

function Phones({ values, onChange }: FormProps) {
  const words = useWords();
  const mayReveal = useAllowed()('lead.reveal');
  if (!values.columns.includes('phone')) return null;
  return (
    <Box>
      {mayReveal ? (
        <Checkbox
          checked={values.clearPhones}
          onCheckedChange={(checked: boolean | 'indeterminate') =>
            onChange({ clearPhones: checked === true })
          }
          data-testid="douyin-export-clear"
        >
          {words('lead.export.phones.clear')}
        </Checkbox>
      ) : null}
      <Typography variant="pi" textColor="neutral600" tag="p">
        {words(mayReveal ? 'lead.export.phones.hint' : 'lead.export.phones.masked')}
      </Typography>
    </Box>
  );
}

/** Asks how the file shall be and what it is for. */
export function ExportForm({ values, onChange }: FormProps) {
  const words = useWords();
  return (
    <Flex direction="column" alignItems="stretch" gap={5}>
      <Flex gap={8} alignItems="flex-start" wrap="wrap">
        <OneOf<LeadFileFormat>
          label={words('lead.export.format')}
          options={leadFileFormats.map((name) => ({ name, label: words(`lead.export.format.${name}`) }))}
          value={values.format}
          onChange={(format) => onChange({ format })}
        />
        <OneOf<HeadingLanguage>
          label={words('lead.export.language')}
          options={headingLanguages.map((name) => ({ name, label: words(`lead.export.language.${name}`) }))}
          value={values.language}
          onChange={(language) => onChange({ language })}
        />
      </Flex>
      <ExportColumns columns={values.columns} onChange={(columns) => onChange({ columns })} />
      <Phones values={values} onChange={onChange} />
      <ReasonField
        label={words('lead.export.reason')}
        hint={words('lead.export.reason.hint')}
        value={values.reason}
        onChange={(reason) => onChange({ reason })}
      />
    </Flex>
  );
}
