import { lazy, Suspense, useMemo, type ComponentType, type ReactNode } from 'react';
import { Loader } from '@strapi/design-system';
import { IntlProvider, useIntl } from 'react-intl';
import { loaded } from './load';
import { prefixed, useWords, type Strings } from './words';

type Children = { children: ReactNode };

/** Adds words of ours to those that Strapi has, all of which are plain texts. */
function AddWords({ own, children }: Children & { own: Strings }) {
  const { locale, defaultLocale, messages, textComponent } = useIntl();
  const all = useMemo<Strings>(() => ({ ...(messages as Strings), ...own }), [messages, own]);
  return (
    <IntlProvider {...{ locale, defaultLocale, textComponent }} messages={all}>
      {children}
    </IntlProvider>
  );
}

const language = (load: () => Promise<{ default: Strings }>) =>
  lazy(async () => {
    const own = prefixed((await loaded(load)).default);
    return { default: ({ children }: Children) => <AddWords own={own}>{children}</AddWords> };
  });

const english = language(() => import('../translations/en.json'));
const languages: Record<string, ComponentType<Children>> = {
  en: english,
  'zh-Hans': language(() => import('../translations/zh-Hans.json')),
};

function Waiting() {
  const words = useWords();
  return <Loader small>{words('loading')}</Loader>;
}

/**
 * Our words for what stands inside, in the administrator's language and in English where we do not have it. They are loaded
 * with the first of our screens: the pages of Strapi go without them.
 */
export function OwnWords({ children }: Children) {
  const Language = languages[useIntl().locale] ?? english;
  return (
    <Suspense fallback={<Waiting />}>
      <Language>{children}</Language>
    </Suspense>
  );
}

/** A component of ours that stands on a page of Strapi, with our words in it. */
export const withOwnWords = (Shown: ComponentType): ComponentType =>
  function WithOwnWords() {
    return (
      <OwnWords>
        <Shown />
      </OwnWords>
    );
  };
