/**
 * Converts the settings for the server. Machine-scoped settings and workspace trust are added and override all other values.
 * If a setting is present in both spellings, the server uses the name with dots.
 */
export function asServerSettings(settings: unknown, machine: Record<string, unknown>, trusted: boolean): Record<string, unknown> {
  return { ...(typeof settings === 'object' && settings !== null ? settings : {}), ...machine, trusted };
}
