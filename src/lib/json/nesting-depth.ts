/** Deepest nesting that is read; what writes it again works level by level on the stack. */
export const maxNestingDepth = 1000;

/** Whether a JSON value is nested in more than `levels` levels. */
export const isNestedDeeper = (value: unknown, levels = maxNestingDepth): boolean => {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  const held: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
  return held.some((part) => isNestedDeeper(part, levels - 1));
};
