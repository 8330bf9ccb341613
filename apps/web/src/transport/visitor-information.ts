import { callSettingsSchema, DuetError, engineInfoSchema, leaseSchema, z } from '@duet/shared';

const visitorInformationSchema = z.object({ engine: engineInfoSchema, settings: callSettingsSchema, lease: leaseSchema, overload: z.string().nullable() });
/** What a visitor is shown before a call: `GET /api/interactive`. */
export type VisitorInformation = z.infer<typeof visitorInformationSchema>;

/** @throws DuetError `transport.unreachable` */
export async function fetchVisitorInformation(signal: AbortSignal): Promise<VisitorInformation> {
  try {
    const response = await fetch('/api/interactive', { signal, cache: 'no-store' });
    return visitorInformationSchema.parse(await response.json());
  } catch (cause) {
    throw new DuetError('transport.unreachable', {}, { cause });
  }
}
