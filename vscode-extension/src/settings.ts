/**
 * The settings as the server takes them: what only the machine may set and trust go along with them, whatever they say themselves. Of two
 * spellings of a setting the server takes the one name with dots.
 */
export function asServerSettings(settings: unknown, machine: Record<string, unknown>, trusted: boolean): Record<string, unknown> {
  return { ...(typeof settings === 'object' && settings !== null ? settings : {}), ...machine, trusted };
}
