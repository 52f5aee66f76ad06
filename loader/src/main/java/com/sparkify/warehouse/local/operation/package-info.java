/**
 * What the local Data API does: one class an operation, and the statements they share, from
 * submission to result. Runs SQL only through {@code local.engine}'s interfaces and knows nothing
 * of HTTP but the shapes' form.
 */
package com.sparkify.warehouse.local.operation;
