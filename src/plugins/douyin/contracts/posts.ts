import { z } from 'zod';

/** What `publish_video` and `publish_image` take, whatever the platform takes. */
export const publishLimits = { titleSigns: 55, descriptionSigns: 2000, images: 9 } as const;

// A pictograph of two code units is one sign.
const atMost = (signs: number) => (text: string) => [...text].length <= signs;

const words = {
  title: z
    .string()
    .trim()
    .min(1, 'give a title')
    .refine(atMost(publishLimits.titleSigns), `at most ${publishLimits.titleSigns} signs`),
  description: z
    .string()
    .refine(atMost(publishLimits.descriptionSigns), `at most ${publishLimits.descriptionSigns} signs`)
    .optional(),
  /** 0 public, 1 only me. */
  privacy_level: z.literal([0, 1], 'must be 0 (public) or 1 (only me)').default(0),
};

const address = z.string().trim().min(1, 'give an address').max(2048);

/** The parameters of `publish_video`. */
export const publishVideoFields = z.object({
  /** An address, or the id of a video that was uploaded before. */
  video_url: address,
  ...words,
  cover_url: address.optional(),
});

/** The parameters of `publish_image`. */
export const publishImageFields = z.object({
  images: z
    .array(address)
    .min(1, `give 1 to ${publishLimits.images} pictures`)
    .max(publishLimits.images, `give 1 to ${publishLimits.images} pictures`),
  ...words,
});
