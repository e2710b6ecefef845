import { platformTraits, type PlatformTraits } from '../../../contracts/platforms';
import type { AppForm } from './use-app-form';

/** What every section of the app form gets; `locked` when the administrator may only look. */
export type SectionProps = { form: AppForm; locked: boolean };

/** The field of the app the environment fixes, or null when it may be edited here. */
export const originOf = (form: AppForm, field: 'clientKey' | 'clientSecret' | 'baseUrl'): string | null =>
  form.app?.origins[field] ?? null;

/** What apps of the form's platform have. */
export const traitsOf = ({ values }: AppForm): PlatformTraits => platformTraits[values.provider];
