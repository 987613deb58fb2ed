const minutesIn: Readonly<Record<string, number>> = {
  commissioning: 2,
  booting: 1,
  bootstrapping: 3,
  shutting_down: 1,
  decommissioning: 1,
  created: 0.25,
  compiling: 2,
  attaching: 0.5,
  detaching: 0.5,
  start: 0.25,
  waiting_for_vpc: 2,
  applying: 3,
  end: 0.1,
};

/** How long a transitional value lasts on a real platform, in minutes. */
export const computeMinutes = (value: string): number => minutesIn[value] ?? 1;
