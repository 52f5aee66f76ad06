/**
 * Redshift's SQL on DuckDB: the dialect, COPY, the system views and Redshift's rules where DuckDB's
 * differ. The only package that imports DuckDB; knows nothing of HTTP or of the Data API.
 */
package com.sparkify.warehouse.local.engine;
