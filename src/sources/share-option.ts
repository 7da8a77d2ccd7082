import { z } from 'zod';

/** An option that is a share of something, 0 to 1, with its value where left out. */
export function share(value: number, description: string) {
  return z.number().min(0).max(1).default(value).describe(description);
}
