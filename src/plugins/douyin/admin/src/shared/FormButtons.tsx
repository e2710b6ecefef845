import { Button, Flex } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { useWords } from './words';

type FormButtonsProps = {
  /** The form they belong to, by the id of its element. */
  formId: string;
  form: { changed: boolean; saving: boolean; reset: () => void };
  /** Whether there is something stored that the form can go back to. */
  isStored: boolean;
  /** The buttons are found by `<testId>-reset` and `<testId>-save`. */
  testId: string;
};

/** Saves a form that was changed, or takes the changes back. */
export function FormButtons({ formId, form, isStored, testId }: FormButtonsProps) {
  const words = useWords();
  return (
    <Flex gap={2}>
      {form.changed && isStored ? (
        <Button
          variant="tertiary"
          onClick={form.reset}
          disabled={form.saving}
          data-testid={`${testId}-reset`}
        >
          {words('action.reset')}
        </Button>
      ) : null}
      <Button
        type="submit"
        form={formId}
        startIcon={<Check />}
        loading={form.saving}
        disabled={!form.changed}
        data-testid={`${testId}-save`}
      >
        {words('action.save')}
      </Button>
    </Flex>
  );
}
