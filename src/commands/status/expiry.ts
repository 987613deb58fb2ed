/** Days before expiry from which a certificate needs attention. */
const soonDays = 30;

/** Whether a certificate has expired or expires soon. */
export const isExpiringSoon = ({ days_left: days }: { readonly days_left: number }): boolean =>
  days < soonDays;
