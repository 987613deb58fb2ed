/**
 * Reads JSON. Throws a `ConfigurationFailure` with file, line and column, but no content. The YAML
 * library, which finds the position, is loaded only then.
 */
export const readJson = async (file: string, content: string): Promise<unknown> => {
  try {
    return JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch (error) {
    const { createJsonFailure } = await import('./syntax.ts');
    throw createJsonFailure(file, content, error);
  }
};
