/**
 * Reads JSON. Throws a `ConfigurationFailure` that names file, line and column, not content. YAML,
 * which is needed to find the place, is loaded for that alone.
 */
export const readJson = async (file: string, content: string): Promise<unknown> => {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    const { createJsonFailure } = await import('./syntax.ts');
    throw createJsonFailure(file, content, error);
  }
};
