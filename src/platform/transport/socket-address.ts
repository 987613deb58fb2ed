/** The host of an endpoint as sockets take it, IPv6 without brackets, and its port. */
export const formatSocketAddress = (
  endpoint: string,
): { readonly host: string; readonly port: number } => {
  const { hostname, port } = new URL(endpoint);
  return { host: hostname.replace(/^\[(.*)\]$/, '$1'), port: port === '' ? 443 : Number(port) };
};
