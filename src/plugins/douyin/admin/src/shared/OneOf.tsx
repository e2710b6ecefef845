import { Field, Flex, Radio, Typography } from '@strapi/design-system';

type Option<Name extends string> = { name: Name; label: string; hint?: string; disabled?: boolean };

type OneOfProps<Name extends string> = {
  label: string;
  options: Option<Name>[];
  value: Name;
  /** Below each other, as options with hints are read best. */
  stacked?: boolean;
  onChange: (name: Name) => void;
  /** Each option is found by `<testId>-<name>`. */
  testId?: string;
};

/** A choice of few, all of them to be seen. */
export function OneOf<Name extends string>(props: OneOfProps<Name>) {
  const { label, options, value, stacked = false, onChange, testId } = props;
  return (
    <Field.Root>
      <Field.Label>{label}</Field.Label>
      <Radio.Group aria-label={label} value={value} onValueChange={(name: string) => onChange(name as Name)}>
        <Flex
          gap={stacked ? 3 : 5}
          direction={stacked ? 'column' : 'row'}
          alignItems={stacked ? 'stretch' : 'center'}
          wrap="wrap"
        >
          {options.map(({ name, label: text, hint, disabled }) => (
            <Radio.Item
              key={name}
              value={name}
              disabled={disabled}
              data-testid={testId ? `${testId}-${name}` : undefined}
            >
              <Flex direction="column" alignItems="flex-start" tag="span">
                <Typography>{text}</Typography>
                {hint ? (
                  <Typography variant="pi" textColor="neutral600">
                    {hint}
                  </Typography>
                ) : null}
              </Flex>
            </Radio.Item>
          ))}
        </Flex>
      </Radio.Group>
    </Field.Root>
  );
}
