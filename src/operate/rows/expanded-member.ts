/** The member for expanded references; the platform has no member of that name. */
export const expandedMember = 'expanded';
