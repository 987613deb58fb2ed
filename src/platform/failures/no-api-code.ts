/** The code of the failure because there is no API at a path. */
export const noApiCode = 'no_api';
