/** The settings as the server takes them: trust goes along with them, whatever they say themselves. */
export function withTrust(settings: unknown, trusted: boolean): Record<string, unknown> {
  return { ...(typeof settings === 'object' && settings !== null ? settings : {}), trusted };
}
