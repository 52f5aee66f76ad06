package com.sparkify.warehouse.cli;

/** How the rows of a query are written. */
enum ResultFormat {
  TABLE,
  CSV,
  JSON
}
