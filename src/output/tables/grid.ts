import type { Paint } from '../terminal/colors.ts';

/** A cell: lines no wider than their column, and how they are coloured. */
export interface Cell {
  readonly lines: readonly string[];
  /**
   * Set if its words do not fit into the column: the cell gets lines of its own, indented by this many
   * cells, and the following cells are below it.
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
