import { forwardRef, type SVGProps } from 'react';

/** A musical note with a short video's frame: the plugin's own sign, not the platform's trade mark. */
export const PluginIcon = forwardRef<SVGSVGElement, SVGProps<SVGSVGElement>>(
  ({ fill = 'currentColor', ...props }, ref) => (
    <svg
      ref={ref}
      xmlns="http://www.w3.org/2000/svg"
      viewBox="0 0 32 32"
      width={16}
      height={16}
      fill={fill}
      {...props}
    >
      <path d="M23 2H9a4 4 0 0 0-4 4v20a4 4 0 0 0 4 4h14a4 4 0 0 0 4-4V6a4 4 0 0 0-4-4Zm2 24a2 2 0 0 1-2 2H9a2 2 0 0 1-2-2V6c0-1.1.9-2 2-2h14a2 2 0 0 1 2 2v20Z" />
      <path d="M18.6 8h-2.3v10.6a2.3 2.3 0 1 1-1.7-2.2V14a4.7 4.7 0 1 0 4 4.6v-5.3a5.6 5.6 0 0 0 3.1 1V12a3.2 3.2 0 0 1-3.1-3.2V8Z" />
    </svg>
  ),
);
PluginIcon.displayName = 'PluginIcon';
