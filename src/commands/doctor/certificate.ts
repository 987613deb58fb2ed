import { Failure } from '../../lib/failures/failures.ts';
import { formatSpan } from '../../lib/time/age.ts';
import { isSignedBy, readLifetime } from '../../platform/transport/certificates.ts';
import { failCheck, passCheck, skipCheck, type Verdict, warnCheck } from './check.ts';
import type { DoctorSetup } from './setup.ts';
import { formatDay } from './words.ts';

/** Days before expiry from which a certificate is a warning. */
const warnDays = 30;

const dayMs = 86_400_000;

const newKeyHint = 'create a new API key in the web interface (Settings, User Details)';

/** Checks the dates of the certificate; `skew` is only called if the local clock may be wrong. */
export const checkDates = async (
  { connection }: DoctorSetup,
  now: number,
  skew: () => Promise<string | undefined>,
): Promise<Verdict> => {
  if (connection instanceof Failure) return skipCheck('the certificate cannot be read');
  const { cert } = connection;
  const lifetime = readLifetime(cert);
  if (!lifetime) return skipCheck('the certificate has no validity dates');
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
      `your certificate ${cert.path} is not valid before ${formatDay(from)}; the clock of this machine shows ${new Date(now).toISOString().slice(0, 16)}Z${wrong ? `: ${wrong}` : ''}`,
      wrong ? 'set the clock of this machine' : `check the clock of this machine, or ${newKeyHint}`,
    );
  }
  const end = `${formatDay(to)}, ${formatSpan(to - now)} from now`;
  return to - now < warnDays * dayMs
    ? warnCheck(`your certificate expires on ${end}`, `${newKeyHint} before then`)
    : passCheck(`valid until ${end}`);
};

export const checkSigner = ({ connection }: DoctorSetup): Verdict => {
  if (connection instanceof Failure) return skipCheck('the certificate cannot be read');
  const { cert, ca, systemCa } = connection;
  if (isSignedBy(cert, ca)) return passCheck('the certificate is signed by the CA');
  if (systemCa) return skipCheck('with system-ca, the platform may use another CA');
  return failCheck(
    'configuration',
    `your certificate ${cert.path} is not signed by the CA in ${ca.path}`,
    'take ca, cert and key from the same key archive (api-key.zip)',
  );
};
