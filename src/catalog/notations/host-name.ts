/** One part of a host name (RFC 1123, section 2.1); what the platform accepts is undocumented. */
export const hostName = {
  test: /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/,
  says: 'letters, digits and inner hyphens, at most 63 characters',
};
