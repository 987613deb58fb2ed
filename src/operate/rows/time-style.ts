import type { Resource } from '../../catalog/vocabulary.ts';
import { findFormat } from '../../output/formats/formats.ts';
import type { Session } from '../session.ts';
import type { ColumnStyle } from './columns.ts';
import { defaultRowOptions } from './row-options.ts';

/** Whether ages were asked for: by a flag or a setting; undefined if neither says anything. */
const readRelative = ({ options }: Session, { noun }: Resource): boolean | undefined => {
  const { relative, defaultsOf } = options.rows ?? defaultRowOptions;
  return relative ?? defaultsOf(noun).relative;
};

/** Whether tables are drawn on a terminal, where ages are the default. */
const isOnScreen = ({ writer, host }: Session): boolean =>
  host.terminal.out.isTerminal && findFormat(writer.format).changes === 'drawn';

/** How a list shows its times: as ages on a terminal, as local times elsewhere. */
export const chooseListTimes = (session: Session, resource: Resource): ColumnStyle => {
  const { now } = session.host.clock;
  const isRelative = readRelative(session, resource) ?? isOnScreen(session);
  return isRelative ? { ages: { form: 'alone', now } } : {};
};

/** How the view of one resource shows its times: on a terminal as local times with their ages. */
export const chooseDetailTimes = (session: Session, resource: Resource): ColumnStyle => {
  const { now } = session.host.clock;
  const relative = readRelative(session, resource);
  if (relative === true) return { ages: { form: 'alone', now } };
  return relative === undefined && isOnScreen(session) ? { ages: { form: 'beside', now } } : {};
};

/** The session with local times, unless a flag asks for ages: for lines that stay as they are. */
export const withLastingTimes = (session: Session): Session => {
  const rows = session.options.rows ?? defaultRowOptions;
  return {
    ...session,
    options: { ...session.options, rows: { ...rows, relative: rows.relative ?? false } },
  };
};
