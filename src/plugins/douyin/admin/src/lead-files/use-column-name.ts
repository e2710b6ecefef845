import { useCallback } from 'react';
import { useIntl } from 'react-intl';
import {
  headingLanguages,
  leadFileColumns,
  type HeadingLanguage,
  type ImportField,
  type LeadFileColumn,
} from '../../../contracts/lead-columns';

/** The language of the panel as far as headings have it. */
export function useHeadingLanguage(): HeadingLanguage {
  const { locale } = useIntl();
  return headingLanguages.find((language) => language === locale) ?? 'en';
}

/** Names the columns of files as the panel's language has them. */
export function useColumnName(): (column: LeadFileColumn | ImportField) => string {
  const language = useHeadingLanguage();
  return useCallback(
    (column) => (column === 'unionId' ? 'union_id' : leadFileColumns[column][language]),
    [language],
  );
}
