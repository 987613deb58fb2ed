import { Failure } from '../../lib/failures/failures.ts';
import { formatSpan } from '../../lib/time/age.ts';
import { isSignedBy, readLifetime } from '../../platform/transport/certificates.ts';
import { failCheck, passCheck, skipCheck, type Verdict, warnCheck } from './check.ts';
import type { DoctorSetup } from './setup.ts';
import { formatDay } from './words.ts';

/** Days before its end from which a certificate is a worry. */
const warnDays = 30;

const dayMs = 86_400_000;

const newKeyHint = 'make a new API key in the web interface (Settings, User Details)';

/** The dates of the certificate; `skew` is asked only where they make a wrong clock likely. */
export const checkDates = async (
  { connection }: DoctorSetup,
  now: number,
  skew: () => Promise<string | undefined>,
): Promise<Verdict> => {
  if (connection instanceof Failure) return skipCheck('the certificate cannot be read');
  const { cert } = connection;
  const lifetime = readLifetime(cert);
  if (!lifetime) return skipCheck('the certificate has no dates');
  const { from, to } = lifetime;
  if (to < now) {
    return failCheck(
      'credentials',
      `your certificate ${cert.path} expired on ${formatDay(to)}`,
      newKeyHint,
    );
  }
  if (from > now) {
    const wrong = await skew();
    return failCheck(
      'credentials',
      `your certificate ${cert.path} is not valid before ${formatDay(from)}; this machine has ${new Date(now).toISOString().slice(0, 16)}Z${wrong ? `: ${wrong}` : ''}`,
      wrong ? 'set the clock of this machine' : `check the clock of this machine, or ${newKeyHint}`,
    );
  }
  const left = `until ${formatDay(to)}, ${formatSpan(to - now)} from now`;
  return to - now < warnDays * dayMs
    ? warnCheck(`your certificate is valid only ${left}`, `${newKeyHint} in time`)
    : passCheck(left);
};

export const checkSigner = ({ connection }: DoctorSetup): Verdict => {
  if (connection instanceof Failure) return skipCheck('the certificate cannot be read');
  const { cert, ca, systemCa } = connection;
  if (isSignedBy(cert, ca)) return passCheck('the authority has signed the certificate');
  if (systemCa) return skipCheck('with system-ca the platform may have another authority');
  return failCheck(
    'configuration',
    `your certificate ${cert.path} is not signed by the authority in ${ca.path}`,
    'take ca, cert and key from the same key archive (api-key.zip)',
  );
};
