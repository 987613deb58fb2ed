import type { Paint } from '../terminal/colors.ts';

/** A cell: lines no wider than their column, and how they are coloured. */
export interface Cell {
  readonly lines: readonly string[];
  /**
   * Present where its words do not fit into the column: it takes lines of its own, this many cells
   * from the left, and the cells behind it follow below.
   */
  readonly indent?: number;
  readonly paint?: Paint;
}

export interface GridColumn {
  readonly width: number;
  readonly align: 'left' | 'right';
}

/** A table laid out: nothing is left to decide but who draws it. */
export interface Grid {
  readonly columns: readonly GridColumn[];
  /** Rows of cells, one cell a column; the headings are a row as any other. */
  readonly rows: Iterable<readonly Cell[]>;
  /** How many rows there are. */
  readonly height: number;
}
